import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { SeatKind } from '@/domain/roster'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'
import { callStates, ofMine } from './on-duty'

export const checkStates = ['waiting', 'answered', 'missed'] as const
export type CheckState = (typeof checkStates)[number]
export type CheckFilters = { state?: CheckState; unit?: number; draw?: number; mine?: 'yes' }
export type Check = {
  id: number
  drawId: number
  unit: Named
  person: Named
  kind: SeatKind
  shiftId: number
  calledAt: Date
  dueAt: Date
  answeredAt: Date | null
  seconds: number | null
  state: CheckState
  pressedBy: Named | null
}

/** The filters of the address; what is not understood is left out. */
export function readCheckFilters(address: Address): CheckFilters {
  const { oneOf, id } = readerOf(address)
  return Object.fromEntries(
    Object.entries({
      state: oneOf('state', checkStates),
      unit: id('unit'),
      draw: id('draw'),
      mine: oneOf('mine', ['yes'] as const),
    }).filter(([, value]) => value !== undefined),
  )
}

const whereOf = ({ state, unit: orgId, draw, mine }: CheckFilters) =>
  sql`${ofMine('c')} ${state ? sql`and ${callStates[state]}` : sql``} ${orgId ? sql`and c.org_id = ${orgId}` : sql``} ${draw ? sql`and c.draw_id = ${draw}` : sql``} ${mine ? sql`and c.person_id = (select ctx.person())` : sql``}`

export async function countChecks(tx: Tx, filters: CheckFilters): Promise<number> {
  const { rows } = await tx.execute(sql`select count(*)::int as n from call_check c where ${whereOf(filters)}`)
  return rows[0]!.n as number
}

const state = sql`case when ${callStates.answered} then 'answered' when ${callStates.missed} then 'missed' else 'waiting' end`
const seconds = sql`extract(epoch from c.answered_at - c.called_at)::float8`

/** Calls to people of the reader's units, the latest first. */
export async function listChecks(
  tx: Tx,
  filters: CheckFilters,
  { from = 0, limit }: { from?: number; limit: number },
): Promise<{ rows: Check[]; next: number | null }> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.draw_id::float8 as "drawId", ${unit('o')} as unit, ${person('p')} as person, s.kind, c.shift_id::float8 as "shiftId", c.called_at as "calledAt", c.due_at as "dueAt", c.answered_at as "answeredAt",
      ${seconds} as seconds, ${state} as state, ${person('b')} as "pressedBy"
    from call_check c join org o on o.id = c.org_id join person p on p.id = c.person_id join shift_seat s on s.id = c.seat_id left join call_draw d on d.id = c.draw_id left join person b on b.id = d.by_id
    where ${whereOf(filters)} order by c.called_at desc, c.id desc limit ${limit + 1} offset ${from}`)
  const all = (rows as Check[]).map(row => ({
    ...row,
    calledAt: new Date(row.calledAt),
    dueAt: new Date(row.dueAt),
    answeredAt: row.answeredAt && new Date(row.answeredAt),
  }))
  return { rows: all.slice(0, limit), next: all.length > limit ? from + limit : null }
}

export type CheckFigures = {
  drawn: number
  answered: number
  missed: number
  waiting: number
  medianSeconds: number | null
}
const figures = sql`count(*)::int as drawn, (count(*) filter (where ${callStates.answered}))::int as answered, (count(*) filter (where ${callStates.missed}))::int as missed,
  (count(*) filter (where ${callStates.waiting}))::int as waiting, percentile_cont(0.5) within group (order by ${seconds}) as "medianSeconds"`

/** Answered, missed and the median of the seconds, of all calls under the filters. */
export async function checkFigures(tx: Tx, filters: CheckFilters = {}): Promise<CheckFigures> {
  const { rows } = await tx.execute(sql`select ${figures} from call_check c where ${whereOf(filters)}`)
  return rows[0] as CheckFigures
}

/** The same of each unit, those with most missed first. */
export async function checkFiguresByUnit(tx: Tx): Promise<(CheckFigures & { unit: Named })[]> {
  const { rows } = await tx.execute(sql`
    select u.unit, f.* from (select c.org_id, ${figures} from call_check c where ${ofMine('c')} group by c.org_id) f
    cross join lateral (select ${unit('o')} as unit from org o where o.id = f.org_id) u order by f.missed desc, f.drawn desc, f.org_id limit 100`)
  return rows as (CheckFigures & { unit: Named })[]
}

export type CallDraw = {
  id: number
  onDay: Day
  no: number | null
  plannedAt: Date | null
  at: Date
  population: number
  size: number
  pressedBy: Named | null
  territory: Named | null
  commitment: string | null
  seed: string | null
}

/** The latest draws with what they can be checked by: the plan's hash from the day's beginning, the seed when the day is over. */
export async function listCallDraws(tx: Tx, limit = 20): Promise<CallDraw[]> {
  const { rows } = await tx.execute(sql`
    select d.id::float8 as id, d.on_day::text as "onDay", d.no, d.planned_at as "plannedAt", d.at, d.population, d.size, ${person('b')} as "pressedBy", ${unit('o')} as territory,
      case when d.no is not null then p.commitment end as commitment, coalesce(d.seed, rosters.seed_of(d.on_day)) as seed
    from call_draw d left join call_plan p on p.on_day = d.on_day left join person b on b.id = d.by_id left join org o on o.id = d.org_id order by d.at desc, d.id desc limit ${limit}`)
  return (rows as CallDraw[]).map(row => ({
    ...row,
    at: new Date(row.at),
    plannedAt: row.plannedAt && new Date(row.plannedAt),
  }))
}

/** Today's plan of random calls, so far as it may be known. */
export async function findCallPlan(
  tx: Tx,
  day: Day,
): Promise<{ draws: number; size: number; commitment: string } | null> {
  const { rows } = await tx.execute(sql`select draws, size, commitment from call_plan where on_day = ${day}::date`)
  return (rows[0] as { draws: number; size: number; commitment: string } | undefined) ?? null
}
