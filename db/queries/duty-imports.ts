import { sql } from 'drizzle-orm'
import { dutyColumns } from '@/domain/duty-columns'
import type { Tx } from '../client'
import type { DutyRowFault } from '../duties/check-duty-rows'
import { listKnownDuties } from '../duties/known-duties'
import type { Named } from './case-view'
import { person, unit } from './named'

export const dutyShows = ['bad', 'new', 'changed', 'same'] as const
/** Which rows of an import a page shows. */
export type DutyShow = (typeof dutyShows)[number]

export type ListedDutyImport = {
  id: number
  fileName: string
  rows: number
  at: Date
  by: Named | null
  unit: Named | null
  outcome: 'taken' | 'dropped' | null
}
export type DutyImportDetail = ListedDutyImport & {
  decidedBy: Named | null
  decidedAt: Date | null
  counts: Record<DutyShow, number>
}

const listed = sql`i.id::float8 as id, i.file_name as "fileName", i.rows, i.at, i.outcome, ${person('p')} as by, ${unit('o')} as unit`
const joined = sql`left join person p on p.id = i.person_id left join org o on o.id = i.org_id`

/** The spreadsheets of posts and people that were brought, the latest first. */
export async function listDutyImports(tx: Tx, limit: number): Promise<ListedDutyImport[]> {
  const { rows } = await tx.execute(
    sql`select ${listed} from duty_import i ${joined} order by i.id desc limit ${limit}`,
  )
  return (rows as ListedDutyImport[]).map(row => ({ ...row, at: new Date(row.at) }))
}

/** One import with how many of its rows are what; null when it is not the reader's to see. */
export async function findDutyImport(tx: Tx, id: number): Promise<DutyImportDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${listed}, ${person('d')} as "decidedBy", i.decided_at as "decidedAt",
      (select json_build_object('bad', count(*) filter (where r.effect = 'bad'), 'new', count(*) filter (where r.effect = 'new'),
        'changed', count(*) filter (where r.effect = 'changed'), 'same', count(*) filter (where r.effect = 'same')) from duty_import_row r where r.import_id = i.id) as counts
    from duty_import i ${joined} left join person d on d.id = i.decided_by_id where i.id = ${id}`)
  const row = rows[0] as DutyImportDetail | undefined
  return row ? { ...row, at: new Date(row.at), decidedAt: row.decidedAt && new Date(row.decidedAt) } : null
}

export type DutyImportRow = { rowNo: number; values: Record<string, string>; faults: DutyRowFault[] }

/** Rows of one effect, in the order of the sheet. */
export async function listDutyImportRows(
  tx: Tx,
  id: number,
  effect: DutyShow,
  page: { after?: string; limit: number },
): Promise<{ rows: DutyImportRow[]; next: string | null }> {
  const after = /^\d{1,9}$/.test(page.after ?? '') ? Number(page.after) : 0
  const { rows } = await tx.execute(sql`
    select row_no as "rowNo", "values", faults from duty_import_row where import_id = ${id} and effect = ${effect} and row_no > ${after} order by row_no limit ${page.limit + 1}`)
  const found = rows as DutyImportRow[]
  const shown = found.slice(0, page.limit)
  return { rows: shown, next: found.length > page.limit ? String(shown.at(-1)!.rowNo) : null }
}

/** The rows of the sheet that were bad, as they were typed, each with its faults. */
export async function listBadDutyRows(tx: Tx, id: number): Promise<{ cells: string[]; faults: DutyRowFault[] }[]> {
  const { rows } = await tx.execute(
    sql`select "values", faults from duty_import_row where import_id = ${id} and effect = 'bad' order by row_no`,
  )
  return (rows as Omit<DutyImportRow, 'rowNo'>[]).map(({ values, faults }) => ({
    cells: dutyColumns.map(column => values[column.key] ?? ''),
    faults,
  }))
}

/** Posts and responsible people of the reader's territory in the sheet's own columns: what goes out comes back in without any loss. */
export async function listDutyRows(tx: Tx): Promise<string[][]> {
  return (await listKnownDuties(tx)).map(duty => dutyColumns.map(column => duty[column.key]))
}
