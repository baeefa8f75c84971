import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { day, id, instant, ref, refs } from './columns'
import { org } from './organisation'
import { person } from './person'
import { directive, sourceSpan } from './source'

/** A general inspection, a special rectification, or one of the seven battles, of which the speech names two. */
export const campaign = pgTable('campaign', {
  id: id(),
  kind: text('kind', { enum: ['general', 'special', 'battle'] }).notNull(),
  slot: integer('slot'),
  named: boolean('named').notNull(),
  nameZh: text('name_zh'),
  nameEn: text('name_en'),
  quoteZh: text('quote_zh'),
  quoteEn: text('quote_en'),
  spanId: ref('span_id').references(() => sourceSpan.id),
  directiveId: ref('directive_id').references(() => directive.id),
  orgId: ref('org_id').references(() => org.id),
  commanderId: ref('commander_id').references(() => person.id),
  commanderBasis: text('commander_basis', { enum: ['source', 'law', 'assigned'] }),
  startsOn: day('starts_on'),
  endsOn: day('ends_on'),
  /** The kinds of places it visits. */
  sectors: text('sectors').array().notNull().default([]),
  checklistIds: refs('checklist_ids'),
  /** The share of its register that it is to visit by its end, in percent; null when nobody set one. */
  targetPercent: integer('target_percent'),
  /** The day whose register is its denominator; null until it has one. */
  registerOn: day('register_on'),
  /** Who gave the name that the source does not, or opened it. */
  namedById: ref('named_by_id').references(() => person.id),
  namedAt: instant('named_at'),
})
