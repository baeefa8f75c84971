import { index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { loopNames } from '@/domain/loop'
import { id, instant, ref } from './columns'
import { task } from './task'

/** A leader's written instruction (批示): its task is tracked like any other, and the reply returns to the leader's brief. */
export const instruction = pgTable(
  'instruction',
  {
    id: id(),
    personId: ref('person_id').notNull(),
    /** The unit that the leader acted for, its task's issuer. */
    orgId: ref('org_id').notNull(),
    taskId: ref('task_id')
      .notNull()
      .references(() => task.id),
    text: text('text').notNull(),
    /** The case that it is about, when it is about one. */
    aboutLoop: text('about_loop', { enum: loopNames }),
    aboutId: ref('about_id'),
    writtenAt: instant('written_at').notNull().defaultNow(),
    /** When the leader put the reply away; until then it stands in the brief. */
    readAt: instant('read_at'),
  },
  table => [unique('instruction_task').on(table.taskId), index('instruction_by_person').on(table.personId, table.id)],
)

/** That a leader has read the brief; the next one says what changed since. */
export const briefReading = pgTable(
  'brief_reading',
  {
    id: id(),
    personId: ref('person_id').notNull(),
    scopeOrgId: ref('scope_org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('brief_reading_by_person').on(table.personId, table.scopeOrgId, table.id)],
)
