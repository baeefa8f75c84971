import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { ImprovementLoop } from '@/domain/improvement'
import { stagesIn } from '@/domain/loops'
import type { TaskStage } from '@/domain/task'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { person, unit } from './named'

/** One improvement with the task that it is. */
export type Improvement = {
  taskId: number
  zh: string
  en: string
  stage: TaskStage
  dueOn: Day | null
  unit: Named | null
  owner: Named | null
  givenBy: Named | null
}

/** What a drill or a response gave out to get better, in the order it was given. */
export async function listImprovements(tx: Tx, loop: ImprovementLoop, id: number): Promise<Improvement[]> {
  const { rows } = await tx.execute(sql`
    select t.id::float8 as "taskId", t.title_zh as zh, t.title_en as en, t.stage, t.due_on::text as "dueOn", ${unit('o')} as unit, ${person('p')} as owner, ${person('g')} as "givenBy"
    from improvement i join task t on t.id = i.task_id left join org o on o.id = t.org_id left join person p on p.id = t.owner_id left join person g on g.id = i.person_id
    where i.loop = ${loop} and i.case_id = ${id} order by i.id limit 200`)
  return rows as unknown as Improvement[]
}

/** How many improvements a drill or a response gave out, and how many of their tasks are done. */
export async function countImprovements(
  tx: Tx,
  loop: ImprovementLoop,
  id: number,
): Promise<{ given: number; done: number }> {
  const { rows } = await tx.execute(sql`
    select count(*)::int as given, count(*) filter (where t.stage = any (${sql.param(stagesIn('task', 'done'))}::text[]))::int as done
    from improvement i join task t on t.id = i.task_id where i.loop = ${loop} and i.case_id = ${id}`)
  return rows[0] as { given: number; done: number }
}

/** The drill or the response that a task is an improvement of; null for every other task. */
export async function findImprovementOf(
  tx: Tx,
  taskId: number,
): Promise<{ loop: ImprovementLoop; caseId: number; givenBy: Named | null; at: Date } | null> {
  const { rows } = await tx.execute(sql`
    select i.loop, i.case_id::float8 as "caseId", ${person('p')} as "givenBy", i.at from improvement i left join person p on p.id = i.person_id where i.task_id = ${taskId}`)
  const [row] = rows
  return row ? ({ ...row, at: new Date(row.at as string) } as never) : null
}
