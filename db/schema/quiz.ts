import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { lines } from '@/domain/line'
import { type QuizOption, questionKinds, questionTopics } from '@/domain/quiz'
import { id, instant, invented, ref, refs } from './columns'
import { org } from './organisation'
import { person } from './person'
import { trainingSession } from './training'

/** A question of the bank; what it asks stands in its versions, of which the newest that was checked is drawn. */
export const question = pgTable('question', {
  id: id(),
  orgId: ref('org_id')
    .notNull()
    .references(() => org.id),
  /** No longer drawn from then on. */
  retiredAt: instant('retired_at'),
  retiredById: ref('retired_by_id'),
  invented: invented(),
})

/** What a question asks, by whom, checked by somebody else. The right answers and what explains them are columns that the app cannot read. */
export const questionVersion = pgTable(
  'question_version',
  {
    id: id(),
    questionId: ref('question_id')
      .notNull()
      .references(() => question.id),
    version: integer('version').notNull(),
    orgId: ref('org_id').notNull(),
    kind: text('kind', { enum: questionKinds }).notNull(),
    topic: text('topic', { enum: questionTopics }).notNull(),
    line: text('line', { enum: lines }),
    textZh: text('text_zh').notNull(),
    textEn: text('text_en').notNull(),
    options: jsonb('options').$type<QuizOption[]>().notNull(),
    answers: text('answers').array().notNull(),
    explanationZh: text('explanation_zh').notNull(),
    explanationEn: text('explanation_en').notNull(),
    /** The clause that it rests on; empty where it rests on none that was read. */
    clause: text('clause').notNull().default(''),
    writtenById: ref('written_by_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull().defaultNow(),
    checkedById: ref('checked_by_id').references(() => person.id),
    checkedAt: instant('checked_at'),
  },
  table => [
    unique('question_version_once').on(table.questionId, table.version),
    index('question_version_by_topic').on(table.topic, table.orgId),
    check('question_checker_apart', sql`${table.checkedById} is distinct from ${table.writtenById}`),
    check('question_checked', sql`(${table.checkedById} is null) = (${table.checkedAt} is null)`),
  ],
)

/** One person's try at a training's quiz: what was drawn, what was given, how it was marked. */
export const quizAttempt = pgTable(
  'quiz_attempt',
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
    no: integer('no').notNull(),
    seed: text('seed').notNull(),
    /** The versions that were drawn, in their order. */
    versionIds: refs('version_ids'),
    startedAt: instant('started_at').notNull().defaultNow(),
    submittedAt: instant('submitted_at'),
    given: jsonb('given').$type<Record<string, string[]>>(),
    wrongIds: refs('wrong_ids'),
    percent: integer('percent'),
    passed: boolean('passed'),
  },
  table => [
    unique('quiz_attempt_once').on(table.sessionId, table.personId, table.no),
    uniqueIndex('quiz_attempt_open_once').on(table.sessionId, table.personId).where(sql`submitted_at is null`),
    index('quiz_attempt_by_person').on(table.personId),
    check(
      'quiz_attempt_marked',
      sql`num_nonnulls(${table.submittedAt}, ${table.given}, ${table.percent}, ${table.passed}) in (0, 4)`,
    ),
  ],
)
