import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { type AccidentKind, accidentKinds } from '@/domain/accident'
import { type PlanKind, planKinds, type ReviewKind, reviewKinds } from '@/domain/plan'
import { caseColumns, day, id, instant, invented, ref, refs } from './columns'
import { person, post } from './person'

/** One version of an emergency plan (应急预案) of a unit; a revision is another row that takes its place when it is approved. */
export const plan = pgTable(
  'plan',
  {
    ...caseColumns('plan'),
    kind: text('kind', { enum: planKinds }).$type<PlanKind>().notNull(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** What it is for, in words. */
    scope: text('scope').notNull(),
    placeIds: refs('place_ids'),
    /** The kinds of accident that it is for. */
    hazardKinds: text('hazard_kinds', { enum: accidentKinds }).array().$type<AccidentKind[]>().notNull().default([]),
    /** The version that it takes the place of; the database numbers the versions of a series, which is called after the first. */
    followsId: ref('follows_id'),
    seriesId: ref('series_id').notNull(),
    edition: integer('edition').notNull(),
    reviewKind: text('review_kind', { enum: reviewKinds }).$type<ReviewKind>(),
    approvedOn: day('approved_on'),
    /** Since when the series is in force. */
    sinceOn: day('since_on'),
    /** The number under which it is on file. */
    number: text('number'),
    filedOn: day('filed_on'),
    /** By when the unit looks at it again. */
    reviewOn: day('review_on'),
    invented: invented(),
  },
  table => [
    unique('plan_edition').on(table.seriesId, table.edition),
    // of one version there is one next one, and of a series one is in force
    uniqueIndex('plan_follows_once').on(table.followsId).where(sql`stage <> 'withdrawn'`),
    uniqueIndex('plan_in_force_once').on(table.seriesId).where(sql`stage in ('approved', 'filed')`),
    index('plan_by_unit').on(table.orgId, table.stage),
    index('plan_by_regulator').on(table.regulatorOrgId, table.stage),
    index('plan_by_issuer').on(table.issuerOrgId),
    check('plan_kind', sql`${table.kind} in ('comprehensive', 'special', 'onsite')`),
    check('plan_scope', sql`btrim(${table.scope}) <> ''`),
    check(
      'plan_in_force',
      sql`stage not in ('approved', 'filed', 'superseded') or (approved_on is not null and since_on is not null and review_on is not null and review_kind is not null)`,
    ),
    check('plan_filed', sql`stage <> 'filed' or (number is not null and filed_on is not null)`),
  ],
)

/** Who must know a plan: a person of the unit, or whoever holds a post of it. */
export const planReader = pgTable(
  'plan_reader',
  {
    id: id(),
    planId: ref('plan_id')
      .notNull()
      .references(() => plan.id),
    personId: ref('person_id').references(() => person.id),
    postId: ref('post_id').references(() => post.id),
    namedById: ref('named_by_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    uniqueIndex('plan_reader_person').on(table.planId, table.personId).where(sql`person_id is not null`),
    uniqueIndex('plan_reader_post').on(table.planId, table.postId).where(sql`post_id is not null`),
    index('plan_reader_by_person').on(table.personId),
    check('plan_reader_one', sql`(${table.personId} is null) <> (${table.postId} is null)`),
  ],
)

/** That a person has read this version; each for themselves, once. */
export const planReading = pgTable(
  'plan_reading',
  {
    id: id(),
    planId: ref('plan_id')
      .notNull()
      .references(() => plan.id),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull().defaultNow(),
  },
  table => [unique('plan_reading_once').on(table.planId, table.personId)],
)
