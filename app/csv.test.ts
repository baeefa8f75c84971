import { describe, expect, it } from 'vitest'
import { csvCell, csvFile } from './csv'

describe('a cell of an export', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1'])('never starts a formula: %j', text => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/)
  })
  it('keeps numbers, quotes what holds a comma, a quote or a line end', () => {
    expect(csvCell(-3)).toBe('-3')
    expect(csvCell('a,b')).toBe('"a,b"')
    expect(csvCell('say "x"')).toBe('"say ""x"""')
    expect(csvCell('阀井')).toBe('阀井')
    expect(csvCell(null)).toBe('')
  })
  it('is a file that a spreadsheet reads as UTF-8', async () => {
    const bytes = new Uint8Array(await csvFile('x', ['编号'], [['隐-1']]).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })
})
