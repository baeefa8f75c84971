import { type SQL, sql } from 'drizzle-orm'
import type { AccidentKind } from '@/domain/accident'
import type { Day } from '@/domain/clock'
import { type PlanKind, type PlanStage, planKinds, planStages, type ReviewKind } from '@/domain/plan'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'

/** What is wrong, or waits, with plans: broken links that lists and figures share. */
export const planFaults = ['expired', 'neverDrilled', 'unfiled', 'unread'] as const
export type PlanFault = (typeof planFaults)[number]

/** What the list of plans is narrowed by; every key is a parameter of its address. */
export type PlanFilters = {
  state?: 'inForce' | PlanFault
  stage?: PlanStage
  kind?: PlanKind
  unit?: number
  /** The unit and all below it. */
  under?: number
  region?: string
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readPlanFilters(address: Address): PlanFilters {
  const { one, oneOf, id } = readerOf(address)
  const read = {
    state: oneOf('state', ['inForce', ...planFaults] as const),
    stage: oneOf('stage', planStages),
    kind: oneOf('kind', planKinds),
    unit: id('unit'),
    under: id('under'),
    region: /^\d{6}$/.exec(one('region') ?? '')?.[0],
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** A plan (aliased `c`) that is in force. */
export const inForce = sql`c.stage in ('approved', 'filed')`

const faultWhere: Record<PlanFault, (today: Day) => SQL> = {
  expired: today => sql`(${inForce} and c.review_on < ${today}::date)`,
  neverDrilled: () =>
    sql`(${inForce} and not exists (select from drill d where d.series_id = c.series_id and d.stage = 'counted'))`,
  unfiled: today => sql`(c.stage = 'approved' and c.due_on < ${today}::date)`,
  unread: () => sql`(${inForce} and plans.unread(c.id) > 0)`,
}

/** The units under one, as a condition on a case aliased `c`. */
export const underOrg = (id: number): SQL =>
  sql`c.org_id in (select o.id from org o, org top where top.id = ${id} and starts_with(o.path, top.path))`

export const inRegion = (region: string): SQL => sql`starts_with(c.region_code, ${region.replace(/(00){1,2}$/, '')})`

/** The condition of these filters on a plan aliased `c`; what was superseded or withdrawn only where it is asked for. */
export function planWhere(filters: PlanFilters, today: Day): SQL {
  const all: SQL[] = [filters.stage ? sql`c.stage = ${filters.stage}` : sql`c.stage not in ('superseded', 'withdrawn')`]
  if (filters.state === 'inForce') all.push(inForce)
  else if (filters.state) all.push(faultWhere[filters.state](today))
  if (filters.kind) all.push(sql`c.kind = ${filters.kind}`)
  if (filters.unit) all.push(sql`c.org_id = ${filters.unit}`)
  if (filters.under) all.push(underOrg(filters.under))
  if (filters.region) all.push(inRegion(filters.region))
  return sql.join(all, sql` and `)
}

export type ListedPlan = {
  id: number
  kind: PlanKind
  zh: string
  en: string
  edition: number
  stage: PlanStage
  unit: Named | null
  dueOn: Day | null
  reviewOn: Day | null
  unread: number
  /** The last day on which a drill of it was held that counts. */
  drilledOn: Day | null
  invented: boolean
}

const listed = sql`c.id::float8 as id, c.kind, c.title_zh as zh, c.title_en as en, c.edition, c.stage, ${unit('o')} as unit, c.due_on::text as "dueOn", c.review_on::text as "reviewOn",
  case when ${inForce} then plans.unread(c.id) else 0 end as unread, c.invented,
  (select max(d.held_on)::text from drill d where d.series_id = c.series_id and d.stage = 'counted') as "drilledOn"`

/** One page of plans, the newest first; `after` is the number of the last one seen. */
export async function listPlans(
  tx: Tx,
  filters: PlanFilters,
  today: Day,
  page: { after?: number; limit: number },
): Promise<{ rows: ListedPlan[]; next: number | null }> {
  const later = page.after ? sql`and c.id < ${page.after}` : sql``
  const { rows } = await tx.execute(sql`
    select ${listed} from plan c left join org o on o.id = c.org_id where ${planWhere(filters, today)} ${later} order by c.id desc limit ${page.limit + 1}`)
  const shown = rows.slice(0, page.limit) as unknown as ListedPlan[]
  return { rows: shown, next: rows.length > page.limit ? shown.at(-1)!.id : null }
}

/** How many each of these filters leaves. */
export async function countPlans(tx: Tx, views: readonly PlanFilters[], today: Day): Promise<number[]> {
  const counts = views.map(
    (filters, index) =>
      sql`count(*) filter (where ${planWhere(filters, today)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from plan c`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type PlanFigures = { inForce: number } & Record<PlanFault, number>

/** Where the rows of each figure stand. */
export const planFigureHref = (key: keyof PlanFigures): string => `/plans?state=${key}`

/** What the line's page, the cockpit and the broken loops say of plans; each is the list of `planFigureHref`. */
export async function findPlanFigures(tx: Tx, today: Day, within: PlanFilters = {}): Promise<PlanFigures> {
  const keys = ['inForce', ...planFaults] as const
  const counts = await countPlans(
    tx,
    keys.map(state => ({ ...within, state })),
    today,
  )
  return Object.fromEntries(keys.map((key, index) => [key, counts[index]!])) as PlanFigures
}

export type PlanReader = { person: Named; post: string | null; postEn: string | null; readAt: Date | null }
export type PlanVersion = { id: number; edition: number; stage: PlanStage; approvedOn: Day | null }
export type PlanDetail = ListedPlan & {
  orgId: number
  orgKind: string
  scope: string
  places: Named[]
  hazardKinds: AccidentKind[]
  seriesId: number
  reviewKind: ReviewKind | null
  approvedOn: Day | null
  sinceOn: Day | null
  number: string | null
  filedOn: Day | null
  /** The rule by which it is filed and the one by which it is drilled, by their keys; null where no rule asks. */
  filingRule: string | null
  drillRule: string | null
  /** How many experts must have reviewed it. */
  experts: number
  readers: PlanReader[]
  /** Posts that must know it and that nobody holds. */
  emptyPosts: Named[]
  versions: PlanVersion[]
}

/** One plan with its places, who must know it and its versions; null when it is not the reader's to see. */
export async function findPlan(tx: Tx, id: number, today: Day): Promise<PlanDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${listed}, c.org_id::float8 as "orgId", o.kind as "orgKind", c.scope, c.hazard_kinds as "hazardKinds", c.series_id::float8 as "seriesId", c.review_kind as "reviewKind",
      c.approved_on::text as "approvedOn", c.since_on::text as "sinceOn", c.number, c.filed_on::text as "filedOn",
      (plans.filing_rule(c.org_id, c.region_code, coalesce(c.approved_on, ${today}::date))).key as "filingRule", (drills.rule_of(c.org_id, c.kind, c.region_code, ${today}::date)).key as "drillRule",
      plans.experts(c.org_id, c.region_code, ${today}::date) as experts,
      coalesce((select json_agg(json_build_object('id', l.id, 'zh', l.name_zh, 'en', l.name_en) order by l.id) from place l where l.id = any (c.place_ids)), '[]') as places,
      coalesce((select json_agg(json_build_object('id', v.id, 'edition', v.edition, 'stage', v.stage, 'approvedOn', v.approved_on) order by v.edition desc) from plan v where v.series_id = c.series_id), '[]') as versions,
      coalesce((select json_agg(json_build_object('id', t.id, 'zh', t.title_zh, 'en', t.title_en)) from plan_reader r join post t on t.id = r.post_id where r.plan_id = c.id
        and not exists (select from responsibility h where h.post_id = t.id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date))), '[]') as "emptyPosts"
    from plan c left join org o on o.id = c.org_id where c.id = ${id}`)
  const [row] = rows
  if (!row) return null
  const readers = await tx.execute(sql`
    select ${person('p')} as person, string_agg(distinct t.title_zh, '、') as post, string_agg(distinct t.title_en, ', ') as "postEn", min(g.at) as "readAt"
    from plans.audience(${id}) a (person_id) join person p on p.id = a.person_id
      left join plan_reader r on r.plan_id = ${id} and r.post_id is not null
      left join responsibility h on h.post_id = r.post_id and h.person_id = p.id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)
      left join post t on t.id = h.post_id left join plan_reading g on g.plan_id = ${id} and g.person_id = p.id
    group by p.id, p.name_zh, p.name_en order by min(g.at) nulls first, p.id`)
  return {
    ...(row as unknown as PlanDetail),
    readers: readers.rows.map(one => ({
      ...one,
      readAt: one.readAt ? new Date(one.readAt as string) : null,
    })) as unknown as PlanReader[],
  }
}

/** The posts of a unit and of those below it, for naming who must know a plan. */
export async function listPosts(tx: Tx, orgId: number): Promise<Named[]> {
  const { rows } = await tx.execute(sql`
    select t.id::float8 as id, t.title_zh || ' · ' || o.short_zh as zh, t.title_en || ' · ' || o.short_en as en from post t join org o on o.id = t.org_id join org top on top.id = ${orgId}
    where starts_with(o.path, top.path) and (t.valid_to is null or t.valid_to >= current_date) order by t.id limit 200`)
  return rows as unknown as Named[]
}

/** Units that the reader may draft a plan for: their own, and its government where it is an office or a department of one. */
export async function listOwnUnits(tx: Tx): Promise<Named[]> {
  const { rows } = await tx.execute(sql`
    select o.id::float8 as id, o.short_zh as zh, o.short_en as en from org o where plans.is_own(o.id) order by length(o.path) desc`)
  return rows as unknown as Named[]
}

/** The places that a unit's plan may be for: an enterprise's own, of an authority those it regulates; the first five hundred by name. */
export async function listPlanPlaces(tx: Tx, orgId: number): Promise<Named[]> {
  const { rows } = await tx.execute(sql`
    select l.id::float8 as id, l.name_zh as zh, l.name_en as en from place l where l.delisted_on is null and (l.org_id = ${orgId} or l.regulator_org_id = ${orgId})
    order by (l.org_id = ${orgId}) desc, l.name_zh collate "zh-x-icu" limit 500`)
  return rows as unknown as Named[]
}
