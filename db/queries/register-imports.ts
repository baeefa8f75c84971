import { type SQL, sql } from 'drizzle-orm'
import { registerColumns } from '@/domain/register-columns'
import type { Tx } from '../client'
import type { RowFault } from '../schema/register'
import type { Named } from './case-view'
import { person, unit } from './named'

export const importShows = ['bad', 'new', 'changed', 'same', 'enterprises'] as const
/** Which rows of an import a page shows. */
export type ImportShow = (typeof importShows)[number]

export type ListedImport = {
  id: number
  fileName: string
  rows: number
  at: Date
  by: Named | null
  unit: Named | null
  outcome: 'taken' | 'dropped' | null
}
export type ImportDetail = ListedImport & {
  decidedBy: Named | null
  decidedAt: Date | null
  counts: Record<ImportShow, number>
}

const listed = sql`i.id::float8 as id, i.file_name as "fileName", i.rows, i.at, i.outcome, ${person('p')} as by, ${unit('o')} as unit`
const asDates = <T extends { at: Date }>(row: T): T => ({ ...row, at: new Date(row.at) })

/** The spreadsheets that were brought, the latest first. */
export async function listImports(tx: Tx, limit: number): Promise<ListedImport[]> {
  const { rows } = await tx.execute(sql`
    select ${listed} from register_import i left join person p on p.id = i.person_id left join org o on o.id = i.org_id order by i.id desc limit ${limit}`)
  return (rows as ListedImport[]).map(asDates)
}

/** Enterprises that the good rows name and the register did not know when they were read. */
const newEnterprises = (id: number): SQL => sql`
  select r."values" ->> 'enterprise' as name, r."values" ->> 'regionCode' as region, count(*)::int as places from register_import_row r
  where r.import_id = ${id} and r.effect in ('new', 'changed') and r."values" ->> 'orgId' = '' group by 1, 2`

/** One import with how many of its rows are what; null when it is not the reader's to see. */
export async function findImport(tx: Tx, id: number): Promise<ImportDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${listed}, ${person('d')} as "decidedBy", i.decided_at as "decidedAt",
      (select json_build_object('bad', count(*) filter (where r.effect = 'bad'), 'new', count(*) filter (where r.effect = 'new'),
        'changed', count(*) filter (where r.effect = 'changed'), 'same', count(*) filter (where r.effect = 'same'),
        'enterprises', (select count(*) from (${newEnterprises(id)}) n)) from register_import_row r where r.import_id = i.id) as counts
    from register_import i left join person p on p.id = i.person_id left join org o on o.id = i.org_id left join person d on d.id = i.decided_by_id
    where i.id = ${id}`)
  const row = rows[0] as ImportDetail | undefined
  return row ? { ...asDates(row), decidedAt: row.decidedAt && new Date(row.decidedAt) } : null
}

export type ImportRow = { rowNo: number; values: Record<string, string>; faults: RowFault[]; placeId: number | null }

/** Rows of one effect, in the order of the sheet. A new row's place is known once it was taken in. */
export async function listImportRows(
  tx: Tx,
  id: number,
  effect: Exclude<ImportShow, 'enterprises'>,
  page: { after?: string; limit: number },
): Promise<{ rows: ImportRow[]; next: string | null }> {
  const after = /^\d{1,9}$/.test(page.after ?? '') ? Number(page.after) : 0
  const { rows } = await tx.execute(sql`
    select r.row_no as "rowNo", r."values", r.faults, l.id::float8 as "placeId" from register_import_row r
      left join place l on l.register_no = r."values" ->> 'registerNo' and r.effect <> 'bad'
    where r.import_id = ${id} and r.effect = ${effect} and r.row_no > ${after} order by r.row_no limit ${page.limit + 1}`)
  const found = rows as ImportRow[]
  const shown = found.slice(0, page.limit)
  return { rows: shown, next: found.length > page.limit ? String(shown.at(-1)!.rowNo) : null }
}

export type NewEnterprise = { name: string; regionZh: string; regionEn: string; places: number }

/** Enterprises that an import would add, by region and name. */
export async function listNewEnterprises(
  tx: Tx,
  id: number,
  page: { after?: string; limit: number },
): Promise<{ rows: NewEnterprise[]; next: string | null }> {
  const after = /^\d{1,9}$/.test(page.after ?? '') ? Number(page.after) : 0
  const { rows } = await tx.execute(sql`
    select n.name, g.name_zh as "regionZh", g.name_en as "regionEn", n.places from (${newEnterprises(id)}) n join region g on g.code = n.region
    order by n.region, n.name offset ${after} limit ${page.limit + 1}`)
  const found = rows as NewEnterprise[]
  return { rows: found.slice(0, page.limit), next: found.length > page.limit ? String(after + page.limit) : null }
}

/** The rows of the sheet that were bad, as they were typed, each with its faults. */
export async function listBadRows(tx: Tx, id: number): Promise<{ cells: string[]; faults: RowFault[] }[]> {
  const { rows } = await tx.execute(sql`
    select r."values", r.faults from register_import_row r where r.import_id = ${id} and r.effect = 'bad' order by r.row_no`)
  return (rows as { values: Record<string, string>; faults: RowFault[] }[]).map(({ values, faults }) => ({
    cells: registerColumns.map(column => values[column.key] ?? ''),
    faults,
  }))
}
