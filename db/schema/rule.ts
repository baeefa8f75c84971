import { index, integer, numeric, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { ruleUnits, seenWords } from '@/domain/rules'
import { day, id, instant, ref } from './columns'

/** A version of a pack of rules: law, or an office's or the product's own choice. It is never changed; a later version stands beside it. */
export const rulePack = pgTable(
  'rule_pack',
  {
    id: id(),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    /** A region code of GB/T 2260, 000000 for the whole country; null for the product's own defaults. */
    place: text('place'),
    at: instant('at').notNull().defaultNow(),
  },
  table => [unique('rule_pack_version').on(table.key, table.version)],
)

/** One value of a pack with its instrument, clause and how much of the text was seen. */
export const rule = pgTable(
  'rule',
  {
    id: id(),
    packId: ref('pack_id')
      .notNull()
      .references(() => rulePack.id),
    key: text('key').notNull(),
    value: numeric('value', { mode: 'number' }).notNull(),
    unit: text('unit', { enum: ruleUnits }).notNull(),
    instrumentZh: text('instrument_zh').notNull(),
    instrumentEn: text('instrument_en').notNull(),
    clause: text('clause').notNull(),
    inForceFrom: day('in_force_from').notNull(),
    inForceTo: day('in_force_to'),
    seen: text('seen', { enum: seenWords }).notNull(),
    source: text('source').notNull(),
    noteZh: text('note_zh').notNull(),
    noteEn: text('note_en').notNull(),
  },
  table => [unique('rule_of_pack').on(table.packId, table.key, table.inForceFrom), index('rule_by_key').on(table.key)],
)
