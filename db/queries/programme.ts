import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { type SlotState, slotStates } from '@/domain/drill'
import { type PlanKind, planKinds } from '@/domain/plan'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { unit } from './named'
import { inForce, inRegion, underOrg } from './plans'

/** What the programme is narrowed by; the year is always one. */
export type ProgrammeFilters = {
  year?: string
  /** Or `held`-or-`counted`: what stands over the figure of drills held. */
  state?: SlotState | 'done'
  kind?: PlanKind
  unit?: number
  under?: number
  region?: string
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readProgrammeFilters(address: Address): ProgrammeFilters {
  const { one, oneOf, id } = readerOf(address)
  const read = {
    year: /^20\d{2}$/.exec(one('year') ?? '')?.[0],
    state: oneOf('state', [...slotStates, 'done'] as const),
    kind: oneOf('kind', planKinds),
    unit: id('unit'),
    under: id('under'),
    region: /^\d{6}$/.exec(one('region') ?? '')?.[0],
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** One plan in one period of its rule: what is asked, and which drill answers it. */
export type Slot = {
  key: string
  planId: number
  zh: string
  en: string
  kind: PlanKind
  unit: Named | null
  rule: string
  months: number
  from: Day
  to: Day
  state: SlotState
  drillId: number | null
  /** The day of that drill: when it was held, or is to be. */
  on: Day | null
}

/**
 * Every period of every plan in force that touches the year. Periods are whole: halves and years of the calendar, and pairs of years that begin with an even one.
 * A plan owes a drill in a period if it was in force on the first day of it; one that came into force later in it owes none until the next, but a drill that
 * was held or is planned in it still stands there.
 */
function slots(filters: ProgrammeFilters, today: Day): SQL {
  const year = Number(filters.year ?? today.slice(0, 4))
  const narrowed: SQL[] = [inForce]
  if (filters.kind) narrowed.push(sql`c.kind = ${filters.kind}`)
  if (filters.unit) narrowed.push(sql`c.org_id = ${filters.unit}`)
  if (filters.under) narrowed.push(underOrg(filters.under))
  if (filters.region) narrowed.push(inRegion(filters.region))
  return sql`(
    select c.id, c.id::text || '-' || s.n as key, c.title_zh as zh, c.title_en as en, c.kind, c.org_id, r.key as rule, r.value::int as months, s.first, s.last, a.id as drill_id,
      coalesce(a.held_on, a.planned_on) as on_day,
      case when a.stage = 'counted' then 'counted' when a.stage in ('held', 'evaluated') then 'held' when s.last < ${today}::date then 'missing' when a.id is not null then 'planned' else 'due' end as state
    from plan c cross join lateral drills.rule_of(c.org_id, c.kind, c.region_code, least(${today}::date, make_date(${year}, 12, 31))) r
      cross join lateral (
        select n, (date '2000-01-01' + make_interval(months => n * r.value::int))::date as first, (date '2000-01-01' + make_interval(months => (n + 1) * r.value::int))::date - 1 as last
        from generate_series(((${year}::int - 2000) * 12) / r.value::int, ((${year}::int - 2000) * 12 + 11) / r.value::int) n) s
      left join lateral (select d.id, d.stage, d.held_on, d.planned_on from drill d where d.series_id = c.series_id and d.stage <> 'cancelled' and coalesce(d.held_on, d.planned_on) between s.first and s.last
        order by array_position(array['counted', 'evaluated', 'held', 'planned'], d.stage), coalesce(d.held_on, d.planned_on) limit 1) a on true
    where r.key is not null and ${sql.join(narrowed, sql` and `)} and (c.since_on <= s.first or a.id is not null)) q`
}

const stateWhere = (state: ProgrammeFilters['state']): SQL =>
  state === 'done' ? sql`q.state in ('counted', 'held')` : state ? sql`q.state = ${state}` : sql`true`

/** Plans (`c` in a row of a broken link) that owe a drill of a period of this year or the last that is over. */
export const missingSlots = (today: Day): SQL => {
  const of = (year: number) => sql`select q.* from ${slots({ year: String(year) }, today)} where q.state = 'missing'`
  const year = Number(today.slice(0, 4))
  return sql`select 'plan' as noun, m.id, m.zh as title_zh, m.en as title_en, m.org_id, min(m.last) as since
    from (${of(year)} union all ${of(year - 1)}) m group by m.id, m.zh, m.en, m.org_id`
}

/** One page of the programme, by unit and plan; `after` is where the page before ended. */
export async function listProgramme(
  tx: Tx,
  filters: ProgrammeFilters,
  today: Day,
  page: { after?: string; limit: number },
): Promise<{ rows: Slot[]; next: string | null }> {
  const [, org, plan, n] = /^(\d{1,15})~(\d{1,15})~(\d{1,4})$/.exec(page.after ?? '') ?? []
  const later = n
    ? sql`and (q.org_id, q.id, split_part(q.key, '-', 2)::int) > (${Number(org)}, ${Number(plan)}, ${Number(n)})`
    : sql``
  const { rows } = await tx.execute(sql`
    select q.key, q.id::float8 as "planId", q.zh, q.en, q.kind, q.org_id::float8 as "orgId", ${unit('o')} as unit, q.rule, q.months, q.first::text as "from", q.last::text as "to", q.state,
      q.drill_id::float8 as "drillId", q.on_day::text as "on"
    from ${slots(filters, today)} left join org o on o.id = q.org_id where ${stateWhere(filters.state)} ${later}
    order by q.org_id, q.id, split_part(q.key, '-', 2)::int limit ${page.limit + 1}`)
  const shown = rows.slice(0, page.limit) as unknown as (Slot & { orgId: number })[]
  const last = shown.at(-1)
  return {
    rows: shown,
    next: rows.length > page.limit && last ? `${last.orgId}~${last.planId}~${last.key.split('-')[1]}` : null,
  }
}

export type ProgrammeFigures = Record<SlotState, number> & {
  /** All that the year asks for. */
  asked: number
  /** Held, counted or not. */
  done: number
}

/** Where the rows of each figure stand, for a year. */
export const programmeHref = (key: keyof ProgrammeFigures, year: string): string =>
  `/drills/programme?year=${year}${key === 'asked' ? '' : `&state=${key}`}`

/** Drills that a year asks for, by what became of them; each is the list of `programmeHref`. */
export async function findProgrammeFigures(tx: Tx, filters: ProgrammeFilters, today: Day): Promise<ProgrammeFigures> {
  const n = (state: SlotState) => sql`count(*) filter (where q.state = ${state})::int as ${sql.identifier(state)}`
  const { rows } = await tx.execute(sql`
    select ${sql.join(slotStates.map(n), sql`, `)}, count(*)::int as asked, count(*) filter (where ${stateWhere('done')})::int as done from ${slots({ ...filters, state: undefined }, today)}`)
  return rows[0] as unknown as ProgrammeFigures
}

/** The same by unit, the one that misses most first. */
export async function listProgrammeUnits(
  tx: Tx,
  filters: ProgrammeFilters,
  today: Day,
  limit: number,
): Promise<(ProgrammeFigures & { unit: Named | null })[]> {
  const n = (state: SlotState) => sql`count(*) filter (where q.state = ${state})::int as ${sql.identifier(state)}`
  const { rows } = await tx.execute(sql`
    select ${unit('o')} as unit, ${sql.join(slotStates.map(n), sql`, `)}, count(*)::int as asked, count(*) filter (where ${stateWhere('done')})::int as done
    from ${slots({ ...filters, state: undefined }, today)} left join org o on o.id = q.org_id group by o.id, o.short_zh, o.short_en order by missing desc, due desc, o.id limit ${limit}`)
  return rows as unknown as (ProgrammeFigures & { unit: Named | null })[]
}
