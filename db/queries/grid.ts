import { sql } from 'drizzle-orm'
import { shanghaiDay } from '@/domain/clock'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { named, person, unit } from './named'
import { countPlaces, registeredOn } from './places'

/** What a list of cells is narrowed by. */
export type CellFilters = { region?: string; officer?: 'none' | 'named' }

export function readCellFilters(address: Address): CellFilters {
  const { one, oneOf } = readerOf(address)
  const region = /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined
  const officer = oneOf('officer', ['none', 'named'])
  return { ...(region ? { region } : {}), ...(officer ? { officer } : {}) }
}

export type ListedCell = Named & {
  code: string
  region: Named
  unit: Named | null
  officer: Named | null
  officerUnit: Named | null
  since: Date | null
  /** Places of today's register in it. */
  places: number
  /** The cell's unit lies in the reader's scope. */
  mine: boolean
  invented: boolean
}

/** The newest naming of the cell aliased `c`. */
const latest = sql`left join lateral (select f.person_id, f.at from grid_officer f where f.cell_id = c.id order by f.id desc limit 1) n on true`
const columns = sql`c.id::float8 as id, c.code, c.name_zh as zh, c.name_en as en, json_build_object('id', 0, 'zh', g.name_zh, 'en', g.name_en) as region,
  ${unit('o')} as unit, ${person('p')} as officer, ${unit('w')} as "officerUnit", n.at as since, c.org_id in (select ctx.units()) as mine, c.invented`
const joined = sql`join region g on g.code = c.region_code left join org o on o.id = c.org_id ${latest} left join person p on p.id = n.person_id left join org w on w.id = p.org_id`
const places = () =>
  sql`(select count(*)::int from place l where l.grid_id = c.id and ${registeredOn(shanghaiDay(new Date()))}) as places`

function whereOf({ region, officer }: CellFilters) {
  const within = region ? sql`starts_with(c.region_code, ${region.replace(/(00){1,2}$/, '')})` : sql`true`
  const walked = officer ? (officer === 'none' ? sql`n.person_id is null` : sql`n.person_id is not null`) : sql`true`
  return sql`${within} and ${walked}`
}

const asCell = (row: ListedCell): ListedCell => ({ ...row, since: row.since && new Date(row.since) })

/** One page of cells: those without an officer first, then by code. */
export async function listCells(
  tx: Tx,
  filters: CellFilters,
  page: { after?: string; limit: number },
): Promise<{ rows: ListedCell[]; next: string | null }> {
  const [walked, code] = (page.after ?? '').split(/~(.*)/s)
  const later =
    (walked === '0' || walked === '1') && code !== undefined
      ? sql`and (n.person_id is not null, c.code) > (${walked === '1'}, ${code})`
      : sql``
  const { rows } = await tx.execute(sql`
    select ${columns}, ${places()} from grid_cell c ${joined} where ${whereOf(filters)} ${later}
    order by n.person_id is not null, c.code limit ${page.limit + 1}`)
  const found = rows as ListedCell[]
  const shown = found.slice(0, page.limit).map(asCell)
  const last = shown.at(-1)
  return { rows: shown, next: found.length > page.limit && last ? `${last.officer ? 1 : 0}~${last.code}` : null }
}

/** How many cells each of these filters leaves. */
export async function countCells(tx: Tx, views: readonly CellFilters[]): Promise<number[]> {
  const counts = views.map(
    (filters, index) => sql`count(*) filter (where ${whereOf(filters)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from grid_cell c ${latest}`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

/** One cell; null when it is not the reader's to see. */
export async function findCell(tx: Tx, id: number): Promise<ListedCell | null> {
  const { rows } = await tx.execute(sql`select ${columns}, 0 as places from grid_cell c ${joined} where c.id = ${id}`)
  const cell = rows[0] as ListedCell | undefined
  return cell ? { ...asCell(cell), places: (await countPlaces(tx, [{ grid: id }]))[0]! } : null
}

/** A cell's code and names; null for one that is not there. */
export async function findCellName(tx: Tx, id: number): Promise<Named | null> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, code || ' ' || name_zh as zh, code || ' ' || name_en as en from grid_cell where id = ${id}`,
  )
  return (rows[0] as Named | undefined) ?? null
}

export type Naming = { id: number; officer: Named | null; unit: Named | null; by: Named | null; at: Date }

/** Who was a cell's officer, the latest first. */
export async function listNamings(tx: Tx, cellId: number): Promise<Naming[]> {
  const { rows } = await tx.execute(sql`
    select f.id::float8 as id, ${person('p')} as officer, ${unit('o')} as unit, ${named('b', 'name_zh', 'name_en')} as by, f.at
    from grid_officer f left join person p on p.id = f.person_id left join org o on o.id = p.org_id left join person b on b.id = f.named_by_id
    where f.cell_id = ${cellId} order by f.id desc limit 50`)
  return (rows as Naming[]).map(row => ({ ...row, at: new Date(row.at) }))
}

/** People who may be a cell's officer, by unit and name. */
export async function listWalkers(tx: Tx, cellId: number): Promise<(Named & { unit: Named })[]> {
  const { rows } = await tx.execute(sql`
    select distinct p.id::float8 as id, p.name_zh as zh, p.name_en as en, ${sql`json_build_object('id', o.id, 'zh', o.short_zh, 'en', o.short_en)::jsonb`} as unit, length(o.path) as depth
    from grid_cell c join org u on u.id = c.org_id join org o on starts_with(o.path, u.path) and o.kind <> 'enterprise'
      join membership m on m.org_id = o.id join person p on p.id = m.person_id
    where c.id = ${cellId} and register.may_walk(p.id, c.id) order by depth, unit, zh limit 300`)
  return rows as (Named & { unit: Named })[]
}
