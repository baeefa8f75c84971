import { plainText } from './plain-text'

/** A column of a spreadsheet that the product reads and writes: its head in both languages, whether it must be filled, the longest text. */
export type SheetColumn = { key: string; zh: string; en: string; required: boolean; most: number }

/** The head that stands over the reasons in a sheet of bad rows; such a sheet is corrected and read again. */
export const reasonsHead = { zh: '未通过原因', en: 'Reasons' } as const

/** A column's head as the product writes it: both languages, with a star where a value must stand. */
export const headOf = ({ zh, en, required }: { zh: string; en: string; required?: boolean }): string =>
  `${zh} ${en}${required ? ' *' : ''}`

/** A head or a word without what people write differently: width, case, spaces, the star. */
export const plainHead = (head: string): string =>
  head
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*/|]/g, '')

/** The column that a head names, in either language, both, or by its key; null for a head that none of them has. */
export function columnOfHead<Column extends SheetColumn>(
  head: string,
  columns: readonly Column[],
): Column['key'] | 'reasons' | null {
  const said = plainHead(head)
  const names = ({ zh, en }: { zh: string; en: string }) => [zh, en, zh + en, en + zh].map(plainHead)
  if (names(reasonsHead).includes(said)) return 'reasons'
  return columns.find(column => column.key.toLowerCase() === said || names(column).includes(said))?.key ?? null
}

export type RowCell = { text: string; fault?: 'formula' | 'error' | 'digits' }
/** Why a cell is not taken whatever its column means. */
export type CellFaultCode = 'required' | 'tooLong' | 'unreadable' | NonNullable<RowCell['fault']>

/** What a cell says, trimmed, or why it is not taken; lines only where the column may have them. */
export function readCell(
  { required, most }: SheetColumn,
  cell: RowCell | undefined,
  lines: boolean,
): { said: string } | { code: CellFaultCode } {
  const said = cell?.text.trim() ?? ''
  if (cell?.fault) return { code: cell.fault }
  if (said === '') return required ? { code: 'required' } : { said: '' }
  if (plainText(said) !== said || (!lines && /[\r\n\t]/.test(said))) return { code: 'unreadable' }
  return said.length > most ? { code: 'tooLong' } : { said }
}
