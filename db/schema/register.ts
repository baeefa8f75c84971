import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant, ref } from './columns'
import { place } from './place'

/** What a row of a spreadsheet would do to the register; a bad one does nothing. */
export const rowEffects = ['new', 'changed', 'same', 'bad'] as const
/** Why a cell was not taken; `other` is the cell that it clashes with. */
export type RowFault = { cell: string; column: string; code: string; value: string; other?: string }

/** A spreadsheet of places as it was read; nothing of it is in the register until somebody takes its good rows in. */
export const registerImport = pgTable(
  'register_import',
  {
    id: id(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    rows: integer('rows').notNull(),
    orgId: ref('org_id').notNull(),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull().defaultNow(),
    /** Taken in, or put aside, once. */
    outcome: text('outcome', { enum: ['taken', 'dropped'] }),
    decidedById: ref('decided_by_id'),
    decidedAt: instant('decided_at'),
  },
  table => [index('import_by_unit').on(table.orgId, table.id)],
)

export const registerImportRow = pgTable(
  'register_import_row',
  {
    importId: ref('import_id')
      .notNull()
      .references(() => registerImport.id),
    /** The row's number in the sheet, as the spreadsheet program shows it. */
    rowNo: integer('row_no').notNull(),
    effect: text('effect', { enum: rowEffects }).notNull(),
    values: jsonb('values').$type<Record<string, string>>().notNull(),
    faults: jsonb('faults').$type<RowFault[]>().notNull().default([]),
  },
  table => [primaryKey({ columns: [table.importId, table.rowNo] })],
)

/** Every change of the register: who, when, from what to what. It only grows. */
export const registerChange = pgTable(
  'register_change',
  {
    id: id(),
    placeId: ref('place_id')
      .notNull()
      .references(() => place.id),
    importId: bigint('import_id', { mode: 'number' }),
    personId: ref('person_id').notNull(),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
    was: jsonb('was').$type<Record<string, unknown>>(),
    becomes: jsonb('becomes').$type<Record<string, unknown>>().notNull(),
  },
  table => [index('register_change_by_place').on(table.placeId, table.id)],
)
