import { columnOfHead, type RegisterKey, registerColumns } from '@/domain/register-columns'
import { refuseSheet } from '../spreadsheet/limits'
import type { SheetRow } from '../spreadsheet/read-sheet'

/** Where each column of the register stands in a sheet, from 0. */
export type Heads = Map<RegisterKey, number>

/**
 * The columns of a sheet by the heads of its first row, in any order. Throws RefusalError `sheetHeads`: nothing is guessed when a
 * needed column is missing, one is there twice, or a head is not the register's; `sheetEmpty` when nothing stands under them.
 */
export function readHeads(rows: readonly SheetRow[]): Heads {
  const heads: Heads = new Map()
  const unknown: string[] = []
  const twice: string[] = []
  for (const [column, { text }] of rows[0]?.cells ?? []) {
    const key = columnOfHead(text)
    if (key === null) unknown.push(text.trim().slice(0, 40))
    else if (key !== 'reasons' && heads.has(key)) twice.push(text.trim().slice(0, 40))
    else if (key !== 'reasons') heads.set(key, column)
  }
  const missing = registerColumns.filter(column => column.required && !heads.has(column.key))
  if (missing.length > 0 || unknown.length > 0 || twice.length > 0)
    refuseSheet('sheetHeads', {
      missing: missing.map(column => `${column.zh} ${column.en}`).join('、') || 'none',
      unknown: unknown.slice(0, 10).join('、') || 'none',
      twice: twice.join('、') || 'none',
    })
  if (rows.length < 2) refuseSheet('sheetEmpty')
  return heads
}
