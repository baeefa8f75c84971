import { type SQL, sql } from 'drizzle-orm'
import { type Day, isDay } from '@/domain/clock'
import type { Tx } from '../client'
import { type CaseFilters, type Clock, whereOf } from './case-filters'
import type { Named } from './case-view'
import { named } from './named'

export type ListedLoop = 'task' | 'hazard'
export const caseSorts = ['due', 'moved', 'opened'] as const
export type CaseSort = (typeof caseSorts)[number]

/** One line of a list of tasks or hazards. */
export type ListedCase = {
  id: number
  titleZh: string
  titleEn: string
  line: string
  stage: string
  level: 'general' | 'major' | null
  regionCode: string
  dueOn: Day | null
  openedAt: Date
  movedAt: Date
  closedAt: Date | null
  unit: Named
  owner: Named | null
  place: Named | null
}

type Page = { sort: CaseSort; after?: string; limit: number; clock: Clock }

/** The order of each sort: what is due first, what has not moved for longest, what was opened last. */
const orders: Record<CaseSort, SQL> = {
  due: sql`c.due_on, c.id`,
  moved: sql`c.moved_at, c.id`,
  opened: sql`c.opened_at desc, c.id desc`,
}

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/
/** An instant to the microsecond, as the database keeps it. */
const exactly = (column: SQL): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Where the page before ended: the sort's value, in a form that orders as the column does, and the id. */
function cursorOf(row: ListedCase & { exact: string | null }): string {
  return `${row.exact ?? 'none'}~${row.id}`
}

function afterCursor(sort: CaseSort, after: string | undefined): { value: string | null; id: number } | null {
  const [value, id] = (after ?? '').split('~')
  if (!value || !/^\d{1,15}$/.test(id ?? '')) return null
  if (value === 'none') return sort === 'due' ? { value: null, id: Number(id) } : null
  const usable = sort === 'due' ? isDay(value) : instantShape.test(value) && !Number.isNaN(Date.parse(value))
  return usable ? { value, id: Number(id) } : null
}

async function rowsWhere(
  tx: Tx,
  loop: ListedLoop,
  where: SQL,
  { sort, limit }: Page,
): Promise<(ListedCase & { exact: string | null })[]> {
  const isHazard = loop === 'hazard'
  const exact = { due: sql`c.due_on::text`, moved: exactly(sql`c.moved_at`), opened: exactly(sql`c.opened_at`) }[sort]
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as "titleZh", c.title_en as "titleEn", c.line, c.stage, c.level, c.region_code as "regionCode", c.due_on::text as "dueOn",
      c.opened_at as "openedAt", c.moved_at as "movedAt", c.closed_at as "closedAt", ${exact} as exact,
      coalesce(${named('o', 'short_zh', 'short_en')}, json_build_object('id', c.org_id, 'zh', '—', 'en', '—')) as unit, ${named('p', 'name_zh', 'name_en')} as owner,
      ${isHazard ? named('l', 'name_zh', 'name_en') : sql`null`} as place
    from (select c.* from ${sql.identifier(loop)} c where ${where} order by ${orders[sort]} limit ${limit}) c
      left join org o on o.id = c.org_id left join person p on p.id = c.owner_id
      ${isHazard ? sql`left join place l on l.id = c.place_id` : sql``}
    order by ${orders[sort]}`)
  return rows.map(row => ({
    ...row,
    openedAt: new Date(row.openedAt as string),
    movedAt: new Date(row.movedAt as string),
    closedAt: row.closedAt ? new Date(row.closedAt as string) : null,
  })) as (ListedCase & { exact: string | null })[]
}

/** One page of the cases that the filters leave, and the cursor of the next; `due` puts those without a date last. */
export async function listCases(
  tx: Tx,
  loop: ListedLoop,
  filters: CaseFilters,
  page: Page,
): Promise<{ rows: ListedCase[]; next: string | null }> {
  const { sort, limit, clock } = page
  const where = whereOf(loop, filters, clock)
  const from = afterCursor(sort, page.after)
  const found: (ListedCase & { exact: string | null })[] = []
  const more = { ...page, limit: limit + 1 }
  if (sort === 'due') {
    // those with a date and those without are read apart, so that each is one walk along the index
    if (!from || from.value !== null) {
      const later = from ? sql` and (c.due_on, c.id) > (${from.value}::date, ${from.id}::bigint)` : sql``
      found.push(...(await rowsWhere(tx, loop, sql`${where} and c.due_on is not null${later}`, more)))
    }
    if (found.length <= limit) {
      const later = from?.value === null ? sql` and c.id > ${from.id}` : sql``
      found.push(
        ...(await rowsWhere(tx, loop, sql`${where} and c.due_on is null${later}`, {
          ...more,
          limit: more.limit - found.length,
        })),
      )
    }
  } else if (sort === 'moved') {
    const later = from ? sql` and (c.moved_at, c.id) > (${from.value}::timestamptz, ${from.id}::bigint)` : sql``
    found.push(...(await rowsWhere(tx, loop, sql`${where}${later}`, more)))
  } else {
    const later = from ? sql` and (c.opened_at, c.id) < (${from.value}::timestamptz, ${from.id}::bigint)` : sql``
    found.push(...(await rowsWhere(tx, loop, sql`${where}${later}`, more)))
  }
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? cursorOf(rows.at(-1)!) : null }
}

export type FilterNames = Partial<Record<keyof CaseFilters, Named>>

/** What the ids in an address stand for, in words; what the reader may not see keeps its number. */
export async function filterNames(tx: Tx, filters: CaseFilters): Promise<FilterNames> {
  const org = (id: number | undefined) =>
    sql`(select ${named('x', 'short_zh', 'short_en')} from org x where x.id = ${id ?? null}::bigint)`
  const person = (id: number | undefined) =>
    sql`(select ${named('x', 'name_zh', 'name_en')} from person x where x.id = ${id ?? null}::bigint)`
  const { rows } = await tx.execute(sql`select
    ${org(filters.unit)} as unit, ${org(filters.under)} as under, ${org(filters.issuer)} as issuer, ${person(filters.owner)} as owner,
    (select ${named('x', 'title_zh', 'title_en')} from directive x where x.id = ${filters.directive ?? null}::bigint) as directive,
    (select ${named('x', 'title_zh', 'title_en')} from task x where x.id = ${filters.piecesOf ?? null}::bigint) as "piecesOf",
    (select ${named('x', 'title_zh', 'title_en')} from source_document x where x.id = ${filters.document ?? null}::bigint) as document,
    (select ${named('x', 'name_zh', 'name_en')} from campaign x where x.id = ${filters.campaign ?? null}::bigint) as campaign,
    (select ${named('x', 'name_zh', 'name_en')} from place x where x.id = ${filters.place ?? null}::bigint) as place,
    (select json_build_object('id', x.code, 'zh', x.name_zh, 'en', x.name_en) from region x where x.code = ${filters.region ?? null}) as region`)
  return Object.fromEntries(Object.entries(rows[0]!).filter(([, name]) => name !== null)) as FilterNames
}

export type RegionChoice = { code: string; zh: string; en: string }

/** The prefectures, by code. */
export async function listPrefectures(tx: Tx): Promise<RegionChoice[]> {
  const { rows } = await tx.execute(
    sql`select code, name_zh as zh, name_en as en from region where level = 'prefecture' and valid_to_year is null order by code`,
  )
  return rows as RegionChoice[]
}
