import ExcelJS from 'exceljs'
import { spelt } from './write-sheet'

/** A cell of a written sheet: words stay words, a number is one. */
export type PaperCell = string | number | null
export type PaperLine = { cells: readonly PaperCell[]; look?: 'title' | 'head' | 'sum' | 'small' }
export type PaperSheetFile = {
  name: string
  /** Widths of the columns, in characters. */
  widths: readonly number[]
  lines: readonly PaperLine[]
  /** A PNG below the last line, so many pixels a side. */
  picture?: { png: Buffer; pixels: number }
}

const looks: Record<NonNullable<PaperLine['look']>, Partial<ExcelJS.Font>> = {
  title: { bold: true, size: 14 },
  head: { bold: true },
  sum: { bold: true },
  small: { size: 9, color: { argb: 'FF444444' } },
}

/**
 * An .xlsx of a document: sheets set for A4, words as text so that nothing at their start makes them a formula, figures as numbers. It uses nothing that an
 * older reader lacks: no tables, links, rules or names.
 */
export async function writePaper(sheets: readonly PaperSheetFile[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, widths, lines, picture } of sheets) {
    const sheet = workbook.addWorksheet(name, {
      pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      headerFooter: { oddFooter: '— &P —' },
    })
    sheet.columns = widths.map(width => ({ width }))
    for (const { cells, look } of lines) {
      const row = sheet.addRow(cells.map(cell => (typeof cell === 'string' ? spelt(cell) : cell)))
      row.eachCell(cell => {
        cell.numFmt = typeof cell.value === 'number' ? '#,##0' : '@'
        cell.alignment = { vertical: 'top', wrapText: look !== 'title' && look !== 'small' }
        if (look) cell.font = looks[look]
      })
    }
    if (picture) {
      const image = workbook.addImage({ base64: picture.png.toString('base64'), extension: 'png' })
      sheet.addImage(image, {
        tl: { col: 0, row: lines.length + 1 },
        ext: { width: picture.pixels, height: picture.pixels },
      })
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
