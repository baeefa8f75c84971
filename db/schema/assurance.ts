import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { type Element, elements, type Grade } from '@/domain/assurance'
import { caseColumns, day, ref } from './columns'
import { rule } from './rule'

/** One assessment of the five in place by an enterprise of itself; of one enterprise one is confirmed and at most one other is on its way. */
export const assurance = pgTable(
  'assurance',
  {
    ...caseColumns('assurance'),
    /** The enterprise's name. */
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** The confirmed one that it would take the place of. */
    followsId: ref('follows_id'),
    /** The rule that says until when it is decided on. */
    dueRuleId: ref('due_rule_id').references(() => rule.id),
    /** From confirming on: the grade from which an element counted that day, how many of the five are below it, and the first day on which one ends. */
    threshold: smallint('threshold'),
    below: smallint('below'),
    expiresOn: day('expires_on'),
  },
  table => [
    uniqueIndex('assurance_confirmed_once').on(table.orgId).where(sql`stage = 'confirmed'`),
    uniqueIndex('assurance_open_once').on(table.orgId).where(sql`stage in ('drafted', 'submitted', 'returned')`),
    // the figure: who is at five on a day
    index('assurance_at_five').on(table.expiresOn, table.orgId).where(sql`stage = 'confirmed' and below = 0`),
    index('assurance_by_unit').on(table.orgId, table.id),
    index('assurance_by_regulator').on(table.regulatorOrgId, table.stage),
  ],
)

/** One element of an assessment with its grade, what is there in words, and the last day on which it counts. */
export const assuranceElement = pgTable(
  'assurance_element',
  {
    assuranceId: ref('assurance_id')
      .notNull()
      .references(() => assurance.id),
    element: text('element', { enum: elements }).$type<Element>().notNull(),
    grade: smallint('grade').$type<Grade>().notNull(),
    words: text('words').notNull(),
    expiresOn: day('expires_on').notNull(),
    /** The rule that says how long it may stand, and the day that it gives. */
    ruleId: ref('rule_id')
      .notNull()
      .references(() => rule.id),
    latestOn: day('latest_on').notNull(),
    /** The version of the assessment with which it was written. */
    version: integer('version').notNull(),
  },
  table => [
    primaryKey({ columns: [table.assuranceId, table.element] }),
    check(
      'element_name',
      sql`${table.element} in ('responsibility', 'management', 'investment', 'training', 'rescue')`,
    ),
    check('element_grade', sql`${table.grade} between 0 and 3`),
    check('element_expiry', sql`${table.expiresOn} <= ${table.latestOn}`),
    check('element_words', sql`btrim(${table.words}) <> ''`),
  ],
)
