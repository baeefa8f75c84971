import { sql } from 'drizzle-orm'
import type { When } from '@/domain/job'
import type { Channel, DeliveryState, NoticeKind } from '@/domain/notice'
import type { Tx } from '../client'

export type JobRow = {
  name: string
  when: When
  startedAt: Date | null
  endedAt: Date | null
  ok: boolean | null
  said: Record<string, number> | null
  error: string | null
}

/** The jobs that the worker said it has, each with its last run; empty for who is neither administrator nor auditor. */
export async function listJobs(tx: Tx): Promise<JobRow[]> {
  const { rows } = await tx.execute(sql`
    select j.name, j.every_minutes as "everyMinutes", j.at_time as "atTime", j.working_days as "workingDays", r.started_at as "startedAt", r.ended_at as "endedAt", r.ok, r.said, r.error
    from notices.jobs() j left join lateral (select * from job_run r where r.name = j.name order by r.id desc limit 1) r on true order by j.name`)
  return (rows as (JobRow & { everyMinutes: number | null; atTime: string; workingDays: boolean })[]).map(row => ({
    name: row.name,
    when: row.everyMinutes
      ? { everyMinutes: row.everyMinutes }
      : { at: row.atTime, ...(row.workingDays ? ({ workingDays: true } as const) : {}) },
    startedAt: row.startedAt && new Date(row.startedAt),
    endedAt: row.endedAt && new Date(row.endedAt),
    ok: row.ok,
    said: row.said,
    error: row.error,
  }))
}

export type FailedRun = { id: number; name: string; startedAt: Date; error: string }

/** The last runs that failed, twenty at most. */
export async function listFailedRuns(tx: Tx): Promise<FailedRun[]> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, name, started_at as "startedAt", error from job_run where not ok order by id desc limit 20`,
  )
  return (rows as FailedRun[]).map(row => ({ ...row, startedAt: new Date(row.startedAt) }))
}

/** How long ago, in seconds, a worker last said that it lives; null when none ever did. */
export async function workerAge(tx: Tx): Promise<number | null> {
  const { rows } = await tx.execute(sql`select notices.beat_age() as age`)
  return (rows[0] as { age: number | null }).age
}

/** All deliveries by channel and state. */
export async function countDeliveries(tx: Tx): Promise<{ channel: Channel; state: DeliveryState; n: number }[]> {
  const { rows } = await tx.execute(sql`select channel, state, n from notices.delivery_counts()`)
  return rows as { channel: Channel; state: DeliveryState; n: number }[]
}

export type FailedDelivery = {
  id: number
  channel: Channel
  error: string
  attempts: number
  endedAt: Date
  kind: NoticeKind
  nameZh: string
  nameEn: string
}

/** The last fifty deliveries that failed, with whose they were and why; what was said in them is their person's. */
export async function listFailedDeliveries(tx: Tx): Promise<FailedDelivery[]> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, channel, error, attempts, ended_at as "endedAt", kind, name_zh as "nameZh", name_en as "nameEn" from notices.failed_deliveries()`,
  )
  return (rows as FailedDelivery[]).map(row => ({ ...row, endedAt: new Date(row.endedAt) }))
}
