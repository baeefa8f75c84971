import type pg from 'pg'

/** A count that is kept and what the rows themselves come to; null where one of the two has no such row. */
export type Difference = Record<string, unknown>
export type Reconciled = { kind: string; differences: number; details: Difference[]; tookMs: number }

/** How many differences are written down of each kind; their number is whole. */
const most = 50

const everyCase = [
  'task',
  'hazard',
  'inspection',
  'directive',
  'circular',
  'accountability',
  'assurance',
  'circulation',
  'accident',
  'response',
  'rumour',
]
  .map(loop => `select loop, id, line, org_id, region_code, stage, level, due_on, opened_at, closed_at from ${loop}`)
  .join(' union all ')

const dayOf = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`

/** For each kept count: the rows in which it differs from a recount of the cases or cells. */
export const countDifferences: Record<string, string> = {
  tally: `
    with kept as (select loop, line, org_id, region_code, stage, level, count::bigint as n from tally where count <> 0),
    counted as (select loop, line, org_id, region_code, stage, coalesce(level, '') as level, count(*) as n from (${everyCase}) c group by 1, 2, 3, 4, 5, 6)
    select loop, line, org_id, region_code, stage, level, k.n as kept, c.n as counted
    from kept k full join counted c using (loop, line, org_id, region_code, stage, level) where k.n is distinct from c.n`,
  tally_due: `
    with kept as (select loop, line, org_id, region_code, level, due_on, count::bigint as n from tally_due where count <> 0),
    counted as (select loop, line, org_id, region_code, coalesce(level, '') as level, loops.bucket(loop, stage, due_on) as due_on, count(*) as n
      from (${everyCase}) c where loops.bucket(loop, stage, due_on) is not null group by 1, 2, 3, 4, 5, 6)
    select loop, line, org_id, region_code, level, due_on::text, k.n as kept, c.n as counted
    from kept k full join counted c using (loop, line, org_id, region_code, level, due_on) where k.n is distinct from c.n`,
  flow: `
    with counted as (
      select loop, line, org_id, on_day, sum(opened) as opened, sum(closed) as closed, sum(stopped) as stopped from (
        select c.loop, c.line, c.org_id, ${dayOf('c.opened_at')} as on_day, 1 as opened, 0 as closed, 0 as stopped
        from (${everyCase}) c where loops.state(c.loop, c.stage) <> 'before'
        union all
        select c.loop, c.line, c.org_id, ${dayOf('c.closed_at')}, 0, (loops.state(c.loop, c.stage) = 'done')::int, (loops.state(c.loop, c.stage) = 'stopped')::int
        from (${everyCase}) c where loops.state(c.loop, c.stage) in ('done', 'stopped')) f group by 1, 2, 3, 4),
    kept as (select loop, line, org_id, on_day, opened, closed, stopped from flow where opened <> 0 or closed <> 0 or stopped <> 0)
    select loop, line, org_id, on_day::text, array[k.opened, k.closed, k.stopped] as kept, array[c.opened, c.closed, c.stopped] as counted
    from kept k full join counted c using (loop, line, org_id, on_day)
    where (k.opened, k.closed, k.stopped) is distinct from (c.opened::int, c.closed::int, c.stopped::int)`,
  coverage: `
    with kept as (select campaign_id, above_org_id, regulator_org_id, region_code, grid_id, state, places::bigint as n, items_asked::bigint as asked, items_checked::bigint as checked
      from coverage_tally where places <> 0),
    counted as (select campaign_id, above_org_id, regulator_org_id, region_code, grid_id, state, count(*) as n, sum(items_asked)::bigint as asked, sum(items_checked)::bigint as checked
      from coverage where left_on is null group by 1, 2, 3, 4, 5, 6)
    select campaign_id, above_org_id, regulator_org_id, region_code, grid_id, state, array[k.n, k.asked, k.checked] as kept, array[c.n, c.asked, c.checked] as counted
    from kept k full join counted c using (campaign_id, above_org_id, regulator_org_id, region_code, grid_id, state)
    where (k.n, k.asked, k.checked) is distinct from (c.n, c.asked, c.checked)`,
}

/**
 * Compares every kept count with a recount of the rows in one snapshot, as the worker, and writes down what differs; nothing is mended by it. Answers with what it
 * wrote.
 */
export async function reconcile(pool: pg.Pool): Promise<Reconciled[]> {
  const client = await pool.connect()
  let failed: Error | undefined
  try {
    await client.query('begin isolation level repeatable read')
    const all: Reconciled[] = []
    for (const [kind, query] of Object.entries(countDifferences)) {
      const began = performance.now()
      const { rows } = await client.query(query)
      const found = {
        kind,
        differences: rows.length,
        details: rows.slice(0, most),
        tookMs: Math.round(performance.now() - began),
      }
      await client.query(
        'insert into reconciliation (kind, differences, details, took_ms, at) values ($1, $2, $3, $4, clock_timestamp())',
        [kind, found.differences, JSON.stringify(found.details), found.tookMs],
      )
      all.push(found)
    }
    await client.query('commit')
    return all
  } catch (error) {
    await client.query('rollback').catch(failure => {
      failed = failure
    })
    throw error
  } finally {
    client.release(failed)
  }
}
