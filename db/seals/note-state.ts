import type pg from 'pg'

/** What is watched besides the kept counts: the published log against the seals, and the worker's key against that of the seals. */
type Watched = 'seal_log' | 'seal_key'

/**
 * Writes down, as the worker, how one of these stands: what is wrong, or what was mended, or nothing of the kind. A fault is written once, however often it is met;
 * that all is well, once a day.
 */
export async function noteState(
  by: Pick<pg.Pool, 'query'>,
  kind: Watched,
  { wrong = null, mended = [] }: { wrong?: Record<string, unknown> | null; mended?: Record<string, unknown>[] },
): Promise<void> {
  const details = wrong ? [wrong] : mended
  await by.query(
    `insert into reconciliation (kind, differences, details, took_ms, at)
     select $1, $2, $3, 0, clock_timestamp() where not exists (
       select from (select differences, details, at from reconciliation where kind = $1 order by id desc limit 1) newest
       where newest.differences = $2 and case when $2 = 1 then newest.details = $3::jsonb
         else $3::jsonb = '[]' and newest.at > clock_timestamp() - interval '1 day' end)`,
    [kind, wrong ? 1 : 0, JSON.stringify(details)],
  )
}
