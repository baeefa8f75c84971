import { sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import { type Line, lines } from '@/domain/line'
import type { Tx } from '../client'
import { remembered } from '../remembered'
import { belowOnly } from './below'
import { inStates } from './case-filters'
import { dependsOf, dueTallyOf, flowOf, type Narrowing, tallyOf } from './narrowing'

/** How a line stands; `total` is open and done, since what was stopped never counts. */
export type LineClosing = { line: Line; total: number; open: number; late: number; closedThisWeek: number }

/** The seven days that “this week” means on a dashboard: today and the six before it. */
export const weekTo = (today: Day): { from: Day; to: Day } => ({ from: addDays(today, -6), to: today })

/** The tasks of each line whose performing unit is in the reader's scope (or below `under`), summed over the tally; all six lines, in order. */
export async function lineStrokes(tx: Tx, today: Day, under?: number, narrow: Narrowing = {}): Promise<LineClosing[]> {
  return remembered(tx, dependsOf(narrow), ['lines', today, under, narrow], () => askStrokes(tx, today, under, narrow))
}

async function askStrokes(tx: Tx, today: Day, under: number | undefined, narrow: Narrowing): Promise<LineClosing[]> {
  const week = weekTo(today)
  const below = belowOnly(under)
  const { rows } = await tx.execute(sql`
    select line, sum(open)::int as open, sum(done)::int as done, sum(late)::int as late, sum(closed)::int as closed from (
      select line, sum(count) filter (where stage in ${inStates('task', 'open')}) as open, sum(count) filter (where stage in ${inStates('task', 'done')}) as done,
        0 as late, 0 as closed
      from ${tallyOf(narrow)} t where loop = 'task' ${below} group by line
      union all
      select line, 0, 0, sum(count), 0 from ${dueTallyOf(narrow)} t where loop = 'task' and due_on < ${today} ${below} group by line
      union all
      select line, 0, 0, 0, sum(closed) from ${flowOf(narrow, week.from)} f where on_day between ${week.from} and ${week.to} ${below} group by line
    ) parts group by line`)
  const found = new Map(
    rows.map(row => [row.line as Line, row as Record<'open' | 'done' | 'late' | 'closed', number | null>]),
  )
  return lines.map(line => {
    const { open, done, late, closed } = found.get(line) ?? { open: 0, done: 0, late: 0, closed: 0 }
    return { line, total: (open ?? 0) + (done ?? 0), open: open ?? 0, late: late ?? 0, closedThisWeek: closed ?? 0 }
  })
}
