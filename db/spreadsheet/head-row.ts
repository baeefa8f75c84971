import { columnOfHead, type SheetColumn } from '@/domain/sheet-columns'
import { refuseSheet } from './limits'
import type { SheetRow } from './read-sheet'

/** Where each column stands in a sheet, from 0. */
export type Heads<Key extends string> = Map<Key, number>

/**
 * The columns of a sheet by the heads of its first row, in any order. Throws RefusalError `sheetHeads`: nothing is guessed when a
 * needed column is missing, one is there twice, or a head is none of them; `sheetEmpty` when nothing stands under them.
 */
export function readHeads<Column extends SheetColumn>(
  rows: readonly SheetRow[],
  columns: readonly Column[],
): Heads<Column['key']> {
  const heads: Heads<Column['key']> = new Map()
  const unknown: string[] = []
  const twice: string[] = []
  for (const [column, { text }] of rows[0]?.cells ?? []) {
    const key = columnOfHead(text, columns)
    if (key === null) unknown.push(text.trim().slice(0, 40))
    else if (key !== 'reasons' && heads.has(key)) twice.push(text.trim().slice(0, 40))
    else if (key !== 'reasons') heads.set(key, column)
  }
  const missing = columns.filter(column => column.required && !heads.has(column.key))
  if (missing.length > 0 || unknown.length > 0 || twice.length > 0)
    refuseSheet('sheetHeads', {
      missing: missing.map(column => `${column.zh} ${column.en}`).join('、') || 'none',
      unknown: unknown.slice(0, 10).join('、') || 'none',
      twice: twice.join('、') || 'none',
    })
  if (rows.length < 2) refuseSheet('sheetEmpty')
  return heads
}
