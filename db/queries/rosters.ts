import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import type { DayKind, Draft, Pattern, SeatKind, ShiftKind } from '@/domain/roster'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import type { GapWhy } from './duty-board'
import { person, unit } from './named'
import { ofMine, seatOrder } from './on-duty'

/** What these people already have around a period, drafts too, with the rest that follows; so far as the reader sees it. */
export async function listTaken(tx: Tx, people: readonly number[], from: Day, to: Day): Promise<Draft['taken']> {
  if (people.length === 0) return []
  const { rows } = await tx.execute(sql`
    select s.person_id::float8 as "personId", extract(epoch from s.starts_at)::float8 * 1000 as "from", extract(epoch from s.ends_at)::float8 * 1000 as "to",
      extract(epoch from s.rested_at - s.ends_at)::float8 / 60 as "restMinutes"
    from shift_seat s where s.ended_at is null and s.person_id in (${sql.join([...people], sql`, `)})
      and s.rested_at > ${addDays(from, -1)}::date and s.starts_at < ${addDays(to, 10)}::date order by s.starts_at`)
  return rows as Draft['taken'][number][]
}

export type RosterState = 'draft' | 'published' | 'dropped'
export const rosterStates = ['draft', 'published', 'dropped'] as const
export type RosterFilters = { state?: RosterState; unit?: number }
export type ListedRoster = {
  id: number
  unit: Named
  from: Day
  to: Day
  state: RosterState
  shifts: number
  gaps: number
  people: number
  publishedAt: Date | null
}

