import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant, ref } from './columns'
import type { RowFault } from './register'
import { directive } from './source'
import { task } from './task'

/** A spreadsheet that decomposes one directive or one task, as it was read; nothing of it is given until somebody issues its good rows. */
export const taskSheet = pgTable(
  'task_sheet',
  {
    id: id(),
    directiveId: ref('directive_id').references(() => directive.id),
    parentId: ref('parent_id').references(() => task.id),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    rows: integer('rows').notNull(),
    orgId: ref('org_id').notNull(),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull().defaultNow(),
    /** Its good rows were issued, or it was put aside, once. */
    outcome: text('outcome', { enum: ['taken', 'dropped'] }),
    decidedById: ref('decided_by_id'),
    decidedAt: instant('decided_at'),
  },
  table => [
    index('task_sheet_by_unit').on(table.orgId, table.id),
    check('task_sheet_of_one', sql`(${table.directiveId} is null) <> (${table.parentId} is null)`),
  ],
)

export const taskSheetRow = pgTable(
  'task_sheet_row',
  {
    sheetId: ref('sheet_id')
      .notNull()
      .references(() => taskSheet.id),
    /** The row's number in the sheet, as the spreadsheet program shows it. */
    rowNo: integer('row_no').notNull(),
    values: jsonb('values').$type<Record<string, string>>().notNull(),
    faults: jsonb('faults').$type<RowFault[]>().notNull().default([]),
    /** The task that the row became. */
    taskId: ref('task_id').references(() => task.id),
  },
  table => [primaryKey({ columns: [table.sheetId, table.rowNo] })],
)
