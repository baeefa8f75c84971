import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Line } from '@/domain/line'
import type { Tx } from '../client'
import { inStates } from './case-filters'

export type LineDescription = {
  line: Line
  number: number
  governsZh: string
  governsEn: string
  firstZh: string
  firstEn: string
  directives: number
}
export type LineUnit = { id: number; zh: string; en: string; open: number; late: number; done: number }

/** The six lines with what they govern, the sentence by which the speech opens each, and how many directives stand under it. */
export async function listLines(tx: Tx): Promise<LineDescription[]> {
  const { rows } = await tx.execute(sql`
    select l.key as line, l.number, l.governs_zh as "governsZh", l.governs_en as "governsEn", coalesce(s.text_zh, '') as "firstZh", coalesce(s.text_en, '') as "firstEn",
      (select count(*)::int from directive d where d.line = l.key and d.stage <> 'draft') as directives
    from line l left join lateral (select text_zh, text_en from source_span where line = l.key and is_sentence order by document_id, starts limit 1) s on true
    order by l.number`)
  return rows as unknown as LineDescription[]
}

export async function findLine(tx: Tx, line: Line): Promise<LineDescription> {
  const found = (await listLines(tx)).find(one => one.line === line)
  if (!found) throw new Error(`the base data has no line ${line}`)
  return found
}

/** Tasks of a line by stage, over the reader's scope. */
export async function lineStages(tx: Tx, line: Line): Promise<Map<string, number>> {
  const { rows } = await tx.execute(
    sql`select stage, sum(count)::int as n from tally where loop = 'task' and line = ${line} group by stage having sum(count) <> 0`,
  )
  return new Map(rows.map(row => [row.stage as string, row.n as number]))
}

/** Performing units of the reader's scope with open tasks on a line, most overdue first. */
export async function listLineUnits(tx: Tx, line: Line, today: Day, limit = 12): Promise<LineUnit[]> {
  const { rows } = await tx.execute(sql`
    select o.id::float8 as id, o.short_zh as zh, o.short_en as en, u.open, u.late, u.done from (
      select org_id, coalesce(sum(open), 0)::int as open, coalesce(sum(late), 0)::int as late, coalesce(sum(done), 0)::int as done from (
        select org_id, sum(count) filter (where stage in ${inStates('task', 'open')}) as open, 0 as late, sum(count) filter (where stage in ${inStates('task', 'done')}) as done
        from tally where loop = 'task' and line = ${line} group by org_id
        union all
        select org_id, 0, sum(count), 0 from tally_due where loop = 'task' and line = ${line} and count > 0 and due_on < ${today} group by org_id
      ) parts group by org_id
    ) u join org o on o.id = u.org_id where u.open > 0 order by u.late desc, u.open desc, o.id limit ${limit}`)
  return rows as unknown as LineUnit[]
}