/** The filters of the address; what is not understood is left out. */
export function readRosterFilters(address: Address): RosterFilters {
  const { oneOf, id } = readerOf(address)
  return Object.fromEntries(
    Object.entries({ state: oneOf('state', rosterStates), unit: id('unit') }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}

const stateOf = sql`case when r.dropped_at is not null then 'dropped' when r.published_at is not null then 'published' else 'draft' end`
const whereOf = ({ state, unit: orgId }: RosterFilters): SQL =>
  sql`${ofMine('r')} ${state ? sql`and ${stateOf} = ${state}` : sql``} ${orgId ? sql`and r.org_id = ${orgId}` : sql``}`

export async function countRosters(tx: Tx, filters: RosterFilters): Promise<number> {
  const { rows } = await tx.execute(sql`select count(*)::int as n from roster r where ${whereOf(filters)}`)
  return rows[0]!.n as number
}

/** Rosters of the reader's units, the latest period first. */
export async function listRosters(
  tx: Tx,
  filters: RosterFilters,
  { from = 0, limit }: { from?: number; limit: number },
): Promise<{ rows: ListedRoster[]; next: number | null }> {
  const { rows } = await tx.execute(sql`
    select r.id::float8 as id, ${unit('o')} as unit, r.from_on::text as "from", r.to_on::text as "to", ${stateOf} as state, r.published_at as "publishedAt",
      (select count(*)::int from shift h where h.roster_id = r.id) as shifts, (select count(distinct m.person_id)::int from roster_member m where m.roster_id = r.id) as people,
      (select count(*)::int from shift_seat s join shift h on h.id = s.shift_id where h.roster_id = r.id and s.ended_at is null and s.person_id is null) as gaps
    from roster r join org o on o.id = r.org_id where ${whereOf(filters)} order by r.to_on desc, r.id desc limit ${limit + 1} offset ${from}`)
  const all = (rows as ListedRoster[]).map(row => ({
    ...row,
    publishedAt: row.publishedAt && new Date(row.publishedAt),
  }))
  return { rows: all.slice(0, limit), next: all.length > limit ? from + limit : null }
}

export type RosterSeat = {
  id: number
  kind: SeatKind
  no: number
  person: Named | null
  gap: GapWhy | null
  changed: boolean
}
export type RosterShift = {
  id: number
  onDay: Day
  kind: ShiftKind
  dayKind: DayKind
  from: Date
  to: Date
  seats: RosterSeat[]
}
export type RosterMember = {
  kind: SeatKind
  person: Named
  phone: string
  minutes: number
  holidayMinutes: number
  shifts: number
}
export type RosterPage = {
  id: number
  unit: Named
  from: Day
  to: Day
  state: RosterState
  pattern: Pattern
  restMinutes: number
  phone: string
  draftedBy: Named | null
  draftedAt: Date
  publishedBy: Named | null
  publishedAt: Date | null
  /** Whether the reader answers for it. */
  mine: boolean
  shifts: RosterShift[]
  members: RosterMember[]
}

/** One roster with every shift, its places as they stand, and what each of its people carries; null when it is not the reader's to see. */
export async function findRoster(tx: Tx, id: number): Promise<RosterPage | null> {
  const { rows } = await tx.execute(sql`
    select r.id::float8 as id, ${unit('o')} as unit, r.from_on::text as "from", r.to_on::text as "to", ${stateOf} as state, r.pattern, r.rest_minutes as "restMinutes", r.phone,
      ${person('d')} as "draftedBy", r.drafted_at as "draftedAt", ${person('p')} as "publishedBy", r.published_at as "publishedAt", rosters.may_write(r.org_id) as mine
    from roster r join org o on o.id = r.org_id left join person d on d.id = r.drafted_by_id left join person p on p.id = r.published_by_id where r.id = ${id}`)
  if (!rows[0]) return null
  const shifts = await tx.execute(sql`
    select h.id::float8 as id, h.on_day::text as "onDay", h.kind, h.day_kind as "dayKind", h.starts_at as "from", h.ends_at as "to",
      (select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'no', s.no, 'person', ${person('p')}, 'gap', s.gap, 'changed', s.came_by <> 'roster') order by ${seatOrder}, s.no)
        from shift_seat s left join person p on p.id = s.person_id where s.shift_id = h.id and s.ended_at is null) as seats
    from shift h where h.roster_id = ${id} order by h.starts_at`)
  const carried = await tx.execute(sql`
    select m.kind, ${person('p')} as person, m.phone, coalesce(c.minutes, 0) as minutes, coalesce(c.holiday, 0) as "holidayMinutes", coalesce(c.n, 0) as shifts
    from roster_member m join person p on p.id = m.person_id
    left join lateral (select count(*)::int as n, (sum(extract(epoch from s.ends_at - s.starts_at)) / 60)::int as minutes, (sum(extract(epoch from s.ends_at - s.starts_at)) filter (where h.day_kind = 'holiday') / 60)::int as holiday
      from shift_seat s join shift h on h.id = s.shift_id where h.roster_id = m.roster_id and s.kind = m.kind and s.person_id = m.person_id and s.ended_at is null) c on true
    where m.roster_id = ${id} order by array_position(array['leader', 'staff', 'reserve'], m.kind), m.no`)
  const found = rows[0] as Omit<RosterPage, 'shifts' | 'members'>
  return {
    ...found,
    draftedAt: new Date(found.draftedAt),
    publishedAt: found.publishedAt && new Date(found.publishedAt),
    shifts: (shifts.rows as RosterShift[]).map(row => ({
      ...row,
      from: new Date(row.from),
      to: new Date(row.to),
      seats: row.seats ?? [],
    })),
    members: carried.rows as RosterMember[],
  }
}

/** The units whose rosters this reader may draw up, by name; a supervisor's territory can be large, so the first of those that match. */
export async function listRosterUnits(tx: Tx, words: string | undefined, limit = 40): Promise<Named[]> {
  const { rows } = await tx.execute(sql`
    select o.id::float8 as id, o.short_zh as zh, o.short_en as en from org o where o.kind <> 'enterprise' and ${sql.raw('(o.id = (select ctx.org()) or o.id in (select ctx.units()))')} and rosters.may_write(o.id)
      ${words ? sql`and (strpos(o.name_zh, ${words}) > 0 or strpos(lower(o.name_en), lower(${words})) > 0 or strpos(o.short_zh, ${words}) > 0)` : sql``}
    order by o.id <> (select ctx.org()), length(o.path), o.id limit ${limit}`)
  return rows as Named[]
}

/** The people of one unit who can be put on its roster, without those who left it. */
export async function listRosterPeople(tx: Tx, orgId: number): Promise<Named[]> {
  const { rows } = await tx.execute(sql`
    select p.id::float8 as id, p.name_zh as zh, p.name_en as en from person p where p.org_id = ${orgId} and not duties.has_left(p.id, ${orgId}, duties.today()) order by p.name_zh collate "zh-x-icu", p.id limit 60`)
  return rows as Named[]
}

/** The first day from tomorrow on after everything that is drafted or published for a unit. */
export async function findFreeDay(tx: Tx, orgId: number, today: Day): Promise<Day> {
  const { rows } = await tx.execute(sql`
    select greatest(max(r.to_on), ${today}::date)::text as last from roster r where r.org_id = ${orgId} and r.dropped_at is null`)
  return addDays((rows[0]?.last as Day | null) ?? today, 1)
}
