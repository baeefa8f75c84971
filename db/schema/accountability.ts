import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { type Rung, rungs } from '@/domain/accountability'
import { loopNames } from '@/domain/loop'
import { caseColumns, id, instant, ref } from './columns'

/** One rung of the accountability ladder that a unit is held to, for one case; the unit that answers performs it. */
export const accountability = pgTable(
  'accountability',
  {
    ...caseColumns('accountability'),
    rung: text('rung', { enum: rungs }).$type<Rung>().notNull(),
    /** The case that it is about. */
    aboutLoop: text('about_loop', { enum: loopNames }).notNull(),
    aboutId: ref('about_id').notNull(),
    /** The rule that asked for it, by its key. */
    ruleKey: text('rule_key').notNull(),
    /** The rung before, when there was one. */
    previousId: ref('previous_id'),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** What the draft says: composed from the record when it was triggered. */
    bodyZh: text('body_zh').notNull(),
    bodyEn: text('body_en').notNull(),
    /** Until when an answer is due, and where that day comes from. */
    dueBasis: text('due_basis', { enum: ['source', 'law', 'assigned'] }),
    dueById: ref('due_by_id'),
    dueClause: text('due_clause'),
  },
  table => [
    unique('accountability_once').on(table.aboutLoop, table.aboutId, table.orgId, table.rung, table.ruleKey),
    index('accountability_by_unit').on(table.orgId, table.stage),
    index('accountability_by_issuer').on(table.issuerOrgId, table.stage),
    check('accountability_rung', sql`${table.rung} in ('remind', 'urge', 'circular', 'interview', 'refer')`),
  ],
)

/** Points given or taken under a scoring rule, for one thing that happened; a reversal is written beside it, never over it. */
export const scoreEvent = pgTable(
  'score_event',
  {
    id: id(),
    orgId: ref('org_id').notNull(),
    personId: ref('person_id'),
    /** The rule and the pack's version that gave the points. */
    ruleKey: text('rule_key').notNull(),
    packKey: text('pack_key').notNull(),
    packVersion: integer('pack_version').notNull(),
    /** Positive or negative; the sum of a unit is its score. */
    points: integer('points').notNull(),
    loop: text('loop', { enum: loopNames }).notNull(),
    caseId: ref('case_id').notNull(),
    /** The ledger's event that it rests on. */
    eventId: ref('event_id').notNull(),
    /** The score event that this one takes back. */
    reversesId: ref('reverses_id'),
    why: jsonb('why').$type<Record<string, unknown>>().notNull().default({}),
    at: instant('at').notNull(),
  },
  table => [
    unique('score_once').on(table.eventId, table.ruleKey, table.orgId),
    unique('score_reversed_once').on(table.reversesId),
    index('score_by_unit').on(table.orgId, table.at),
    index('score_by_case').on(table.loop, table.caseId),
  ],
)
