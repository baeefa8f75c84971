import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../client'
import { type CaseFilters, type Clock, openPredicate, whereOf } from './case-filters'
import { readCursor, type TaskSort, timeColumn, writeCursor } from './task-cursor'

export type TaskRow = {
  id: number
  titleZh: string
  titleEn: string
  line: string
  stage: string
  percent: number
  dueOn: string | null
  movedAt: Date
  openedAt: Date
  orgZh: string
  orgEn: string
  ownerZh: string | null
  ownerEn: string | null
}

type Found = Omit<TaskRow, 'movedAt' | 'openedAt'> & { movedAt: string; openedAt: string; cursorAt: string | null }

/** One stretch of the list in its order; `where` already holds the filters and where the page starts. */
async function stretch(tx: Tx, where: SQL, order: SQL, cursorAt: SQL, limit: number): Promise<Found[]> {
  // names are looked up for the rows of the page only
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as "titleZh", c.title_en as "titleEn", c.line, c.stage, c.percent, c.due_on::text as "dueOn",
      c.moved_at as "movedAt", c.opened_at as "openedAt", c."cursorAt",
      o.short_zh as "orgZh", o.short_en as "orgEn", p.name_zh as "ownerZh", p.name_en as "ownerEn"
    from (select c.*, ${cursorAt} as "cursorAt" from task c where ${where} order by ${order} limit ${limit}) c
      join org o on o.id = c.org_id left join person p on p.id = c.owner_id
    order by ${order}`)
  return rows as Found[]
}

const stamp = (column: SQL): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

async function byDue(tx: Tx, where: SQL, after: string | undefined, limit: number): Promise<Found[]> {
  const cursor = readCursor('due', after)
  const dated = sql.raw('c.due_on, c.id')
  const found: Found[] = []
  if (cursor?.at !== null) {
    const from = cursor ? sql` and (c.due_on, c.id) > (${cursor.at}::date, ${cursor.id})` : sql``
    found.push(...(await stretch(tx, sql`${where} and c.due_on is not null${from}`, dated, sql`c.due_on::text`, limit)))
  }
  // cases without a date come last, in a stretch of their own, so that the dated ones can be read from the index
  if (found.length < limit) {
    const from = cursor?.at === null ? sql` and c.id > ${cursor.id}` : sql``
    found.push(...(await stretch(tx, sql`${where} and c.due_on is null${from}`, sql.raw('c.id'), sql`null`, limit - found.length)))
  }
  return found
}

async function byTime(tx: Tx, where: SQL, sort: 'moved' | 'opened', after: string | undefined, limit: number): Promise<Found[]> {
  const cursor = readCursor(sort, after)
  const column = timeColumn[sort]
  const from = cursor?.at ? sql` and (${column}, c.id) < (${cursor.at}::timestamptz, ${cursor.id})` : sql``
  return stretch(tx, sql`${where}${from}`, sql`${column} desc, c.id desc`, stamp(column), limit)
}

/** One page of the tasks that the filters leave, and where the next page starts; null when this is the last. */
export async function listTasks(
  tx: Tx,
  filters: CaseFilters,
  clock: Clock,
  page: { sort: TaskSort; after?: string; limit: number },
): Promise<{ rows: TaskRow[]; next: string | null }> {
  const where = whereOf('task', filters, clock)
  const limit = page.limit + 1
  const found = page.sort === 'due' ? await byDue(tx, where, page.after, limit) : await byTime(tx, where, page.sort, page.after, limit)
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ cursorAt: _, ...row }) => ({ ...row, movedAt: new Date(row.movedAt), openedAt: new Date(row.openedAt) })),
    next: found.length > page.limit && last ? writeCursor(last.cursorAt, last.id) : null,
  }
}

/** How many tasks the filters leave. */
export async function countTasks(tx: Tx, filters: CaseFilters, clock: Clock): Promise<number> {
  const { rows } = await tx.execute(sql`select count(*)::int as n from task c where ${whereOf('task', filters, clock)}`)
  return rows[0]!.n as number
}

/** How many tasks each view of open work has within a scope, read in one pass over the open ones. */
export async function countOpenViews<View extends string>(
  tx: Tx,
  scope: CaseFilters,
  views: Readonly<Record<View, CaseFilters>>,
  clock: Clock,
): Promise<Record<View, number>> {
  const counts = Object.entries<CaseFilters>(views).map(
    ([name, filters]) => sql`count(*) filter (where ${whereOf('task', filters, clock)})::int as ${sql.identifier(name)}`,
  )
  const { rows } = await tx.execute(sql`
    select ${sql.join(counts, sql`, `)} from task c where ${openPredicate.task} and ${whereOf('task', scope, clock)}`)
  return rows[0] as Record<View, number>
}
