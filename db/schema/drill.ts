import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import {
  type DrillCriterion,
  type DrillKind,
  drillCriteria,
  drillKinds,
  type MarkGrade,
  markGrades,
} from '@/domain/drill'
import { caseColumns, day, id, instant, invented, ref, refs } from './columns'
import { plan } from './plan'

/** One drill of a plan; its owner commands it, its submitter planned and organises it, its verifier evaluated it. */
export const drill = pgTable(
  'drill',
  {
    ...caseColumns('drill'),
    planId: ref('plan_id')
      .notNull()
      .references(() => plan.id),
    /** The plan's series, so that a drill counts for the plan whatever version came after. */
    seriesId: ref('series_id').notNull(),
    kind: text('kind', { enum: drillKinds }).$type<DrillKind>().notNull(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    scenario: text('scenario').notNull(),
    /** The day that was set for it; the case's own clock stops when it is held. */
    plannedOn: day('planned_on').notNull(),
    /** People of the unit who were asked to take part. */
    participantIds: refs('participant_ids'),
    /** When it began: minute 0 of its timeline. */
    startedAt: instant('started_at'),
    heldOn: day('held_on'),
    /** How many people took part. */
    headcount: integer('headcount'),
    /** Why the evaluator saw nothing that must get better. */
    noneReason: text('none_reason'),
    invented: invented(),
  },
  table => [
    index('drill_by_series').on(table.seriesId, table.heldOn),
    index('drill_by_plan').on(table.planId),
    index('drill_by_unit').on(table.orgId, table.stage),
    index('drill_by_issuer').on(table.issuerOrgId),
    check('drill_kind', sql`${table.kind} in ('tabletop', 'functional', 'full_scale')`),
    check('drill_scenario', sql`btrim(${table.scenario}) <> ''`),
    check('drill_headcount', sql`${table.headcount} > 0`),
    check(
      'drill_held',
      sql`stage not in ('held', 'evaluated', 'counted') or (started_at is not null and held_on is not null and headcount is not null)`,
    ),
    // whatever else happens: what counts was planned by one and evaluated by another, and somebody closed it
    check(
      'drill_counted',
      sql`stage <> 'counted' or (submitter_id is not null and verifier_id is not null and closer_id is not null)`,
    ),
  ],
)

/** What happened in a drill, at which minute from its start. */
export const drillEntry = pgTable(
  'drill_entry',
  {
    id: id(),
    drillId: ref('drill_id')
      .notNull()
      .references(() => drill.id),
    minutes: integer('minutes').notNull(),
    words: text('words').notNull(),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    index('drill_entry_by_drill').on(table.drillId, table.minutes),
    check('drill_entry_minutes', sql`${table.minutes} between 0 and 2880`),
    check('drill_entry_words', sql`btrim(${table.words}) <> ''`),
  ],
)

/** How a drill was found by one criterion, in words, by who signed the evaluation. */
export const drillMark = pgTable(
  'drill_mark',
  {
    drillId: ref('drill_id')
      .notNull()
      .references(() => drill.id),
    criterion: text('criterion', { enum: drillCriteria }).$type<DrillCriterion>().notNull(),
    grade: text('grade', { enum: markGrades }).$type<MarkGrade>().notNull(),
    words: text('words').notNull(),
    personId: ref('person_id').notNull(),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    primaryKey({ columns: [table.drillId, table.criterion] }),
    check('drill_mark_grade', sql`${table.grade} in ('met', 'partly', 'not_met')`),
    check(
      'drill_mark_criterion',
      sql`${table.criterion} in ('alarm', 'command', 'action', 'protection', 'communication', 'supplies')`,
    ),
    check('drill_mark_words', sql`btrim(${table.words}) <> ''`),
  ],
)
