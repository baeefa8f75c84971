import ExcelJS from 'exceljs'

/** An .xlsx of one sheet, as a file that a form takes. */
export async function workbook(heads: readonly string[], rows: readonly (readonly string[])[], name: string) {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('1')
  sheet.addRow([...heads])
  for (const row of rows) sheet.addRow([...row])
  return {
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await book.xlsx.writeBuffer()),
  }
}
