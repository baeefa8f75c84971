import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { implementations, listingLevels } from '@/domain/hazard'
import { measureKinds } from '@/domain/measure'
import { campaign } from './campaign'
import { checklistItem } from './checklist'
import { caseColumns, day, id, instant, ref, searchVector } from './columns'
import { inspection, inspectionAnswer } from './inspection'
import { place } from './place'
import { directive } from './source'
import { task } from './task'

export const hazard = pgTable(
  'hazard',
  {
    ...caseColumns('hazard'),
    placeId: ref('place_id')
      .notNull()
      .references(() => place.id),
    inspectionId: ref('inspection_id').references(() => inspection.id),
    /** One failed answer makes one hazard, however often it is sent. */
    answerId: ref('answer_id')
      .unique()
      .references(() => inspectionAnswer.id),
    itemId: ref('item_id').references(() => checklistItem.id),
    campaignId: ref('campaign_id').references(() => campaign.id),
    directiveId: ref('directive_id').references(() => directive.id),
    taskId: ref('task_id').references(() => task.id),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    clause: text('clause').notNull(),
    clauseSeen: text('clause_seen').notNull(),
    dueBasis: text('due_basis', { enum: ['source', 'law', 'assigned'] })
      .notNull()
      .default('assigned'),
    dueById: ref('due_by_id'),
    dueClause: text('due_clause'),
    verdict: text('verdict'),
    search: searchVector(),
  },
  table => [
    index('hazard_search').using('gin', table.search),
    index('hazard_open_by_unit').on(table.orgId, table.dueOn, table.id).where(sql`stage not in ('closed','stable')`),
    index('hazard_open_by_due').on(table.dueOn, table.id).where(sql`stage not in ('closed','stable')`),
    index('hazard_by_regulator').on(table.regulatorOrgId, table.id),
    index('hazard_by_issuer').on(table.issuerOrgId, table.id),
    index('hazard_by_moved').on(table.movedAt, table.id),
    index('hazard_by_place').on(table.placeId, table.id),
    index('hazard_by_directive').on(table.directiveId),
    check('hazard_verdict', sql`${table.verdict} in ('effective','partly_effective','not_effective','not_assessed')`),
  ],
)

/** The six-part rectification plan of a major hazard (rule 2.9). */
export const hazardPlan = pgTable('hazard_plan', {
  hazardId: ref('hazard_id')
    .primaryKey()
    .references(() => hazard.id),
  goal: text('goal').notNull(),
  methods: text('methods').notNull(),
  funds: text('funds').notNull(),
  organisation: text('organisation').notNull(),
  timeLimit: text('time_limit').notNull(),
  safety: text('safety').notNull(),
  personId: ref('person_id').notNull(),
  at: instant('at').notNull().defaultNow(),
})

/** The five implementations (rule 2.11), each with an owner and a date. */
export const hazardImplementation = pgTable(
  'hazard_implementation',
  {
    hazardId: ref('hazard_id')
      .notNull()
      .references(() => hazard.id),
    kind: text('kind', { enum: implementations }).notNull(),
    owner: text('owner').notNull(),
    dueOn: day('due_on').notNull(),
    doneAt: instant('done_at'),
    doneById: ref('done_by_id'),
    /** What was done, in the words of who says so. */
    said: text('said'),
  },
  table => [primaryKey({ columns: [table.hazardId, table.kind] })],
)

/** The notice by which a major hazard is listed for supervision: its number and level, who served it, who received it. */
export const hazardListing = pgTable(
  'hazard_listing',
  {
    id: id(),
    hazardId: ref('hazard_id')
      .notNull()
      .references(() => hazard.id),
    number: text('number').notNull().unique(),
    level: text('level', { enum: listingLevels }).notNull(),
    servedById: ref('served_by_id').notNull(),
    servedAt: instant('served_at').notNull().defaultNow(),
    /** The enterprise receives it when it begins. */
    receivedById: ref('received_by_id'),
    receivedAt: instant('received_at'),
  },
  table => [index('listing_by_hazard').on(table.hazardId)],
)

/** An independent person's look at a rectified hazard; a failed one is kept beside the one that passed. */
export const hazardReview = pgTable(
  'hazard_review',
  {
    id: id(),
    hazardId: ref('hazard_id')
      .notNull()
      .references(() => hazard.id),
    kind: text('kind', { enum: ['reinspection', 'onsite', 'revisit'] }).notNull(),
    passed: boolean('passed').notNull(),
    opinion: text('opinion').notNull(),
    personId: ref('person_id').notNull(),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('review_by_hazard').on(table.hazardId, table.at)],
)

/** A stop-work order or another enforcement measure at a hazard, from when it was served until it was lifted. */
export const hazardMeasure = pgTable(
  'hazard_measure',
  {
    id: id(),
    hazardId: ref('hazard_id')
      .notNull()
      .references(() => hazard.id),
    kind: text('kind', { enum: measureKinds }).notNull(),
    number: text('number').notNull().unique(),
    /** The instrument and clause it rests on, as who imposed it says. */
    basis: text('basis').notNull(),
    /** What must stop, be left or be sealed. */
    scope: text('scope').notNull(),
    imposedById: ref('imposed_by_id').notNull(),
    imposedAt: instant('imposed_at').notNull().defaultNow(),
    liftedById: ref('lifted_by_id'),
    liftedAt: instant('lifted_at'),
    liftReason: text('lift_reason'),
  },
  table => [index('measure_by_hazard').on(table.hazardId)],
)

/** That the listing or the delisting of a major hazard was made public: where, from when. */
export const hazardPublication = pgTable(
  'hazard_publication',
  {
    id: id(),
    hazardId: ref('hazard_id')
      .notNull()
      .references(() => hazard.id),
    channel: text('channel').notNull(),
    onDay: day('on_day').notNull(),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('publication_by_hazard').on(table.hazardId)],
)
