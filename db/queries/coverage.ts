import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { CoverState } from '@/domain/coverage'
import type { Tx } from '../client'
import { openPredicate } from './case-filters'
import type { Named } from './case-view'
import { isNewcomer } from './cover-filters'
import { person, unit } from './named'

export type CoverRegion = {
  code: string
  zh: string
  en: string
  /** To visit: the register less what need not be. */
  whole: number
  visited: number
  unvisited: number
  hazardsOpen: number
  hazardsLate: number
}

/** A campaign's register and open hazards by prefecture, from the tally. */
export async function listCoverRegions(tx: Tx, id: number, today: Day): Promise<CoverRegion[]> {
  const { rows } = await tx.execute(sql`
    with register as (select left(c.region_code, 4) as stem, (sum(places) filter (where state <> 'not_applicable'))::int as whole,
        (sum(places) filter (where state = 'visited'))::int as visited, (sum(places) filter (where state = 'unvisited'))::int as unvisited
        from coverage_tally c where c.campaign_id = ${id} group by 1),
      open as (select left(c.region_code, 4) as stem, count(*)::int as open, (count(*) filter (where c.due_on < ${today}))::int as late from hazard c
        where c.campaign_id = ${id} and ${openPredicate.hazard} group by 1)
    select g.code, g.name_zh as zh, g.name_en as en, coalesce(r.whole, 0) as whole, coalesce(r.visited, 0) as visited, coalesce(r.unvisited, 0) as unvisited,
      coalesce(o.open, 0) as "hazardsOpen", coalesce(o.late, 0) as "hazardsLate"
    from region g left join register r on r.stem = left(g.code, 4) left join open o on o.stem = left(g.code, 4)
    where g.level = 'prefecture' and g.valid_to_year is null order by g.code`)
  return rows as CoverRegion[]
}

/** Cells of the net that hold places of the register; a cell is complete when none of its places is unvisited or only scheduled. */
const net = (id: number) => sql`
  select c.grid_id, sum(c.places)::int as places, coalesce(sum(c.places) filter (where c.state = 'visited'), 0)::int as visited,
    coalesce(sum(c.places) filter (where c.state = 'unvisited'), 0)::int as unvisited, coalesce(sum(c.places) filter (where c.state = 'scheduled'), 0)::int as scheduled,
    coalesce(sum(c.places) filter (where c.state = 'not_applicable'), 0)::int as not_applicable, coalesce(sum(c.places) filter (where c.state in ('unvisited', 'scheduled')), 0) = 0 as complete
  from coverage_tally c where c.campaign_id = ${id} and c.grid_id <> 0 and c.places > 0 group by c.grid_id`

export type NetCount = { cells: number; complete: number; outside: number }

/** How many grid cells the register touches and how many are complete; `outside` are its places that no cell holds. */
export async function countNet(tx: Tx, id: number): Promise<NetCount> {
  const { rows } = await tx.execute(sql`
    select count(*)::int as cells, (count(*) filter (where n.complete))::int as complete,
      (select coalesce(sum(c.places), 0)::int from coverage_tally c where c.campaign_id = ${id} and c.grid_id = 0) as outside
    from (${net(id)}) n`)
  return rows[0] as NetCount
}

export type NetCell = Record<CoverState, number> & {
  id: number
  code: string
  zh: string
  en: string
  places: number
  complete: boolean
}

/** Grid cells of a register, the least complete first; `complete` narrows to those that are or are not. */
export async function listNet(tx: Tx, id: number, complete: boolean | undefined, limit: number): Promise<NetCell[]> {
  const { rows } = await tx.execute(sql`
    select n.grid_id::float8 as id, coalesce(g.code, n.grid_id::text) as code, coalesce(g.name_zh, '—') as zh, coalesce(g.name_en, '—') as en, n.places, n.visited, n.unvisited, n.scheduled,
      n.not_applicable, n.complete
    from (${net(id)}) n left join grid_cell g on g.id = n.grid_id ${complete === undefined ? sql`` : sql`where n.complete = ${complete}`}
    order by n.complete, n.unvisited + n.scheduled desc, n.grid_id limit ${limit}`)
  return rows as NetCell[]
}

export type RegisterChanges = { came: number; left: number }

