import { type SQL, sql } from 'drizzle-orm'
import { taskTrack } from '@/domain/task'
import type { Tx } from '../client'
import { unitsBelow } from './below'

export type TrackStage = (typeof taskTrack)[number]

/** Stages beside the track, by the stage of the track at which they stand. What is suspended is counted as issued: more is not known of it. */
export const asideStages = {
  bounced: 'issued',
  returned: 'in_progress',
  suspended: 'issued',
} as const satisfies Record<string, TrackStage>

/** The stages in which a task has come at least as far as this stage of the track. */
export function reachedStages(stage: TrackStage): string[] {
  const on = taskTrack.slice(taskTrack.indexOf(stage))
  return [...on, ...Object.entries(asideStages).flatMap(([aside, at]) => (on.includes(at) ? [aside] : []))]
}

/** The same as SQL literals, for the filter of lists. */
export const reachedLiterals = (stage: TrackStage): SQL =>
  sql.raw(
    `(${reachedStages(stage)
      .map(name => `'${name}'`)
      .join(', ')})`,
  )

/** How many of the newest events the medians are taken from, so that they cost the same however long the ledger is. */
export const medianWindow = 3000

/** Median days of the completed stays of tasks in each stage, from the reader's newest events; a stage nobody has left lately is absent. */
export async function medianDays(tx: Tx, under?: number, beside?: SQL): Promise<Map<string, number>> {
  const { rows } = await tx.execute(sql`
    with newest as materialized (
      select case_id, seq, from_stage, to_stage, at from event where loop = 'task' order by id desc limit ${medianWindow}
    ), entered as (
      select case_id, to_stage as stage, at, lead(at) over (partition by case_id order by seq) as left_at
      from newest where from_stage <> to_stage
    )
    select stage, percentile_cont(0.5) within group (order by extract(epoch from left_at - at) / 86400)::float8 as days
    from entered where left_at is not null ${under === undefined ? sql`` : sql`and (select t.org_id from task t where t.id = case_id) = any (${unitsBelow(under)})`} ${beside === undefined ? sql`` : sql`and case_id in (select c.id from task c where ${beside})`} group by stage`)
  return new Map(rows.map(row => [row.stage as string, row.days as number]))
}
