import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { traitKinds } from '@/domain/inference'
import { accident, accidentFinding, causeKind } from './accident'
import { day, id, instant, ref, refs } from './columns'
import { evidence } from './evidence'
import { hazard } from './hazard'
import { inspection } from './inspection'
import { person } from './person'
import { place } from './place'
import { task } from './task'

/** A word for equipment or a process by which like places are found. */
export const traitTerm = pgTable('trait_term', {
  id: id(),
  key: text('key').notNull().unique(),
  kind: text('kind', { enum: traitKinds }).notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
})

/** That a place has an equipment or runs a process, who said so and from where; what ended stays to be read. */
export const placeTrait = pgTable(
  'place_trait',
  {
    id: id(),
    placeId: ref('place_id')
      .notNull()
      .references(() => place.id),
    termId: ref('term_id')
      .notNull()
      .references(() => traitTerm.id),
    /** Where it is known from, in words. */
    source: text('source').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
    endedById: ref('ended_by_id'),
  },
  table => [
    uniqueIndex('place_trait_once').on(table.placeId, table.termId).where(sql`ended_at is null`),
    index('place_trait_by_term').on(table.termId, table.placeId),
  ],
)

/** What made an accident possible, looked for in other places: one question to many units with one deadline. */
export const inference = pgTable(
  'inference',
  {
    id: id(),
    accidentId: ref('accident_id')
      .notNull()
      .references(() => accident.id),
    /** The lesson that it draws, when it draws one. */
    findingId: ref('finding_id').references(() => accidentFinding.id),
    sectors: text('sectors').array().notNull().default([]),
    termIds: refs('term_ids'),
    clauses: text('clauses').array().notNull().default([]),
    /** What to look for, in the words of who asks. */
    words: text('words').notNull(),
    dueOn: day('due_on').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id').notNull(),
    /** The territory whose places were looked through. */
    scopeOrgId: ref('scope_org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('inference_by_accident').on(table.accidentId, table.id), index('inference_by_org').on(table.orgId)],
)

/** A place that a fan-out reached, why, and whose task it is; or that a person left out, with a reason. */
export const inferencePlace = pgTable(
  'inference_place',
  {
    inferenceId: ref('inference_id')
      .notNull()
      .references(() => inference.id),
    placeId: ref('place_id')
      .notNull()
      .references(() => place.id),
    accidentId: ref('accident_id').notNull(),
    /** Who gave the task; with `org_id`, who may read the row. */
    issuerOrgId: ref('issuer_org_id').notNull(),
    /** The unit that must look: the place's regulator on that day; null where it had none. */
    orgId: ref('org_id'),
    regionCode: text('region_code').notNull(),
    taskId: ref('task_id').references(() => task.id),
    why: jsonb('why').$type<{ sector?: string; terms: number[]; clauses: string[] }>().notNull(),
    leftOut: text('left_out'),
  },
  table => [
    primaryKey({ columns: [table.inferenceId, table.placeId] }),
    uniqueIndex('inference_place_once').on(table.accidentId, table.placeId).where(sql`left_out is null`),
    index('inference_place_by_task').on(table.taskId),
    index('inference_place_by_org').on(table.orgId),
    index('inference_place_by_place').on(table.placeId),
  ],
)

/** That somebody of the unit looked at a place: by an issued inspection, or in words with a piece of evidence. */
export const inferenceLook = pgTable(
  'inference_look',
  {
    id: id(),
    inferenceId: ref('inference_id').notNull(),
    placeId: ref('place_id').notNull(),
    inspectionId: ref('inspection_id').references(() => inspection.id),
    /** One piece proves one look. */
    evidenceId: ref('evidence_id')
      .unique()
      .references(() => evidence.id),
    words: text('words').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [unique('look_once').on(table.inferenceId, table.placeId)],
)

/** What lay behind a hazard, as somebody who rectified or re-inspected it says; the newest counts. */
export const hazardCause = pgTable(
  'hazard_cause',
  {
    id: id(),
    hazardId: ref('hazard_id')
      .notNull()
      .references(() => hazard.id),
    causeId: ref('cause_id')
      .notNull()
      .references(() => causeKind.id),
    words: text('words').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    index('hazard_cause_by_hazard').on(table.hazardId, table.id),
    index('hazard_cause_by_cause').on(table.causeId),
  ],
)

/** A task that goes at one cause behind several hazards. */
export const systemicTask = pgTable(
  'systemic_task',
  {
    taskId: ref('task_id')
      .primaryKey()
      .references(() => task.id),
    causeId: ref('cause_id')
      .notNull()
      .references(() => causeKind.id),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('systemic_task_by_cause').on(table.causeId)],
)

export const systemicTaskHazard = pgTable(
  'systemic_task_hazard',
  {
    taskId: ref('task_id')
      .notNull()
      .references(() => systemicTask.taskId),
    hazardId: ref('hazard_id')
      .notNull()
      .references(() => hazard.id),
  },
  table => [primaryKey({ columns: [table.taskId, table.hazardId] }), index('systemic_hazard').on(table.hazardId)],
)
