import ExcelJS from 'exceljs'
import { RefusalError } from '@/domain/refusal'
import { refuseSheet, sheetLimits } from './limits'
import { bareWorkbook } from './workbook-parts'

/** Why a cell's text is not what somebody wrote: a formula, an error value, a number with more digits than a spreadsheet keeps. */
export type CellFault = 'formula' | 'error' | 'digits'
export type Cell = { text: string; fault?: CellFault }
/** A row that holds anything, with its number as the spreadsheet program shows it; cells by their column, from 0. */
export type SheetRow = { no: number; cells: Map<number, Cell> }

/** The letters of a column, from 0: A, B, … Z, AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** Where a cell is, as the spreadsheet program shows it: F17. */
export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row}`

function dayText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  // a serial number of days is a fraction: what is a second or less from midnight is that midnight
  const whole = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  return whole.endsWith('T00:00:00.000Z') ? whole.slice(0, 10) : `${whole.slice(0, 10)} ${whole.slice(11, 16)}`
}

function numberCell(value: number): Cell {
  const text = String(value)
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? { text, fault: 'digits' } : { text }
}

function cellOf(value: ExcelJS.CellValue): Cell | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value === '' ? null : { text: value }
  if (typeof value === 'number') return numberCell(value)
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' }
  if (value instanceof Date) return { text: dayText(value) }
  if ('richText' in value) return { text: value.richText.map(run => run.text).join('') }
  if ('error' in value) return { text: String(value.error), fault: 'error' }
  if ('formula' in value || 'sharedFormula' in value) {
    const result = cellOf((value.result ?? null) as ExcelJS.CellValue)
    return { text: result?.text ?? '', fault: 'formula' }
  }
  return { text: 'text' in value ? String(value.text) : '', fault: 'error' }
}

/**
 * The rows of an .xlsx file as text: dates as YYYY-MM-DD, numbers as typed, of merged cells the first, the first sheet that is
 * not hidden. Throws RefusalError `sheetKind`, `sheetTooLarge` or `sheetBroken`.
 */
export async function readSheet(file: Buffer): Promise<SheetRow[]> {
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bareWorkbook(file) as unknown as ArrayBuffer)
  } catch (error) {
    if (error instanceof RefusalError) throw error
    console.warn('a spreadsheet could not be read:', error instanceof Error ? error.message.slice(0, 200) : error)
    return refuseSheet('sheetBroken')
  }
  const rows: SheetRow[] = []
  workbook.worksheets[0]?.eachRow((row, no) => {
    const cells = new Map<number, Cell>()
    row.eachCell((cell, column) => {
      if (column > sheetLimits.columns) refuseSheet('sheetTooLarge')
      const read = cellOf(cell.value)
      if (read) cells.set(column - 1, read)
    })
    if (cells.size > 0) rows.push({ no, cells })
  })
  return rows
}
