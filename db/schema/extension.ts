import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { loopNames } from '@/domain/loop'
import { day, id, instant, ref } from './columns'

/** A new date that was asked for, and what was decided; the old date stays on record. */
export const extension = pgTable(
  'extension',
  {
    id: id(),
    loop: text('loop', { enum: loopNames }).notNull(),
    caseId: ref('case_id').notNull(),
    oldDueOn: day('old_due_on').notNull(),
    wantedOn: day('wanted_on').notNull(),
    reason: text('reason').notNull(),
    askedById: ref('asked_by_id').notNull(),
    askedAt: instant('asked_at').notNull().defaultNow(),
    /** Null while nobody has decided. */
    decision: text('decision', { enum: ['granted', 'refused'] }),
    newDueOn: day('new_due_on'),
    opinion: text('opinion'),
    decidedById: ref('decided_by_id'),
    decidedAt: instant('decided_at'),
  },
  table => [
    index('extension_by_case').on(table.loop, table.caseId),
    uniqueIndex('extension_pending').on(table.loop, table.caseId).where(sql`decision is null`),
    check('extension_later', sql`${table.wantedOn} > ${table.oldDueOn}`),
    check('extension_apart', sql`${table.decidedById} is null or ${table.decidedById} <> ${table.askedById}`),
    check(
      'extension_decided',
      sql`(${table.decision} is null) = (${table.decidedById} is null) and (${table.newDueOn} is not null) = (coalesce(${table.decision}, '') = 'granted')`,
    ),
  ],
)
