import { sql } from 'drizzle-orm'
import type { Tx } from '../client'
import { type CaseFilters, type Clock, whereOf } from './case-filters'

/** A list longer than this is said to hold "more than" so many: counting on would cost more than anybody reads from it. */
export const mostCounted = 10_000
export type Counted = { n: number; more: boolean }

/** How many cases each of these filters leaves, each counted along its own index and no further than `most`. */
export async function countEach(
  tx: Tx,
  loop: 'task' | 'hazard',
  views: readonly CaseFilters[],
  clock: Clock,
  most = mostCounted,
): Promise<Counted[]> {
  const counts = views.map(
    (filters, index) =>
      sql`(select count(*)::int from (select from ${sql.identifier(loop)} c where ${whereOf(loop, filters, clock)} limit ${most + 1}) x) as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)}`)
  return views.map((_, index) => {
    const n = rows[0]![`v${index}`] as number
    return { n: Math.min(n, most), more: n > most }
  })
}
