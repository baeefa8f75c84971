import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { standsIn } from './cover-filters'
import { visited } from './inspections'
import { named } from './named'
import { interval, type Risk, registeredOn, risks, sectors } from './places'

/** In how many days a visit falls due at the latest; 0 for what is due today or late. */
export const horizons = ['0', '7', '30'] as const

/** What the schedule is narrowed by; every key is a parameter of its address. */
export type ScheduleFilters = {
  campaign?: number
  risk?: Risk
  sector?: string
  region?: string
  grid?: number
  within?: (typeof horizons)[number]
  /** Nobody ever was there. */
  never?: 'yes'
  /** A visit is planned already; without it those that are not. */
  planned?: 'yes'
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readScheduleFilters(address: Address): ScheduleFilters {
  const { one, oneOf, id } = readerOf(address)
  const read: ScheduleFilters = {
    campaign: id('campaign'),
    risk: oneOf('risk', risks),
    sector: oneOf('sector', sectors),
    region: /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined,
    grid: id('grid'),
    within: oneOf('within', horizons),
    never: oneOf('never', ['yes']),
    planned: oneOf('planned', ['yes']),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as ScheduleFilters
}

export type DuePlace = Named & {
  risk: Risk
  sector: string
  regionZh: string
  regionEn: string
  unit: Named | null
  /** The day on which a team last began on site; null when none ever did. */
  lastOn: Day | null
  /** The last day of its interval; null for a place that nobody visited: it is due at once. */
  dueOn: Day | null
  /** The nearest open visit. */
  planned: { id: number; on: Day | null } | null
}

function narrowed(filters: ScheduleFilters, today: Day): SQL {
  const all: SQL[] = [
    // where the reader's unit may plan: what it regulates or what lies in its territory
    sql`((select ctx.everything()) or l.org_id in (select ctx.units()) or l.regulator_org_id in (select ctx.units()))`,
    registeredOn(today),
  ]
  if (filters.risk) all.push(sql`l.risk = ${filters.risk}`)
  if (filters.sector) all.push(sql`l.sector = ${filters.sector}`)
  if (filters.region) all.push(sql`starts_with(l.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.grid) all.push(sql`l.grid_id = ${filters.grid}`)
  if (filters.campaign) all.push(standsIn(filters.campaign, undefined))
  return sql.join(all, sql` and `)
}

/** Places with their last visit and the end of their interval, as the rows `p` of a query. */
const standing = (filters: ScheduleFilters, today: Day): SQL => sql`
  last as materialized (
    select v.place_id, (max(e.at) at time zone 'Asia/Shanghai')::date as on_day
    from inspection v join event e on e.loop = 'inspection' and e.case_id = v.id and e.move = 'enter' where v.stage in ${visited} group by 1),
  open as materialized (
    select distinct on (v.place_id) v.place_id, v.id, v.due_on from inspection v
    where v.stage in ('planned', 'assigned', 'in_field') and v.kind <> 'self_check' order by v.place_id, v.due_on, v.id),
  p as (
    select l.id, l.name_zh, l.name_en, l.risk, l.sector, l.region_code, l.org_id, last.on_day as last_on, last.on_day + ${interval(today)} as due_on,
      open.id as open_id, open.due_on as open_on
    from place l left join last on last.place_id = l.id left join open on open.place_id = l.id where ${narrowed(filters, today)})`

function dueWhere(filters: ScheduleFilters, today: Day): SQL {
  const all: SQL[] = [sql`(p.due_on is null or p.due_on <= ${today}::date + ${Number(filters.within ?? 0)}::int)`]
  if (filters.never) all.push(sql`p.last_on is null`)
  all.push(filters.planned ? sql`p.open_id is not null` : sql`p.open_id is null`)
  return sql.join(all, sql` and `)
}

/** The places whose visit is due, those that nobody visited first, then by risk and by how long it is due. */
export async function listDuePlaces(tx: Tx, filters: ScheduleFilters, today: Day, limit: number): Promise<DuePlace[]> {
  const { rows } = await tx.execute(sql`
    with ${standing(filters, today)}
    select p.id::float8 as id, p.name_zh as zh, p.name_en as en, p.risk, p.sector, g.name_zh as "regionZh", g.name_en as "regionEn",
      ${named('o', 'short_zh', 'short_en')} as unit, p.last_on::text as "lastOn", p.due_on::text as "dueOn",
      case when p.open_id is not null then json_build_object('id', p.open_id, 'on', p.open_on) end as planned
    from p left join region g on g.code = p.region_code left join org o on o.id = p.org_id
    where ${dueWhere(filters, today)}
    order by p.last_on is not null, array_position(array['red', 'orange', 'yellow', 'blue'], p.risk), p.due_on, p.id limit ${limit}`)
  return rows as DuePlace[]
}

/** How many places each of these filters leaves. */
export async function countDuePlaces(tx: Tx, views: readonly ScheduleFilters[], today: Day): Promise<number[]> {
  const counts: number[] = []
  for (const filters of views) {
    const { rows } = await tx.execute(
      sql`with ${standing(filters, today)} select count(*)::int as n from p where ${dueWhere(filters, today)}`,
    )
    counts.push(rows[0]!.n as number)
  }
  return counts
}

/** The cells of the net that the reader sees, for a choice. */
export async function listGridChoices(tx: Tx): Promise<Named[]> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, code || ' ' || name_zh as zh, code || ' ' || name_en as en from grid_cell order by code limit 500`,
  )
  return rows as Named[]
}
