import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { accidentGrades, accidentKinds, findingKinds, measureResults } from '@/domain/accident'
import { causeKinds } from '@/domain/inference'
import { caseColumns, day, id, instant, invented, ref } from './columns'
import { org } from './organisation'
import { person } from './person'
import { place } from './place'

/** What lies behind accidents and hazards (短板、漏洞), as a list that a local office can grow. */
export const causeKind = pgTable('cause_kind', {
  id: id(),
  key: text('key').notNull().unique(),
  kind: text('kind', { enum: causeKinds }).notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
})

/** An accident as it is registered, inquired into, concluded and evaluated. */
export const accident = pgTable(
  'accident',
  {
    ...caseColumns('accident'),
    kind: text('kind', { enum: accidentKinds }).notNull(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** Where it happened, when that is a place of the register. */
    placeId: ref('place_id').references(() => place.id),
    /** Whose accident it is: the place's unit, or the one that was named. */
    unitOrgId: ref('unit_org_id').references(() => org.id),
    sector: text('sector').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    deaths: integer('deaths').notNull(),
    injuries: integer('injuries').notNull(),
    /** Direct loss in yuan. */
    loss: bigint('loss', { mode: 'number' }).notNull(),
    /** Written by the database from the three measures and the rules in force on the day. */
    grade: text('grade', { enum: accidentGrades }).notNull(),
    reportReceivedOn: day('report_received_on'),
    approvedOn: day('approved_on'),
    approvalNumber: text('approval_number'),
    dueBasis: text('due_basis', { enum: ['source', 'law', 'assigned'] })
      .notNull()
      .default('law'),
    dueById: ref('due_by_id'),
    dueClause: text('due_clause'),
    verdict: text('verdict'),
    invented: invented(),
  },
  table => [
    index('accident_by_day').on(table.occurredAt, table.id),
    index('accident_by_stage').on(table.stage, table.dueOn),
    index('accident_by_place').on(table.placeId),
    index('accident_by_issuer').on(table.issuerOrgId),
    check('accident_toll', sql`${table.deaths} >= 0 and ${table.injuries} >= 0 and ${table.loss} >= 0`),
    check('accident_verdict', sql`${table.verdict} in ('effective','partly_effective','not_effective','not_assessed')`),
  ],
)

/** A cause of an accident or a lesson of it; taken back it stays to be read. */
export const accidentFinding = pgTable(
  'accident_finding',
  {
    id: id(),
    accidentId: ref('accident_id')
      .notNull()
      .references(() => accident.id),
    kind: text('kind', { enum: findingKinds }).notNull(),
    /** Of what nature an indirect cause is. */
    causeId: ref('cause_id').references(() => causeKind.id),
    textZh: text('text_zh').notNull(),
    textEn: text('text_en').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnById: ref('withdrawn_by_id'),
  },
  table => [
    index('finding_by_accident').on(table.accidentId, table.id),
    check('finding_cause', sql`(${table.kind} = 'indirect') = (${table.causeId} is not null)`),
  ],
)

/** What the inquiry report asks for: what, of which unit, by when. */
export const accidentMeasure = pgTable(
  'accident_measure',
  {
    id: id(),
    accidentId: ref('accident_id')
      .notNull()
      .references(() => accident.id),
    textZh: text('text_zh').notNull(),
    textEn: text('text_en').notNull(),
    /** The unit that answers for it. */
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    dueOn: day('due_on').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    index('accident_measure_by_accident').on(table.accidentId, table.id),
    index('accident_measure_by_org').on(table.orgId),
  ],
)

/** How a measure was found in the months after the conclusion; the newest counts. */
export const measureEvaluation = pgTable(
  'measure_evaluation',
  {
    id: id(),
    measureId: ref('measure_id')
      .notNull()
      .references(() => accidentMeasure.id),
    result: text('result', { enum: measureResults }).notNull(),
    words: text('words').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('evaluation_by_measure').on(table.measureId, table.id)],
)
