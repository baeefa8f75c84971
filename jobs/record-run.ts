import type pg from 'pg'

/** Runs a job and writes down when it began, how it ended and what it did; the failure goes on to the queue, which tries again. */
export async function recordRun(
  pool: pg.Pool,
  name: string,
  run: (pool: pg.Pool) => Promise<Record<string, number>>,
): Promise<void> {
  const { rows } = await pool.query(
    'insert into job_run (name, started_at) values ($1, clock_timestamp()) returning id',
    [name],
  )
  const end = (ok: boolean, said: Record<string, number> | null, error: string | null) =>
    pool.query('update job_run set ended_at = clock_timestamp(), ok = $2, said = $3, error = $4 where id = $1', [
      rows[0].id,
      ok,
      said,
      error,
    ])
  try {
    await end(true, await run(pool), null)
  } catch (error) {
    await end(false, null, error instanceof Error ? error.message : String(error))
    throw error
  }
}
