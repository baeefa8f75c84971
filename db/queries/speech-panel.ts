import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import { inStates, overduePredicate } from './case-filters'

export type LateCase = { loop: 'task' | 'hazard'; id: number; zh: string; en: string; dueOn: Day }
export type UnitAtWork = { id: number; zh: string; en: string; open: number }
export type Battle = {
  id: number
  slot: number
  named: boolean
  /** The speech itself names it; otherwise a name was assigned. */
  inSource: boolean
  zh: string
  en: string
  open: number
  done: number
  late: number
}
export type OpenHazard = {
  id: number
  zh: string
  en: string
  level: 'general' | 'major' | null
  stage: string
  dueOn: Day | null
}
export type SentencePanel = { late: LateCase[]; units: UnitAtWork[]; battles: Battle[]; hazards: OpenHazard[] }

/** The cases under the directives of a sentence: longest overdue, units at work, its battles, its open hazards (major first). */
export async function findSentencePanel(tx: Tx, spanId: number, today: Day): Promise<SentencePanel> {
  const under = sql`c.directive_id in (select d.id from directive d where d.span_id = ${spanId})`
  const lateOf = (loop: 'task' | 'hazard') => sql`
    select ${sql.raw(`'${loop}'`)} as loop, c.id, c.title_zh as zh, c.title_en as en, c.due_on from ${sql.identifier(loop)} c
    where ${under} and ${overduePredicate(loop, today)}`
  const { rows: late } = await tx.execute(sql`
    select loop, id::float8 as id, zh, en, due_on::text as "dueOn" from (${lateOf('task')} union all ${lateOf('hazard')}) l order by due_on, loop, id limit 6`)
  const { rows: units } = await tx.execute(sql`
    select o.id::float8 as id, o.short_zh as zh, o.short_en as en, count(*)::int as open from task c join org o on o.id = c.org_id
    where ${under} and c.stage in ${inStates('task', 'open')} group by o.id order by count(*) desc, o.id limit 24`)
  const { rows: battles } = await tx.execute(sql`
    select b.id::float8 as id, b.slot, b.named, b.quote_zh is not null as "inSource", coalesce(b.name_zh, '') as zh, coalesce(b.name_en, '') as en,
      count(c.id) filter (where c.stage in ${inStates('task', 'open')})::int as open, count(c.id) filter (where c.stage in ${inStates('task', 'done')})::int as done,
      count(c.id) filter (where ${overduePredicate('task', today)})::int as late
    from campaign b left join task c on c.campaign_id = b.id where b.kind = 'battle' and b.span_id = ${spanId} group by b.id order by b.slot`)
  const { rows: hazards } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as zh, c.title_en as en, c.level, c.stage, c.due_on::text as "dueOn" from hazard c
    where ${under} and c.stage in ${inStates('hazard', 'open')} order by (c.level = 'major') desc nulls last, c.due_on nulls last, c.id limit 6`)
  return {
    late: late as unknown as LateCase[],
    units: units as unknown as UnitAtWork[],
    battles: battles as unknown as Battle[],
    hazards: hazards as unknown as OpenHazard[],
  }
}
