import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { questionTopics } from '@/domain/quiz'
import { audienceKinds, traineeCategories, trainingKinds } from '@/domain/training'
import { day, id, instant, invented, ref } from './columns'
import { org } from './organisation'
import { person } from './person'

/** A training that a unit holds at one time and place. What was planned stands; a wrong one is cancelled with its reason. */
export const trainingSession = pgTable(
  'training_session',
  {
    id: id(),
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    topicZh: text('topic_zh').notNull(),
    topicEn: text('topic_en').notNull().default(''),
    kind: text('kind', { enum: trainingKinds }).notNull(),
    /** Class hours (学时). */
    classHours: integer('class_hours').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    place: text('place').notNull(),
    trainer: text('trainer').notNull(),
    audience: text('audience', { enum: audienceKinds }).notNull(),
    /** Of an open one, how many are expected. */
    expected: integer('expected'),
    /** How many questions its quiz draws from the bank's topic; none without a quiz. */
    quizQuestions: integer('quiz_questions'),
    quizTopic: text('quiz_topic', { enum: questionTopics }),
    /** In per cent, by the rule of the day or by who planned it. */
    passMark: integer('pass_mark'),
    /** How often one person may take the quiz. */
    attempts: integer('attempts'),
    /** What draws the questions, with person and attempt. */
    seed: text('seed').notNull().default(sql`md5(gen_random_uuid()::text)`),
    /** Signs the code at the door; nobody reads it. */
    codeKey: text('code_key').notNull().default(sql`gen_random_uuid()::text || gen_random_uuid()::text`),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull().defaultNow(),
    cancelledAt: instant('cancelled_at'),
    cancelledById: ref('cancelled_by_id'),
    cancelReason: text('cancel_reason'),
    invented: invented(),
  },
  table => [
    index('training_by_unit').on(table.orgId, table.startsAt),
    index('training_by_time').on(table.startsAt, table.id),
    check('training_hours', sql`${table.classHours} between 1 and 200`),
    check('training_times', sql`${table.endsAt} > ${table.startsAt}`),
    check(
      'training_expected_number',
      sql`(${table.audience} = 'open') = (${table.expected} is not null) and coalesce(${table.expected}, 1) > 0`,
    ),
    check(
      'training_quiz',
      sql`num_nonnulls(${table.quizQuestions}, ${table.quizTopic}, ${table.passMark}, ${table.attempts}) in (0, 4) and coalesce(${table.quizQuestions}, 1) between 1 and 50 and coalesce(${table.passMark}, 1) between 1 and 100 and coalesce(${table.attempts}, 1) between 1 and 10`,
    ),
  ],
)

/** A person who is expected at a training. */
export const trainingExpected = pgTable(
  'training_expected',
  {
    sessionId: ref('session_id')
      .notNull()
      .references(() => trainingSession.id),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    /** The person's unit that day, and the unit that holds the training. */
    orgId: ref('org_id').notNull(),
    holderOrgId: ref('holder_org_id').notNull(),
  },
  table => [
    primaryKey({ columns: [table.sessionId, table.personId] }),
    index('training_expected_by_person').on(table.personId),
  ],
)

/** That a person was there: by the code at the door under their own account, or added by who runs the training. */
export const trainingAttendance = pgTable(
  'training_attendance',
  {
    id: id(),
    sessionId: ref('session_id')
      .notNull()
      .references(() => trainingSession.id),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id').notNull(),
    holderOrgId: ref('holder_org_id').notNull(),
    how: text('how', { enum: ['code', 'added'] }).notNull(),
    /** Who added them, and why they did not sign in themselves. */
    addedById: ref('added_by_id').references(() => person.id),
    reason: text('reason').notNull().default(''),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    unique('training_attendance_once').on(table.sessionId, table.personId),
    index('training_attendance_by_person').on(table.personId),
    check('training_added', sql`(${table.how} = 'added') = (${table.addedById} is not null)`),
    check('training_adder_apart', sql`${table.addedById} is distinct from ${table.personId}`),
  ],
)

/** Why somebody who was expected was not there; the newest row counts. */
export const trainingAbsence = pgTable(
  'training_absence',
  {
    id: id(),
    sessionId: ref('session_id').notNull(),
    personId: ref('person_id').notNull(),
    orgId: ref('org_id').notNull(),
    holderOrgId: ref('holder_org_id').notNull(),
    reason: text('reason').notNull(),
    byId: ref('by_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('training_absence_of').on(table.sessionId, table.personId, table.id)],
)

/** A person whom the rules on training count in a unit, and since when; a row ends, and is never erased. */
export const trainee = pgTable(
  'trainee',
  {
    id: id(),
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    category: text('category', { enum: traineeCategories }).notNull(),
    enteredOn: day('entered_on').notNull(),
    endedOn: day('ended_on'),
    byId: ref('by_id').notNull(),
    endedById: ref('ended_by_id'),
    at: instant('at').notNull().defaultNow(),
    invented: invented(),
  },
  table => [
    uniqueIndex('trainee_once').on(table.orgId, table.personId).where(sql`ended_on is null`),
    index('trainee_by_person').on(table.personId),
    check('trainee_dated', sql`${table.endedOn} is null or ${table.endedOn} >= ${table.enteredOn}`),
  ],
)
