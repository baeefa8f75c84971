import { sql } from 'drizzle-orm'
import type { Tx } from '../client'

export type Reconciliation = { kind: string; differences: number; details: Record<string, unknown>[]; at: Date }

/** The newest recount of each kind of kept count, oldest of them first; empty before the first. */
export async function listReconciliations(tx: Tx): Promise<Reconciliation[]> {
  const { rows } = await tx.execute(
    sql`select distinct on (kind) kind, differences, details, at from reconciliation order by kind, id desc`,
  )
  return rows
    .map(row => ({ ...row, at: new Date(row.at as string) }) as Reconciliation)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Which of the recounts look at the seals and not at kept counts. */
export const sealKinds: readonly string[] = ['seal_log', 'seal_key']

export type Differences = { counts: number; seals: number }

/** How many kept counts the newest recounts found to differ from their rows, and how many faults of the published log and the key stand. */
export async function countDifferences(tx: Tx): Promise<Differences> {
  const all = await listReconciliations(tx)
  const sum = (isSeals: boolean) =>
    all.filter(row => sealKinds.includes(row.kind) === isSeals).reduce((n, row) => n + row.differences, 0)
  return { counts: sum(false), seals: sum(true) }
}

export type JobRun = {
  name: string
  startedAt: Date
  endedAt: Date | null
  ok: boolean | null
  said: Record<string, number> | null
  error: string | null
}

/** The newest run of each job. */
export async function listJobRuns(tx: Tx): Promise<JobRun[]> {
  const { rows } = await tx.execute(
    sql`select distinct on (name) name, started_at as "startedAt", ended_at as "endedAt", ok, said, error from job_run order by name, id desc`,
  )
  return rows.map(
    row =>
      ({
        ...row,
        startedAt: new Date(row.startedAt as string),
        endedAt: row.endedAt ? new Date(row.endedAt as string) : null,
      }) as JobRun,
  )
}
