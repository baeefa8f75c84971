import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Depends } from '../remembered'
import { type CaseFilters, inStates, openPredicate, whereOf } from './case-filters'

/** What a cockpit is narrowed by beside its unit; each is a filter of the lists that its figures open. */
export const narrowingKeys = ['line', 'campaign', 'region', 'sector'] as const
export type Narrowing = Pick<CaseFilters, (typeof narrowingKeys)[number]>

/** The narrowing among the filters of an address. */
export const narrowingOf = (filters: CaseFilters): Narrowing =>
  Object.fromEntries(narrowingKeys.flatMap(key => (filters[key] === undefined ? [] : [[key, filters[key]]])))

export const isNarrowed = (narrow: Narrowing): boolean => Object.keys(narrow).length > 0

const loops = ['task', 'hazard'] as const
// the narrowing asks nothing of the clock
const where = (loop: 'task' | 'hazard', narrow: Narrowing): SQL =>
  whereOf(loop, narrow, { today: '1970-01-01', soonUntil: '1970-01-01' })

/** The tallies know the line and the territory; battle and kind of place only the cases know. */
const isKept = (narrow: Narrowing) => narrow.campaign === undefined && narrow.sector === undefined

/** The tallies are told by unit alone; which cases a reader sees hangs on more than their units. */
export const dependsOf = (narrow: Narrowing): Depends => (isNarrowed(narrow) ? 'membership' : 'scope')

const keptBy = ({ line, region }: Narrowing): SQL =>
  sql`${line ? sql`and line = ${line}` : sql``} ${region ? sql`and region_code like ${`${region.replace(/(00){1,2}$/, '')}%`}` : sql``}`

/** The tally so narrowed, to stand in a from clause. */
export const tallyOf = (narrow: Narrowing): SQL =>
  isKept(narrow)
    ? sql`(select * from tally where count > 0 ${keptBy(narrow)})`
    : sql`(${sql.join(
        loops.map(
          loop => sql`select ${loop}::text as loop, c.line, c.org_id, c.region_code, c.stage, coalesce(c.level, '') as level, count(*)::int as count
            from ${sql.identifier(loop)} c where ${where(loop, narrow)} group by 2, 3, 4, 5, 6`,
        ),
        sql` union all `,
      )})`

/** The tally of due days so narrowed. */
export const dueTallyOf = (narrow: Narrowing): SQL =>
  isKept(narrow)
    ? sql`(select * from tally_due where count > 0 ${keptBy(narrow)})`
    : sql`(${sql.join(
        loops.map(
          loop => sql`select ${loop}::text as loop, c.line, c.org_id, c.region_code, coalesce(c.level, '') as level, c.due_on, count(*)::int as count
            from ${sql.identifier(loop)} c where ${where(loop, narrow)} and ${openPredicate[loop]} and c.stage <> 'suspended' and c.due_on is not null group by 2, 3, 4, 5, 6`,
        ),
        sql` union all `,
      )})`

/** What tasks were opened, closed and stopped by day from `first` on, so narrowed; the flow knows no territory, so that is counted from the cases too. */
export function flowOf(narrow: Narrowing, first: Day): SQL {
  if (isKept(narrow) && !narrow.region) return sql`(select * from flow where loop = 'task' ${keptBy(narrow)})`
  const day = (column: SQL) => sql`(${column} at time zone 'Asia/Shanghai')::date`
  const from = sql`(${first}::timestamp at time zone 'Asia/Shanghai')`
  return sql`(
    select c.line, c.org_id, ${day(sql`c.opened_at`)} as on_day, 1 as opened, 0 as closed, 0 as stopped from task c
      where ${where('task', narrow)} and c.opened_at >= ${from}
    union all
    select c.line, c.org_id, ${day(sql`c.closed_at`)}, 0, (c.stage in ${inStates('task', 'done')})::int, (c.stage in ${inStates('task', 'stopped')})::int from task c
      where ${where('task', narrow)} and c.stage in ${inStates('task', 'done', 'stopped')} and c.closed_at >= ${from})`
}
