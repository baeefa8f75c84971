import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { type ImprovementLoop, improvementLoops } from '@/domain/improvement'
import { id, instant, ref } from './columns'
import { task } from './task'

/** That a task was given because of what a drill or a response showed; the work itself is an ordinary task. */
export const improvement = pgTable(
  'improvement',
  {
    id: id(),
    loop: text('loop', { enum: improvementLoops }).$type<ImprovementLoop>().notNull(),
    caseId: ref('case_id').notNull(),
    taskId: ref('task_id')
      .notNull()
      .references(() => task.id),
    /** What was seen that must get better. */
    words: text('words').notNull(),
    personId: ref('person_id').notNull(),
    /** The unit that gave it, its task's issuer. */
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    unique('improvement_task').on(table.taskId),
    index('improvement_by_case').on(table.loop, table.caseId),
    check('improvement_loop', sql`${table.loop} in ('drill', 'response')`),
    check('improvement_words', sql`btrim(${table.words}) <> ''`),
  ],
)
