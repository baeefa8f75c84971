import { type SQL, sql } from 'drizzle-orm'
import {
  type AccountabilityStage,
  accountabilityStages,
  type HeldLoop,
  type Rung,
  rungs,
} from '@/domain/accountability'
import type { Day } from '@/domain/clock'
import type { StageState } from '@/domain/loop'
import { stagesIn } from '@/domain/loops'
import type { Rule } from '@/domain/rules'
import type { ScoreKind } from '@/domain/score'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { unit } from './named'

/** What a list of accountability is narrowed by; every key is a parameter of its address. */
export type AccountabilityFilters = {
  rung?: Rung
  stage?: AccountabilityStage
  state?: Exclude<StageState, 'before'>
  unit?: number
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readAccountabilityFilters(address: Address): AccountabilityFilters {
  const { oneOf, id } = readerOf(address)
  const read = {
    rung: oneOf('rung', rungs),
    stage: oneOf('stage', accountabilityStages),
    state: oneOf('state', ['open', 'done', 'stopped'] as const),
    unit: id('unit'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

function whereOf(filters: AccountabilityFilters): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.rung) all.push(sql`c.rung = ${filters.rung}`)
  if (filters.stage) all.push(sql`c.stage = ${filters.stage}`)
  if (filters.state) {
    const stages = stagesIn('accountability', filters.state)
    all.push(sql.raw(`c.stage in (${stages.map(stage => `'${stage}'`).join(', ')})`))
  }
  if (filters.unit) all.push(sql`c.org_id = ${filters.unit}`)
  return sql.join(all, sql` and `)
}

export type ListedAccountability = {
  id: number
  rung: Rung
  stage: AccountabilityStage
  zh: string
  en: string
  missedOn: Day
  dueOn: Day | null
  aboutLoop: HeldLoop
  aboutId: number
  unit: Named | null
}

const listed = sql`c.id::float8 as id, c.rung, c.stage, c.title_zh as zh, c.title_en as en, c.missed_on::text as "missedOn", c.due_on::text as "dueOn",
  c.about_loop as "aboutLoop", c.about_id::float8 as "aboutId", ${unit('o')} as unit`

/** One page of what units are held to, newest first; `after` is the number of the last one seen. */
export async function listAccountability(
  tx: Tx,
  filters: AccountabilityFilters,
  page: { after?: number; limit: number },
): Promise<{ rows: ListedAccountability[]; next: number | null }> {
  const later = page.after ? sql`and c.id < ${page.after}` : sql``
  const { rows } = await tx.execute(sql`
    select ${listed} from accountability c left join org o on o.id = c.org_id where ${whereOf(filters)} ${later} order by c.id desc limit ${page.limit + 1}`)
  const found = rows as unknown as ListedAccountability[]
  const shown = found.slice(0, page.limit)
  return { rows: shown, next: found.length > page.limit ? shown.at(-1)!.id : null }
}

/** How many each of these filters leaves. */
export async function countAccountability(tx: Tx, views: readonly AccountabilityFilters[]): Promise<number[]> {
  const counts = views.map(
    (filters, index) => sql`count(*) filter (where ${whereOf(filters)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from accountability c`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

/** Every rung that a case's unit was held to, lowest first; of what is not served yet only the office that drafts it reads. */
export async function listRungsOf(tx: Tx, loop: HeldLoop, id: number): Promise<ListedAccountability[]> {
  const { rows } = await tx.execute(sql`
    select ${listed} from accountability c left join org o on o.id = c.org_id
    where c.about_loop = ${loop} and c.about_id = ${id} order by c.missed_on, c.id`)
  return rows as unknown as ListedAccountability[]
}

const citedRule = sql`json_build_object('value', r.value, 'unit', r.unit, 'instrumentZh', r.instrument_zh, 'instrumentEn', r.instrument_en, 'clause', r.clause, 'seen', r.seen,
  'pack', k.key, 'version', k.version)`

export type AccountabilityDetail = ListedAccountability & {
  words: string | null
  rule: Pick<Rule, 'value' | 'unit' | 'instrumentZh' | 'instrumentEn' | 'clause' | 'seen' | 'pack' | 'version'>
  /** How the case that it is about stands now. */
  aboutStage: string
  aboutDueOn: Day | null
  points: { kind: ScoreKind; points: number; eventId: number; reversed: boolean }[]
}

/** One rung with its rule, the case that it is about as it stands, and its points; null when it is not the reader's to see. */
export async function findAccountability(tx: Tx, id: number): Promise<AccountabilityDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${listed}, c.words, ${citedRule} as rule,
      coalesce((select t.stage from task t where c.about_loop = 'task' and t.id = c.about_id), (select h.stage from hazard h where c.about_loop = 'hazard' and h.id = c.about_id)) as "aboutStage",
      coalesce((select t.due_on::text from task t where c.about_loop = 'task' and t.id = c.about_id), (select h.due_on::text from hazard h where c.about_loop = 'hazard' and h.id = c.about_id)) as "aboutDueOn",
      coalesce((select json_agg(json_build_object('kind', s.kind, 'points', s.points, 'eventId', s.event_id, 'reversed', s.reverses_id is not null) order by s.id)
        from score_event s where s.loop = 'accountability' and s.case_id = c.id), '[]') as points
    from accountability c left join org o on o.id = c.org_id join rule r on r.id = c.rule_id join rule_pack k on k.id = r.pack_id where c.id = ${id}`)
  return (rows[0] as unknown as AccountabilityDetail | undefined) ?? null
}

/** Appeals that this person may decide, having neither written, approved nor earned what they are against; the oldest first. */
export async function listAppeals(
  tx: Tx,
  personId: number,
): Promise<{ id: number; zh: string; en: string; since: Day }[]> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as zh, c.title_en as en, (c.moved_at at time zone 'Asia/Shanghai')::date::text as since from accountability c
    where c.stage = 'appealed' and ${personId} not in (c.submitter_id, c.verifier_id) and c.owner_id is distinct from ${personId} order by c.moved_at limit 20`)
  return rows as unknown as { id: number; zh: string; en: string; since: Day }[]
}
