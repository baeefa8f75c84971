import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { heldLoops, type Rung, rungs } from '@/domain/accountability'
import { loopNames } from '@/domain/loop'
import { type ScoreDimension, type ScoreKind, scoreDimensions } from '@/domain/score'
import { caseColumns, day, id, instant, ref } from './columns'
import { rule } from './rule'

/** One rung of the accountability ladder that a unit is held to, for one case and the day that it missed; the unit that answers performs it. */
export const accountability = pgTable(
  'accountability',
  {
    ...caseColumns('accountability'),
    rung: text('rung', { enum: rungs }).$type<Rung>().notNull(),
    /** The case that it is about. */
    aboutLoop: text('about_loop', { enum: heldLoops }).notNull(),
    aboutId: ref('about_id').notNull(),
    /** The day that the case missed; a new date is a new ladder. */
    missedOn: day('missed_on').notNull(),
    /** The rule that asked for it. */
    ruleId: ref('rule_id')
      .notNull()
      .references(() => rule.id),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** What an office writes beside what the record says. */
    words: text('words'),
    /** Until when an answer is awaited, and who said so. */
    dueBasis: text('due_basis', { enum: ['source', 'law', 'assigned'] }),
    dueById: ref('due_by_id'),
    dueClause: text('due_clause'),
  },
  table => [
    unique('accountability_once').on(table.aboutLoop, table.aboutId, table.missedOn, table.rung),
    index('accountability_by_unit').on(table.orgId, table.stage),
    index('accountability_by_issuer').on(table.issuerOrgId, table.stage),
    check('accountability_rung', sql`${table.rung} in ('remind', 'urge', 'circular', 'interview', 'refer')`),
    check('accountability_about', sql`${table.aboutLoop} in ('task', 'hazard')`),
  ],
)

/** Points given to or taken from a unit under a rule, for one event of the ledger; a reversal is written beside it, never over it. */
export const scoreEvent = pgTable(
  'score_event',
  {
    id: id(),
    orgId: ref('org_id').notNull(),
    kind: text('kind').$type<ScoreKind>().notNull(),
    dimension: text('dimension', { enum: scoreDimensions }).$type<ScoreDimension>().notNull(),
    /** The rule that says how many, of a version of its pack. */
    ruleId: ref('rule_id')
      .notNull()
      .references(() => rule.id),
    points: integer('points').notNull(),
    loop: text('loop', { enum: loopNames }).notNull(),
    caseId: ref('case_id').notNull(),
    eventId: ref('event_id').notNull(),
    /** The points that this takes back. */
    reversesId: ref('reverses_id'),
    at: instant('at').notNull(),
  },
  table => [
    unique('score_once').on(table.eventId, table.kind),
    unique('score_reversed_once').on(table.reversesId),
    index('score_by_unit').on(table.orgId, table.at),
    index('score_by_case').on(table.loop, table.caseId),
    check('score_dimension', sql`${table.dimension} in ('efficiency', 'effectiveness')`),
  ],
)