/** How far the register of places has moved on since a campaign's register was drawn, in places that the reader may see. */
export async function countRegisterChanges(tx: Tx, id: number, today: Day): Promise<RegisterChanges> {
  const { rows } = await tx.execute(sql`
    select (select count(*)::int from place l where ${isNewcomer(id, today)}) as came,
      (select count(*)::int from place l join coverage v on v.place_id = l.id and v.campaign_id = ${id} and v.left_on is null where l.delisted_on <= ${today}::date) as left`)
  return rows[0] as RegisterChanges
}

export type Drawing = {
  id: number
  onDay: Day
  places: number
  added: number
  removed: number
  by: Named | null
  at: Date
}

/** Each time that a campaign's register was drawn, newest first; whole numbers, whoever reads. */
export async function listDrawings(tx: Tx, id: number): Promise<Drawing[]> {
  const { rows } = await tx.execute(sql`
    select d.id::float8 as id, d.on_day::text as "onDay", d.places, d.added, d.removed, ${person('p')} as by, d.at
    from campaign_register d left join person p on p.id = d.person_id where d.campaign_id = ${id} order by d.id desc limit 50`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as Drawing[]
}

export type Exception = {
  place: Named
  region: Named | null
  reason: string
  by: Named | null
  unit: Named | null
  at: Date
}

/** The places that need not be visited, with who said so, when and why; newest first. */
export async function listExceptions(tx: Tx, id: number, limit: number): Promise<Exception[]> {
  const { rows } = await tx.execute(sql`
    select json_build_object('id', l.id, 'zh', l.name_zh, 'en', l.name_en) as place, json_build_object('id', 0, 'zh', g.name_zh, 'en', g.name_en) as region,
      e.reason, ${person('p')} as by, ${unit('o')} as unit, e.at
    from coverage v join place l on l.id = v.place_id left join region g on g.code = l.region_code
      cross join lateral (select * from coverage_exception e where e.campaign_id = v.campaign_id and e.place_id = v.place_id order by e.id desc limit 1) e
      left join person p on p.id = e.person_id left join org o on o.id = e.org_id
    where v.campaign_id = ${id} and v.state = 'not_applicable' and v.left_on is null order by e.id desc limit ${limit}`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as Exception[]
}

export type CheckedVisit = { place: Named; inspectionId: number; asked: number; checked: number; since: Date }

/** The visits that a register's visited places count, with how many items each asked and checked; the most left unchecked first; with `missing` only those that left any. */
export async function listChecked(tx: Tx, id: number, limit: number, missing = false): Promise<CheckedVisit[]> {
  const { rows } = await tx.execute(sql`
    select json_build_object('id', l.id, 'zh', l.name_zh, 'en', l.name_en) as place, v.inspection_id::float8 as "inspectionId", v.items_asked as asked, v.items_checked as checked, v.since
    from (select * from coverage v where v.campaign_id = ${id} and v.state = 'visited' and v.left_on is null ${missing ? sql`and v.items_checked < v.items_asked` : sql``}
        order by v.items_asked - v.items_checked desc, v.place_id limit ${limit}) v join place l on l.id = v.place_id
    order by v.items_asked - v.items_checked desc, v.place_id`)
  return rows.map(row => ({ ...row, since: new Date(row.since as string) })) as CheckedVisit[]
}

export type PlaceCover = {
  campaign: Named
  state: CoverState
  inspectionId: number | null
  /** An exception stands, whatever the state. */
  excepted: boolean
  /** The reader supervises the place's territory. */
  mayExcept: boolean
}

/** How one place stands in the campaigns whose registers hold it. */
export async function listPlaceCover(tx: Tx, placeId: number): Promise<PlaceCover[]> {
  const { rows } = await tx.execute(sql`
    select json_build_object('id', m.id, 'zh', m.name_zh, 'en', m.name_en) as campaign, v.state, v.inspection_id::float8 as "inspectionId",
      coalesce((select e.excluded from coverage_exception e where e.campaign_id = v.campaign_id and e.place_id = v.place_id order by e.id desc limit 1), false) as excepted,
      (select ctx.role()) = 'supervisor' and v.above_org_id in (select ctx.units()) as "mayExcept"
    from coverage v join campaign m on m.id = v.campaign_id where v.place_id = ${placeId} and v.left_on is null order by m.id`)
  return rows as PlaceCover[]
}
