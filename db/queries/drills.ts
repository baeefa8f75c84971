import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import {
  type DrillCriterion,
  type DrillKind,
  type DrillStage,
  drillKinds,
  drillStages,
  type MarkGrade,
} from '@/domain/drill'
import type { PlanKind } from '@/domain/plan'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'
import { inRegion, underOrg } from './plans'

/** What waits or is wrong with drills. */
export const drillFaults = ['late', 'unevaluated', 'uncounted', 'unimproved'] as const
export type DrillFault = (typeof drillFaults)[number]

/** What the list of drills is narrowed by; every key is a parameter of its address. */
export type DrillFilters = {
  state?: DrillFault
  stage?: DrillStage
  kind?: DrillKind
  /** Any version of the plan's series. */
  plan?: number
  year?: string
  unit?: number
  under?: number
  region?: string
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readDrillFilters(address: Address): DrillFilters {
  const { one, oneOf, id } = readerOf(address)
  const read = {
    state: oneOf('state', drillFaults),
    stage: oneOf('stage', drillStages),
    kind: oneOf('kind', drillKinds),
    plan: id('plan'),
    year: /^20\d{2}$/.exec(one('year') ?? '')?.[0],
    unit: id('unit'),
    under: id('under'),
    region: /^\d{6}$/.exec(one('region') ?? '')?.[0],
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

const faultWhere: Record<DrillFault, (today: Day) => SQL> = {
  late: today => sql`(c.stage = 'planned' and c.due_on < ${today}::date)`,
  unevaluated: () => sql`c.stage = 'held'`,
  uncounted: () => sql`c.stage = 'evaluated'`,
  unimproved: () => sql`(c.stage = 'evaluated' and not drills.is_improved(c.id))`,
}

/** The condition of these filters on a drill aliased `c`; cancelled ones only where they are asked for. */
export function drillWhere(filters: DrillFilters, today: Day): SQL {
  const all: SQL[] = [filters.stage ? sql`c.stage = ${filters.stage}` : sql`c.stage <> 'cancelled'`]
  if (filters.state) all.push(faultWhere[filters.state](today))
  if (filters.kind) all.push(sql`c.kind = ${filters.kind}`)
  if (filters.plan) all.push(sql`c.series_id = (select p.series_id from plan p where p.id = ${filters.plan})`)
  if (filters.year) all.push(sql`extract(year from coalesce(c.held_on, c.planned_on)) = ${Number(filters.year)}`)
  if (filters.unit) all.push(sql`c.org_id = ${filters.unit}`)
  if (filters.under) all.push(underOrg(filters.under))
  if (filters.region) all.push(inRegion(filters.region))
  return sql.join(all, sql` and `)
}

export type ListedDrill = {
  id: number
  kind: DrillKind
  zh: string
  en: string
  stage: DrillStage
  dueOn: Day
  heldOn: Day | null
  headcount: number | null
  unit: Named | null
  planId: number
  planZh: string
  planEn: string
  planKind: PlanKind
  improvements: number
  invented: boolean
}

const listed = sql`c.id::float8 as id, c.kind, c.title_zh as zh, c.title_en as en, c.stage, c.planned_on::text as "dueOn", c.held_on::text as "heldOn", c.headcount, ${unit('o')} as unit, c.invented,
  p.id::float8 as "planId", p.title_zh as "planZh", p.title_en as "planEn", p.kind as "planKind", (select count(*)::int from improvement i where i.loop = 'drill' and i.case_id = c.id) as improvements`

/** One page of drills, the last planned first; `after` is the number of the last one seen. */
export async function listDrills(
  tx: Tx,
  filters: DrillFilters,
  today: Day,
  page: { after?: number; limit: number },
): Promise<{ rows: ListedDrill[]; next: number | null }> {
  const later = page.after ? sql`and c.id < ${page.after}` : sql``
  const { rows } = await tx.execute(sql`
    select ${listed} from drill c join plan p on p.id = c.plan_id left join org o on o.id = c.org_id
    where ${drillWhere(filters, today)} ${later} order by c.id desc limit ${page.limit + 1}`)
  const shown = rows.slice(0, page.limit) as unknown as ListedDrill[]
  return { rows: shown, next: rows.length > page.limit ? shown.at(-1)!.id : null }
}

/** How many each of these filters leaves. */
export async function countDrills(tx: Tx, views: readonly DrillFilters[], today: Day): Promise<number[]> {
  const counts = views.map(
    (filters, index) =>
      sql`count(*) filter (where ${drillWhere(filters, today)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from drill c`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type DrillFigures = Record<DrillFault, number>

/** Where the rows of each figure stand. */
export const drillFigureHref = (key: DrillFault): string => `/drills?state=${key}`

/** What the line's page and the broken loops say of drills; each is the list of `drillFigureHref`. */
export async function findDrillFigures(tx: Tx, today: Day, within: DrillFilters = {}): Promise<DrillFigures> {
  const counts = await countDrills(
    tx,
    drillFaults.map(state => ({ ...within, state })),
    today,
  )
  return Object.fromEntries(drillFaults.map((key, index) => [key, counts[index]!])) as DrillFigures
}

export type DrillEntry = { id: number; minutes: number; words: string; by: Named | null }
export type DrillMark = { criterion: DrillCriterion; grade: MarkGrade; words: string; by: Named | null; at: Date }
export type DrillDetail = ListedDrill & {
  orgId: number
  scenario: string
  startedAt: Date | null
  noneReason: string | null
  participants: Named[]
  entries: DrillEntry[]
  marks: DrillMark[]
}

/** One drill with its timeline and its evaluation; null when it is not the reader's to see. */
export async function findDrill(tx: Tx, id: number): Promise<DrillDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${listed}, c.org_id::float8 as "orgId", c.scenario, c.started_at as "startedAt", c.none_reason as "noneReason",
      coalesce((select json_agg(${person('q')} order by q.id) from person q where q.id = any (c.participant_ids)), '[]') as participants
    from drill c join plan p on p.id = c.plan_id left join org o on o.id = c.org_id where c.id = ${id}`)
  const [row] = rows
  if (!row) return null
  const entries = await tx.execute(sql`
    select e.id::float8 as id, e.minutes, e.words, ${person('p')} as by from drill_entry e left join person p on p.id = e.person_id where e.drill_id = ${id} order by e.minutes, e.id limit 500`)
  const marks = await tx.execute(
    sql`select m.criterion, m.grade, m.words, ${person('p')} as by, m.at from drill_mark m left join person p on p.id = m.person_id where m.drill_id = ${id}`,
  )
  return {
    ...(row as unknown as DrillDetail),
    startedAt: row.startedAt ? new Date(row.startedAt as string) : null,
    entries: entries.rows as unknown as DrillEntry[],
    marks: marks.rows.map(mark => ({ ...mark, at: new Date(mark.at as string) })) as unknown as DrillMark[],
  }
}

/** Plans in force that the reader's unit may plan a drill of. */
export async function listDrillPlans(tx: Tx): Promise<(Named & { orgId: number })[]> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh || ' · ' || o.short_zh as zh, c.title_en || ' · ' || o.short_en as en, c.org_id::float8 as "orgId"
    from plan c join org o on o.id = c.org_id
    where c.stage in ('approved', 'filed') and plans.is_own(c.org_id) order by c.id desc limit 300`)
  return rows as unknown as (Named & { orgId: number })[]
}
