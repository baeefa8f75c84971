import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv, readCsv } from './read-csv'

describe('parseCsv', () => {
  it('keeps commas, doubled quotes and line ends inside quotes', () => {
    expect(parseCsv('a,"b, ""c""\nd",\r\n"",e,f')).toEqual([
      ['a', 'b, "c"\nd', ''],
      ['', 'e', 'f'],
    ])
  })

  it('reads the same rows with and without a last line end, and skips a byte-order mark', () => {
    expect(parseCsv('\ufeffa,b\n1,2\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(parseCsv('a,b\n1,2')).toEqual(parseCsv('a,b\n1,2\n'))
    expect(parseCsv('a,b\n1,')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ])
  })

  it('refuses what is not RFC 4180', () => {
    expect(() => parseCsv('a,"b')).toThrow('never closed')
    expect(() => parseCsv('"a"b,c')).toThrow('closing quote')
    expect(() => parseCsv('a"b,c')).toThrow('unquoted')
  })

  it('reads back whatever was written with every cell quoted', () => {
    const cell = fc.string()
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
    fc.assert(
      fc.property(table, rows => {
        const text = rows.map(row => row.map(value => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        expect(parseCsv(text)).toEqual(rows)
      }),
    )
  })
})

describe('readCsv', () => {
  it('keys cells by the header and names what is wrong', () => {
    expect(readCsv('x,y\n1,2\n', ['x', 'y'])).toEqual([{ x: '1', y: '2' }])
    expect(() => readCsv('x,y\n1\n', ['x'])).toThrow('row 2: 1 cells under 2')
    expect(() => readCsv('x,y\n', ['z'])).toThrow('no column z')
  })
})
