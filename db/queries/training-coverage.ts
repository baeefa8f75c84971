import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { sectorWords } from '@/domain/register-columns'
import { type TraineeCategory, traineeCategories } from '@/domain/training'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { ruleValueBy } from './rules'
import { counts } from './training-filters'

export const coverStates = ['covered', 'short', 'free'] as const
export type CoverState = (typeof coverStates)[number]

/** What the roll is narrowed by; every key is a parameter of its address. */
export type CoverageFilters = {
  unit?: number
  region?: string
  category?: TraineeCategory
  state?: CoverState
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readCoverageFilters(address: Address): CoverageFilters {
  const { one, oneOf, id } = readerOf(address)
  const read: CoverageFilters = {
    unit: id('unit'),
    region: /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined,
    category: oneOf('category', traineeCategories),
    state: oneOf('state', coverStates),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as CoverageFilters
}

/** Sectors whose units the rules on hours count as high-risk. */
const riskySectors = ['mining', 'chemicals', 'metallurgy'] as const satisfies readonly (keyof typeof sectorWords)[]

/** The first day of the calendar year of a day. */
export const yearOf = (on: Day): Day => `${on.slice(0, 4)}-01-01`

/** Everybody on the roll on a day, with the hours that the year asks of them (null where no rule counts any) and those that count so far. Columns of `m`. */
function roll(today: Day, filters: CoverageFilters): SQL {
  const on = sql`${today}::date`
  const year = sql`${yearOf(today)}::date`
  const value = (key: string) => ruleValueBy(`training.${key}`, sql`o.region_code`, on)
  const by = (key: string) => sql`case when k.risky then ${value(`${key}.high_risk`)} else ${value(key)} end`
  const risky = sql.join(
    riskySectors.map(sector => sql`(l.sector = ${sector} and ${value(`high_risk.${sector}`)} is not null)`),
    sql` or `,
  )
  const where: SQL[] = [sql`t.entered_on <= ${on}`, sql`(t.ended_on is null or t.ended_on > ${on})`]
  if (filters.unit) where.push(sql`t.org_id = ${filters.unit}`)
  if (filters.region) where.push(sql`starts_with(o.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.category) where.push(sql`t.category = ${filters.category}`)
  return sql`(
    select t.id, t.org_id, t.person_id, t.category, t.entered_on, k.risky, o.short_zh as unit_zh, o.short_en as unit_en, o.region_code,
      case when t.category <> 'worker' and t.entered_on >= ${year} then ${by('managers.first')}
        when t.category <> 'worker' then ${by('managers.yearly')}
        when t.entered_on >= ${year} then ${by('workers.first')}
        when k.risky then ${value('workers.yearly.high_risk')} end as need,
      coalesce((select sum(s.class_hours)::int from training_attendance a join training_session s on s.id = a.session_id
        where a.person_id = t.person_id and s.starts_at >= ${year}::timestamp at time zone 'Asia/Shanghai' and s.starts_at < (${on} + 1)::timestamp at time zone 'Asia/Shanghai' and ${counts}), 0) as hours
    from trainee t join org o on o.id = t.org_id
      cross join lateral (select exists (select from place l where l.org_id = t.org_id and (${risky})) as risky) k
    where ${sql.join(where, sql` and `)})`
}

const stateOf: Record<CoverState, SQL> = {
  covered: sql`m.hours >= m.need`,
  short: sql`m.hours < m.need`,
  free: sql`m.need is null`,
}

export type CoverageCounts = { must: number; covered: number; short: number; free: number }

/** How many on the roll must be trained this year by rule, how many of them are, and how many no rule counts hours for; each is the list's own count under its state. */
export async function countCoverage(tx: Tx, today: Day, filters: CoverageFilters = {}): Promise<CoverageCounts> {
  const { rows } = await tx.execute(sql`
    select (count(m.need))::int as must, (count(*) filter (where ${stateOf.covered}))::int as covered, (count(*) filter (where ${stateOf.short}))::int as short,
      (count(*) filter (where ${stateOf.free}))::int as free
    from ${roll(today, { ...filters, state: undefined })} m`)
  return rows[0] as CoverageCounts
}

export type Covered = {
  id: number
  personId: number
  zh: string | null
  en: string | null
  category: TraineeCategory
  enteredOn: Day
  risky: boolean
  need: number | null
  hours: number
  unit: Named
}

/** One page of the roll, whoever lacks most first; `after` is what is lacking and the number of the last one seen. */
export async function listCoverage(
  tx: Tx,
  today: Day,
  filters: CoverageFilters,
  page: { after?: string; limit: number },
): Promise<{ rows: Covered[]; next: string | null }> {
  const lack = sql`greatest(coalesce(m.need, 0) - m.hours, 0)`
  const [lacking, id] = (page.after ?? '').split('~')
  const later =
    /^\d{1,4}$/.test(lacking ?? '') && /^\d{1,15}$/.test(id ?? '')
      ? sql`(-${lack}, m.id) > (-${lacking}::int, ${id}::bigint)`
      : sql`true`
  const { rows } = await tx.execute(sql`
    select m.id::float8 as id, m.person_id::float8 as "personId", p.name_zh as zh, p.name_en as en, m.category, m.entered_on::text as "enteredOn", m.risky, m.need, m.hours,
      json_build_object('id', m.org_id, 'zh', m.unit_zh, 'en', m.unit_en) as unit, ${lack} as lack
    from ${roll(today, filters)} m left join person p on p.id = m.person_id
    where ${filters.state ? stateOf[filters.state] : sql`true`} and ${later} order by ${lack} desc, m.id limit ${page.limit + 1}`)
  const found = rows as (Covered & { lack: number })[]
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  return { rows: shown, next: found.length > page.limit && last ? `${last.lack}~${last.id}` : null }
}

export type UnitCoverage = Named & { must: number; covered: number; hours: number }

/** Coverage by enterprise, the least covered first. */
export async function coverageByUnit(tx: Tx, today: Day, filters: CoverageFilters = {}): Promise<UnitCoverage[]> {
  const { rows } = await tx.execute(sql`
    select m.org_id::float8 as id, m.unit_zh as zh, m.unit_en as en, count(m.need)::int as must, (count(*) filter (where ${stateOf.covered}))::int as covered, sum(m.hours)::int as hours
    from ${roll(today, { ...filters, state: undefined })} m group by m.org_id, m.unit_zh, m.unit_en
    order by (count(*) filter (where ${stateOf.covered}))::float8 / nullif(count(m.need), 0) nulls last, m.org_id limit 200`)
  return rows as UnitCoverage[]
}

/** Enterprises in the reader's sight that have nobody on the roll, so that nothing can be said of their training. */
export async function countWithoutRoll(tx: Tx, today: Day): Promise<number> {
  const { rows } = await tx.execute(sql`
    select count(*)::int as n from org o where o.kind = 'enterprise'
      and not exists (select from trainee t where t.org_id = o.id and t.entered_on <= ${today}::date and (t.ended_on is null or t.ended_on > ${today}::date))`)
  return rows[0]!.n as number
}
