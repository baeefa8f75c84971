import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../client'
import { type CaseFilters, type Clock, inStates, underUnit, whereOf } from './case-filters'
import { reachedLiterals } from './cockpit-funnel'

type ListedLoop = 'task' | 'hazard'
const kept = ['state', 'stage', 'line', 'unit', 'under', 'region', 'level', 'reached', 'due'] as const

/** Where the tallies keep a count of these filters, on a tally aliased `c`; null when only the cases themselves can tell. */
function tallyWhere(
  loop: ListedLoop,
  filters: CaseFilters,
  clock: Clock,
): { from: 'tally' | 'tally_due'; where: SQL } | null {
  if (
    Object.entries(filters).some(
      ([key, value]) => value !== undefined && key !== 'sort' && !(kept as readonly string[]).includes(key),
    )
  )
    return null
  const all: SQL[] = [sql`c.loop = ${loop}`, sql`c.count > 0`]
  if (filters.line) all.push(sql`c.line = ${filters.line}`)
  if (filters.unit) all.push(sql`c.org_id = ${filters.unit}`)
  if (filters.under) all.push(underUnit(filters.under))
  if (filters.region) all.push(sql`c.region_code like ${`${filters.region.replace(/(00){1,2}$/, '')}%`}`)
  if (filters.level) all.push(sql`c.level = ${filters.level}`)
  if (filters.due) {
    // the days are kept without stages, of open cases whose clock runs
    if (filters.due === 'none' || filters.stage || filters.reached || (filters.state && filters.state !== 'open'))
      return null
    all.push(
      filters.due === 'overdue'
        ? sql`c.due_on < ${clock.today}`
        : sql`c.due_on between ${clock.today} and ${clock.soonUntil}`,
    )
    return { from: 'tally_due', where: sql.join(all, sql` and `) }
  }
  if (!filters.state && !filters.stage) all.push(sql`c.stage <> 'draft'`)
  if (filters.state === 'open') all.push(sql`c.stage in ${inStates(loop, 'open')}`)
  else if (filters.state) all.push(sql`c.stage in ${inStates(loop, filters.state)}`)
  if (filters.stage) all.push(sql`c.stage = ${filters.stage}`)
  if (filters.reached) all.push(sql`c.stage in ${reachedLiterals(filters.reached)}`)
  return { from: 'tally', where: sql.join(all, sql` and `) }
}

/** Cases that the reader sees although another's unit does the work: their units gave it, assist in it or regulate it. The tallies know nothing of these. */
const fromOutside = (
  loop: ListedLoop,
): SQL => sql`not (select ctx.everything()) and c.org_id not in (select ctx.units())
  and (c.issuer_org_id in (select ctx.units()) or ${
    loop === 'task'
      ? sql`c.assisting_org_ids <> '{}' and c.assisting_org_ids && (select ctx.orgs())::bigint[]`
      : sql`c.regulator_org_id in (select ctx.units())`
  })`

/** The counts of several filters over one source in one pass. */
async function countOver(
  tx: Tx,
  from: string,
  wheres: readonly SQL[],
  { sum = false, only }: { sum?: boolean; only?: SQL } = {},
): Promise<number[]> {
  if (wheres.length === 0) return []
  const counts = wheres.map(
    (where, index) =>
      sql`coalesce(${sum ? sql`sum(c.count)` : sql`count(*)`} filter (where ${where}), 0)::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(
    sql`select ${sql.join(counts, sql`, `)} from ${sql.identifier(from)} c ${only ? sql`where ${only}` : sql``}`,
  )
  return wheres.map((_, index) => rows[0]![`v${index}`] as number)
}

/** Beyond this a view's count says only that there are more, where the tallies do not know it. */
export const mostCounted = 999

/**
 * How many cases each of these filters leaves; the first is counted whole, the others too with `whole`, else up to `mostCounted` and as infinite beyond it. What the tallies keep
 * is read from them, and only what the reader sees from outside is counted beside; the rest is counted filter by filter, so that each can use its index.
 */
export async function countViews(
  tx: Tx,
  loop: ListedLoop,
  views: readonly CaseFilters[],
  clock: Clock,
  { whole = false }: { whole?: boolean } = {},
): Promise<number[]> {
  const plans = views.map(filters => ({ filters, plan: tallyWhere(loop, filters, clock), count: 0 }))
  const known = plans.filter(({ plan }) => plan)
  for (const from of ['tally', 'tally_due'] as const) {
    const mine = known.filter(({ plan }) => plan!.from === from)
    const wheres = mine.map(({ plan }) => plan!.where)
    const counts = await countOver(tx, from, wheres, { sum: true })
    for (const [index, one] of mine.entries()) one.count += counts[index]!
  }
  const wheres = known.map(({ filters }) => whereOf(loop, filters, clock))
  const outside = await countOver(tx, loop, wheres, { only: fromOutside(loop) })
  for (const [index, one] of known.entries()) one.count += outside[index]!
  for (const one of plans)
    if (!one.plan) one.count = await countCases(tx, loop, whereOf(loop, one.filters, clock), whole || one === plans[0])
  return plans.map(({ count }) => count)
}

async function countCases(tx: Tx, loop: ListedLoop, where: SQL, whole: boolean): Promise<number> {
  const found = sql`select from ${sql.identifier(loop)} c where ${where} ${whole ? sql`` : sql`limit ${mostCounted + 1}`}`
  const { rows } = await tx.execute(sql`select count(*)::int as n from (${found}) found`)
  const n = rows[0]!.n as number
  return whole || n <= mostCounted ? n : Number.POSITIVE_INFINITY
}
