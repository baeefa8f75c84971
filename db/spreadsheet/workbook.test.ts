import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { textRow, workbookParts, zipOf } from '../archive/zip-for-tests'
import { cellAddress, readSheet } from './read-sheet'
import { writeSheets } from './write-sheet'

describe('what is a workbook', () => {
  it('is read from its first sheet that is not hidden', async () => {
    const file = zipOf(workbookParts(`<sheetData>${textRow(1, '登记编号')}${textRow(2, 'A-1')}</sheetData>`))
    expect((await readSheet(file)).map(row => [row.no, row.cells.get(0)?.text])).toEqual([
      [1, '登记编号'],
      [2, 'A-1'],
    ])
  })

  it('gives numbers as typed, dates as days, and says what is a formula, an error, or too long a number', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('a')
    sheet.addRow([
      220203,
      43.8512,
      new Date('2026-01-05T00:00:00Z'),
      true,
      { richText: [{ text: '松' }, { text: '江' }] },
    ])
    sheet.addRow([
      { formula: '1+1', result: 2 },
      { error: '#N/A' },
      1234567890123456,
      'x',
      { text: 'link', hyperlink: 'http://x' },
    ])
    sheet.mergeCells('A3:C4')
    sheet.getCell('A3').value = '合并'
    const [one, two, ...merged] = await readSheet(Buffer.from(await workbook.xlsx.writeBuffer()))
    expect([...one!.cells.values()].map(cell => cell.text)).toEqual(['220203', '43.8512', '2026-01-05', 'TRUE', '松江'])
    expect([...two!.cells.values()].map(cell => cell.fault)).toEqual([
      'formula',
      'error',
      'digits',
      undefined,
      undefined,
    ])
    expect(merged.map(row => [...row.cells])).toEqual([[[0, { text: '合并' }]]])
  })

  it('comes back as it was written, whatever a cell begins with', async () => {
    const texts = [
      '=1+1',
      '+1',
      '-1',
      '@x',
      '00123',
      '_x0041_',
      '_x005F_',
      'a\nb\r\nc',
      '&lt;<b>"\'',
      ' ',
      '１',
      '1e5',
      '😀',
      'TRUE',
      '#N/A',
      '2026-01-05',
    ]
    const file = await writeSheets([{ name: 'a', heads: [{ word: 'h', width: 9 }], rows: texts.map(text => [text]) }])
    expect((await readSheet(file)).slice(1).map(row => row.cells.get(0))).toEqual(texts.map(text => ({ text })))
  })

  it('names its cells as the spreadsheet program does', () => {
    expect([
      cellAddress(17, 5),
      cellAddress(1, 25),
      cellAddress(2, 26),
      cellAddress(3, 701),
      cellAddress(4, 702),
    ]).toEqual(['F17', 'Z1', 'AA2', 'ZZ3', 'AAA4'])
  })
})
