import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { CauseKind } from '@/domain/inference'
import type { Rule } from '@/domain/rules'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'
import { ruleOn } from './rules'

export type Cause = { id: number; key: string; kind: CauseKind; zh: string; en: string }

/** What can lie behind accidents and hazards. */
export async function listCauses(tx: Tx): Promise<Cause[]> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, key, kind, name_zh as zh, name_en as en from cause_kind order by kind desc, id`,
  )
  return rows as unknown as Cause[]
}

/** The rule that says within which time the same cause at a place counts as repeated. */
export const repeatRule = (today: Day): Rule => ruleOn('cause.repeat', today)

/** Hazards with the cause that was said of them last. */
export const namedCause = sql`(select distinct on (n.hazard_id) n.hazard_id, n.cause_id from hazard_cause n order by n.hazard_id, n.id desc)`

/** Whether the same cause had been closed at the place within the rule's months before the hazard was reported (`c` with `k`, its cause). */
export const isRepeatedCause = (months: number): SQL => sql`exists (
  select from hazard b join ${namedCause} bk on bk.hazard_id = b.id
  where b.place_id = c.place_id and b.id <> c.id and bk.cause_id = k.cause_id and b.stage in ('closed', 'stable') and b.closed_at <= c.opened_at
    and b.closed_at > c.opened_at - make_interval(months => ${months}))`

const isOpen = sql`c.stage not in ('closed', 'stable')`

export type CauseFilters = { cause?: number; state?: 'open' | 'closed' | 'repeated' }

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readCauseFilters(address: Address): CauseFilters {
  const { oneOf, id } = readerOf(address)
  const read = { cause: id('cause'), state: oneOf('state', ['open', 'closed', 'repeated'] as const) }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

function whereOf(filters: CauseFilters, months: number): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.cause) all.push(sql`k.cause_id = ${filters.cause}`)
  if (filters.state === 'open') all.push(isOpen)
  if (filters.state === 'closed') all.push(sql`not (${isOpen})`)
  if (filters.state === 'repeated') all.push(isRepeatedCause(months))
  return sql.join(all, sql` and `)
}

export type CauseFigures = Cause & { open: number; closed: number; repeated: number; tasks: number }

/** Each cause with its hazards in the reader's sight, those that came back, and the tasks that go at it; the most often repeated first. */
export async function causeFigures(tx: Tx, today: Day): Promise<CauseFigures[]> {
  const months = repeatRule(today).value
  const { rows } = await tx.execute(sql`
    with seen as materialized (select k.cause_id, ${isOpen} as is_open, ${isRepeatedCause(months)} as is_repeated from hazard c join ${namedCause} k on k.hazard_id = c.id)
    select v.id::float8 as id, v.key, v.kind, v.name_zh as zh, v.name_en as en, count(s.*) filter (where s.is_open)::int as open, count(s.*) filter (where not s.is_open)::int as closed,
      count(s.*) filter (where s.is_repeated)::int as repeated,
      (select count(*)::int from systemic_task t where t.cause_id = v.id) as tasks
    from cause_kind v left join seen s on s.cause_id = v.id group by v.id
    order by count(s.*) filter (where s.is_repeated) desc, count(s.*) desc, v.id`)
  return rows as unknown as CauseFigures[]
}

export type CausedHazard = {
  id: number
  zh: string
  en: string
  stage: string
  openedAt: Date
  place: { id: number; zh: string; en: string } | null
  causeZh: string
  causeEn: string
  repeated: boolean
  taskId: number | null
}

/** Hazards by what lies behind them, those that came back first; and how many there are. */
export async function listCausedHazards(
  tx: Tx,
  filters: CauseFilters,
  today: Day,
  limit = 500,
): Promise<{ rows: CausedHazard[]; all: number }> {
  const months = repeatRule(today).value
  const { rows } = await tx.execute(sql`
    with found as materialized (select c.id, c.title_zh, c.title_en, c.stage, c.opened_at, c.place_id, k.cause_id, ${isRepeatedCause(months)} as is_repeated
      from hazard c join ${namedCause} k on k.hazard_id = c.id where ${whereOf(filters, months)})
    select (select count(*)::int from found) as "all", c.id::float8 as id, c.title_zh as zh, c.title_en as en, c.stage, c.opened_at as "openedAt", c.is_repeated as repeated,
      case when p.id is null then null else json_build_object('id', p.id, 'zh', p.name_zh, 'en', p.name_en) end as place, v.name_zh as "causeZh", v.name_en as "causeEn",
      (select max(t.task_id)::float8 from systemic_task_hazard t where t.hazard_id = c.id) as "taskId"
    from found c join cause_kind v on v.id = c.cause_id left join place p on p.id = c.place_id order by c.is_repeated desc, c.id desc limit ${limit}`)
  return {
    rows: rows.map(row => ({ ...row, openedAt: new Date(row.openedAt as string) })) as unknown as CausedHazard[],
    all: (rows[0]?.all as number | undefined) ?? 0,
  }
}

export type SaidCause = Cause & { words: string; by: Named | null; unit: Named | null; at: Date }

/** What was said to lie behind a hazard, the newest first; that one counts. */
export async function listCausesOf(tx: Tx, hazardId: number): Promise<SaidCause[]> {
  const { rows } = await tx.execute(sql`
    select v.id::float8 as id, v.key, v.kind, v.name_zh as zh, v.name_en as en, n.words, ${person('p')} as by, ${unit('o')} as unit, n.at
    from hazard_cause n join cause_kind v on v.id = n.cause_id left join person p on p.id = n.person_id left join org o on o.id = n.org_id where n.hazard_id = ${hazardId} order by n.id desc`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as unknown as SaidCause[]
}

export type SystemicTask = {
  id: number
  zh: string
  en: string
  stage: string
  dueOn: Day | null
  unit: Named | null
  causeId: number
  causeZh: string
  causeEn: string
  hazards: number[]
}

/** The tasks that go at a cause, or the one that a task is; newest first. */
export async function listSystemicTasks(
  tx: Tx,
  of: { causeId: number } | { taskId: number } | null,
): Promise<SystemicTask[]> {
  const where =
    of === null ? sql`true` : 'causeId' in of ? sql`s.cause_id = ${of.causeId}` : sql`s.task_id = ${of.taskId}`
  const { rows } = await tx.execute(sql`
    select t.id::float8 as id, t.title_zh as zh, t.title_en as en, t.stage, t.due_on::text as "dueOn", ${unit('o')} as unit, v.id::float8 as "causeId", v.name_zh as "causeZh",
      v.name_en as "causeEn", coalesce((select json_agg(h.hazard_id order by h.hazard_id) from systemic_task_hazard h where h.task_id = t.id), '[]') as hazards
    from systemic_task s join task t on t.id = s.task_id join cause_kind v on v.id = s.cause_id left join org o on o.id = t.org_id where ${where} order by t.id desc limit 100`)
  return rows as unknown as SystemicTask[]
}
