import { boolean, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { id, instant, ref } from './columns'

/** A checklist as issued; a change is a new version, never an edit. */
export const checklist = pgTable(
  'checklist',
  {
    id: id(),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    sector: text('sector').notNull(),
    /** Frozen from then on; null while it is a draft. */
    issuedAt: instant('issued_at'),
    draftedById: ref('drafted_by_id'),
    issuedById: ref('issued_by_id'),
    /** The version it was copied from. */
    basedOnId: ref('based_on_id'),
  },
  table => [unique('checklist_version').on(table.key, table.version)],
)

export const checklistItem = pgTable(
  'checklist_item',
  {
    id: id(),
    checklistId: ref('checklist_id')
      .notNull()
      .references(() => checklist.id),
    no: integer('no').notNull(),
    code: text('code').notNull(),
    sectionZh: text('section_zh').notNull(),
    sectionEn: text('section_en').notNull(),
    textZh: text('text_zh').notNull(),
    textEn: text('text_en').notNull(),
    clause: text('clause').notNull(),
    levelIfFailed: text('level_if_failed', { enum: ['general', 'major'] }).notNull(),
    photoRequired: boolean('photo_required').notNull(),
    guidanceZh: text('guidance_zh').notNull().default(''),
    guidanceEn: text('guidance_en').notNull(),
    source: text('source').notNull(),
    /** `full`, `excerpt` or `UNVERIFIED`: how much of the clause was read. */
    seen: text('seen').notNull(),
  },
  table => [unique('item_once').on(table.checklistId, table.no)],
)
