import ExcelJS from 'exceljs'

export type NewSheet = {
  name: string
  heads: readonly { word: string; width: number }[]
  rows: readonly (readonly string[])[]
}

/** In the file's own spelling _x0041_ is the letter A: what only looks like it is spelt out. */
export const spelt = (text: string): string =>
  text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_')

/**
 * An .xlsx file of these sheets. Every cell is text and formatted as text, so that nothing at its start makes it a formula and
 * numbers keep their zeros; reading it again gives the same texts.
 */
export async function writeSheets(sheets: readonly NewSheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, heads, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = heads.map(head => ({ width: head.width, style: { numFmt: '@' } }))
    sheet.addRow(heads.map(head => spelt(head.word))).font = { bold: true }
    for (const row of rows) sheet.addRow(row.map(text => (text === '' ? null : spelt(text))))
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
