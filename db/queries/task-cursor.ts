import { type SQL, sql } from 'drizzle-orm'

export const taskSorts = ['due', 'moved', 'opened'] as const
export type TaskSort = (typeof taskSorts)[number]

export const timeColumn: Record<'moved' | 'opened', SQL> = { moved: sql.raw('c.moved_at'), opened: sql.raw('c.opened_at') }

/** Where a page starts: after the row with this sorting value (null: it has none) and this number. */
export type Cursor = { at: string | null; id: number }

const dayShape = /^\d{4}-\d\d-\d\d$/
const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/

export const writeCursor = (at: string | null, id: number): string => `${at ?? '-'}_${id}`

/** Reads `after` of an address; undefined when it is absent or from another order, and the list then starts anew. */
export function readCursor(sort: TaskSort, after: string | undefined): Cursor | undefined {
  const [, at = '', id = ''] = /^(.+)_(\d{1,15})$/.exec(after ?? '') ?? []
  if (!id) return undefined
  if (sort === 'due' && at === '-') return { at: null, id: Number(id) }
  const fits = (sort === 'due' ? dayShape : instantShape).test(at) && !Number.isNaN(Date.parse(at))
  return fits ? { at, id: Number(id) } : undefined
}
