import { sql } from 'drizzle-orm'
import { type Calendar, type Day, workingDaysBetween } from '@/domain/clock'
import type { Tx } from '../client'
import type { BrokenKind } from './broken-kinds'
import { type BrokenRow, listBroken } from './broken-loops'

/** A signature that only a leader can give. */
export type Signature = {
  act: 'list' | 'delist' | 'verify_close'
  noun: 'hazard' | 'directive'
  id: number
  zh: string
  en: string
  since: Day
  workingDays: number
}

// what a leader can press on; the rest of the broken links is the offices' own work
const pressing: readonly BrokenKind[] = ['directiveWithoutTask', 'taskOverdue', 'hazardOverdue']

/** What waits for a leader's signature, longest first: major hazards to list or delist, directives claimed complete. */
export async function listSignatures(tx: Tx, today: Day, calendar: Calendar): Promise<Signature[]> {
  const { rows } = await tx.execute(sql`
    select act, noun, id::float8 as id, zh, en, (at at time zone 'Asia/Shanghai')::date::text as since from (
      select case c.stage when 'plan_filed' then 'list' else 'delist' end as act, 'hazard' as noun, c.id, c.title_zh as zh, c.title_en as en,
        coalesce((select max(e.at) from event e where e.loop = 'hazard' and e.case_id = c.id and e.to_stage = c.stage and e.from_stage <> e.to_stage), c.moved_at) as at
      from hazard c where c.stage in ('plan_filed', 'onsite_review') and c.level = 'major'
      union all
      select 'verify_close', 'directive', c.id, c.title_zh, c.title_en,
        coalesce((select max(e.at) from event e where e.loop = 'directive' and e.case_id = c.id and e.to_stage = c.stage and e.from_stage <> e.to_stage), c.moved_at)
      from directive c where c.stage = 'claimed_complete' and c.issuer_org_id = any ((select ctx.orgs())::bigint[])
    ) waiting order by at, noun, id limit 50`)
  return rows.map(row => {
    const read = row as unknown as Omit<Signature, 'workingDays'>
    return { ...read, workingDays: workingDaysBetween(read.since, today, calendar) }
  })
}

/** The links that have been broken longest, of the kinds that a leader can press on. */
export const listPressing = (tx: Tx, today: Day, calendar: Calendar, limit: number): Promise<BrokenRow[]> =>
  listBroken(tx, { kinds: pressing, today, calendar, limit })
