import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { day, id, instant, ref } from './columns'
import { org, region } from './organisation'
import { person } from './person'

/** Where a regulating body stands. */
export const regionLevels = ['province', 'prefecture', 'county'] as const
export type RegionLevel = (typeof regionLevels)[number]

/** Which unit, or which kind of authority, regulates a sector at a level: by the law everywhere, or as assigned in one region. A row is ended, never rewritten. */
export const sectorRegulator = pgTable(
  'sector_regulator',
  {
    id: id(),
    sector: text('sector').notNull(),
    level: text('level', { enum: regionLevels }).notNull(),
    /** Null where it holds in every region of the level. */
    regionCode: text('region_code').references(() => region.code),
    /** The kind of authority, such as `housing`; which unit of a region that is, `authority_alias` says. */
    authority: text('authority'),
    /** The unit itself; a row without unit and kind says that nobody is known. */
    orgId: ref('org_id').references(() => org.id),
    basis: text('basis', { enum: ['source', 'law', 'assigned'] }).notNull(),
    /** For which part of the sector, where the law divides it. */
    aboutZh: text('about_zh').notNull().default(''),
    aboutEn: text('about_en').notNull().default(''),
    clauseZh: text('clause_zh').notNull().default(''),
    clauseEn: text('clause_en').notNull().default(''),
    /** How much of the clause's text was read: full, excerpt, unverified. */
    seen: text('seen').notNull().default(''),
    words: text('words').notNull().default(''),
    assignedById: ref('assigned_by_id').references(() => person.id),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
  },
  table => [index('sector_regulator_by_sector').on(table.sector, table.level)],
)

/** When a person left a unit, and who took over what was theirs. */
export const handover = pgTable(
  'handover',
  {
    id: id(),
    fromId: ref('from_id')
      .notNull()
      .references(() => person.id),
    toId: ref('to_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    /** From this day the other person answers. */
    onDay: day('on_day').notNull(),
    reason: text('reason').notNull(),
    byId: ref('by_id').notNull(),
    byOrgId: ref('by_org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('handover_by_org').on(table.orgId, table.id), index('handover_by_person').on(table.fromId)],
)

export const handoverKinds = ['task', 'hazard', 'inspection', 'responsibility', 'place', 'grid'] as const
export type HandoverKind = (typeof handoverKinds)[number]

/** One thing that a hand-over moved, or could not move and why. */
export const handoverItem = pgTable(
  'handover_item',
  {
    handoverId: ref('handover_id')
      .notNull()
      .references(() => handover.id),
    kind: text('kind', { enum: handoverKinds }).notNull(),
    /** The case, the responsibility that ended, the place or the cell. */
    itemId: ref('item_id').notNull(),
    /** As what the leaving person stood there. */
    part: text('part', { enum: ['owner', 'deputy', 'team'] }).notNull(),
    moved: boolean('moved').notNull(),
    /** The code of the refusal of what stayed. */
    refusal: text('refusal'),
  },
  table => [
    primaryKey({ columns: [table.handoverId, table.kind, table.itemId] }),
    index('handover_item_by_item').on(table.kind, table.itemId),
  ],
)

/** Every change of posts, responsibilities and the sector map: who, when, from what to what. Written by trigger; it only grows. */
export const dutyChange = pgTable(
  'duty_change',
  {
    id: id(),
    subject: text('subject', { enum: ['post', 'responsibility', 'sector_regulator'] }).notNull(),
    subjectId: ref('subject_id').notNull(),
    /** The unit that it is about; null for a row of the map that names none. */
    orgId: ref('org_id'),
    handoverId: ref('handover_id'),
    importId: ref('import_id'),
    personId: ref('person_id').notNull(),
    actorOrgId: ref('actor_org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
    was: jsonb('was').$type<Record<string, unknown>>(),
    becomes: jsonb('becomes').$type<Record<string, unknown>>().notNull(),
  },
  table => [
    index('duty_change_by_org').on(table.orgId, table.id),
    index('duty_change_by_subject').on(table.subject, table.subjectId),
  ],
)

/** A spreadsheet of posts and responsible people as it was read; its good rows come in by a choice, all or none. */
export const dutyImport = pgTable(
  'duty_import',
  {
    id: id(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    rows: integer('rows').notNull(),
    orgId: ref('org_id').notNull(),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull().defaultNow(),
    outcome: text('outcome', { enum: ['taken', 'dropped'] }),
    decidedById: ref('decided_by_id'),
    decidedAt: instant('decided_at'),
  },
  table => [index('duty_import_by_unit').on(table.orgId, table.id)],
)

export const dutyImportRow = pgTable(
  'duty_import_row',
  {
    importId: ref('import_id')
      .notNull()
      .references(() => dutyImport.id),
    rowNo: integer('row_no').notNull(),
    effect: text('effect', { enum: ['new', 'changed', 'same', 'bad'] }).notNull(),
    values: jsonb('values').$type<Record<string, string>>().notNull(),
    faults: jsonb('faults')
      .$type<{ cell: string; column: string; code: string; value: string; other?: string }[]>()
      .notNull()
      .default([]),
  },
  table => [primaryKey({ columns: [table.importId, table.rowNo] })],
)
