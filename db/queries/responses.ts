import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import { stagesIn } from '@/domain/loops'
import {
  type AlertKind,
  alertKinds,
  type ResponseStage,
  responseStages,
  type Severity,
  severities,
} from '@/domain/response'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { named, unit } from './named'
import { ruleOn, ruleValueBy } from './rules'

/** What the list of responses is narrowed by; every key is a parameter of its address. */
export type ResponseFilters = {
  state?: 'open' | 'done' | 'stopped'
  stage?: ResponseStage
  kind?: AlertKind
  severity?: Severity
  region?: string
  /** Received or responded to by this unit. */
  unit?: number
  /** Acknowledged, or arrived at, within the rule's days: the rows of the medians. */
  measured?: 'ack' | 'arrival'
  ackLate?: 'yes'
  /** Stood down, the day of the review passed, and none signed. */
  unreviewed?: 'yes'
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readResponseFilters(address: Address): ResponseFilters {
  const { one, oneOf, id } = readerOf(address)
  const read = {
    state: oneOf('state', ['open', 'done', 'stopped'] as const),
    stage: oneOf('stage', responseStages),
    kind: oneOf('kind', alertKinds),
    severity: oneOf('severity', severities),
    region: /^\d{6}$/.exec(one('region') ?? '')?.[0],
    unit: id('unit'),
    measured: oneOf('measured', ['ack', 'arrival'] as const),
    ackLate: oneOf('ackLate', ['yes'] as const),
    unreviewed: oneOf('unreviewed', ['yes'] as const),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** When a response (aliased `c`) made a move for the first time; null until then. */
export const firstAt = (move: string): SQL =>
  sql`(select min(e.at) from event e where e.loop = 'response' and e.case_id = c.id and e.move = ${move})`

/** Minutes from the alert to a move, and between two moves, as the server's clock measured them. */
export const minutesTo = (move: string): SQL => sql`(extract(epoch from ${firstAt(move)} - c.opened_at) / 60)::float8`

/** How many days back the medians look. */
export const measuredDays = (today: Day): number => ruleOn('response.window', today).value

const within = (move: string, today: Day): SQL =>
  sql`(${firstAt(move)} at time zone 'Asia/Shanghai')::date > ${addDays(today, -measuredDays(today))}::date`

/** Who was told answered later than the rule of the region allows, or has not yet and that time is over. */
export const isAcknowledgedLate: SQL = sql`(c.stage not in ('alerted', 'false_alarm', 'cancelled')
  and coalesce(${firstAt('acknowledge')}, now()) - ${firstAt('notify')}
    > make_interval(mins => ${ruleValueBy('response.acknowledge', sql`c.region_code`, sql`(c.opened_at at time zone 'Asia/Shanghai')::date`)}::int))`

/** Stood down, and the day of the after-action review is over. */
export const isUnreviewed = (today: Day): SQL => sql`(c.stage = 'stood_down' and c.due_on < ${today}::date)`

/** The condition of the filters over responses (`c`). */
export function responseWhere(filters: ResponseFilters, today: Day): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.state) all.push(sql`c.stage = any (${sql.param(stagesIn('response', filters.state))}::text[])`)
  if (filters.stage) all.push(sql`c.stage = ${filters.stage}`)
  if (filters.kind) all.push(sql`c.kind = ${filters.kind}`)
  if (filters.severity) all.push(sql`c.severity = ${filters.severity}`)
  if (filters.region) all.push(sql`starts_with(c.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.unit) all.push(sql`${filters.unit} in (c.org_id, c.issuer_org_id)`)
  if (filters.measured) all.push(within(filters.measured === 'ack' ? 'acknowledge' : 'arrive', today))
  if (filters.ackLate) all.push(isAcknowledgedLate)
  if (filters.unreviewed) all.push(isUnreviewed(today))
  return sql.join(all, sql` and `)
}

export type ListedResponse = {
  id: number
  zh: string
  en: string
  kind: AlertKind
  severity: Severity
  stage: ResponseStage
  openedAt: Date
  dueOn: Day | null
  scene: string
  place: Named | null
  region: { zh: string; en: string } | null
  unit: Named | null
  ackMinutes: number | null
  arriveMinutes: number | null
  ackLate: boolean
  invented: boolean
}

/** One page of responses, the newest alert first; `after` is the number of the last one seen. */
export async function listResponses(
  tx: Tx,
  filters: ResponseFilters,
  today: Day,
  page: { after?: number; limit: number },
): Promise<{ rows: ListedResponse[]; next: number | null }> {
  const later = page.after ? sql`and c.id < ${page.after}` : sql``
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as zh, c.title_en as en, c.kind, c.severity, c.stage, c.opened_at as "openedAt", c.due_on::text as "dueOn", c.scene, c.invented,
      ${named('l', 'name_zh', 'name_en')} as place, json_build_object('zh', g.name_zh, 'en', g.name_en) as region, ${unit('o')} as unit,
      ${minutesTo('acknowledge')} as "ackMinutes", ${minutesTo('arrive')} as "arriveMinutes", ${isAcknowledgedLate} as "ackLate"
    from response c left join place l on l.id = c.place_id left join region g on g.code = c.region_code left join org o on o.id = c.org_id
    where ${responseWhere(filters, today)} ${later} order by c.id desc limit ${page.limit + 1}`)
  const shown = rows.slice(0, page.limit).map(row => ({
    ...row,
    openedAt: new Date(row.openedAt as string),
  })) as unknown as ListedResponse[]
  return { rows: shown, next: rows.length > page.limit ? shown.at(-1)!.id : null }
}

/** How many each of these filters leaves. */
export async function countResponses(tx: Tx, views: readonly ResponseFilters[], today: Day): Promise<number[]> {
  const counts = views.map(
    (filters, index) =>
      sql`count(*) filter (where ${responseWhere(filters, today)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from response c`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

/** What the cockpit, a line's page and the broken loops say of response; each number has the address of its rows in `responseHrefs`. */
export type ResponseFigures = {
  open: number
  /** Minutes from the alert until somebody acknowledged it, median over the rule's days; null where nobody did. */
  medianAck: number | null
  acknowledged: number
  /** Minutes from the alert until the responding unit was on site. */
  medianArrival: number | null
  arrived: number
  ackLate: number
  /** Stood down, review overdue. */
  unreviewed: number
}

/** The list that makes each of the figures. */
export const responseHrefs: Record<'open' | 'medianAck' | 'medianArrival' | 'ackLate' | 'unreviewed', string> = {
  open: '/responses?state=open',
  medianAck: '/responses?measured=ack',
  medianArrival: '/responses?measured=arrival',
  ackLate: '/responses?ackLate=yes',
  unreviewed: '/responses?unreviewed=yes',
}

/** The figures of every response in sight that the filters leave. */
export async function findResponseFigures(
  tx: Tx,
  today: Day,
  filters: Pick<ResponseFilters, 'region' | 'kind' | 'unit'> = {},
): Promise<ResponseFigures> {
  const median = (move: string) =>
    sql`percentile_cont(0.5) within group (order by ${minutesTo(move)}) filter (where ${within(move, today)})::float8`
  const n = (more: ResponseFilters) => sql`count(*) filter (where ${responseWhere(more, today)})::int`
  const { rows } = await tx.execute(sql`
    select ${n({ state: 'open' })} as open, ${median('acknowledge')} as "medianAck", ${n({ measured: 'ack' })} as acknowledged,
      ${median('arrive')} as "medianArrival", ${n({ measured: 'arrival' })} as arrived, ${n({ ackLate: 'yes' })} as "ackLate", ${n({ unreviewed: 'yes' })} as unreviewed
    from response c where ${responseWhere(filters, today)}`)
  return rows[0] as unknown as ResponseFigures
}
