import { sql } from 'drizzle-orm'
import type { QuestionKind, QuizOption } from '@/domain/quiz'
import type { Tx } from '../client'

export type QuizQuestion = {
  id: number
  kind: QuestionKind
  textZh: string
  textEn: string
  options: QuizOption[]
  clause: string
}

export type OwnAttempt = {
  id: number
  no: number
  startedAt: Date
  submittedAt: Date | null
  percent: number | null
  passed: boolean | null
  versionIds: number[]
}

/** The reader's own attempts at a training's quiz, the newest first. */
export async function listOwnAttempts(tx: Tx, sessionId: number): Promise<OwnAttempt[]> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, no, started_at as "startedAt", submitted_at as "submittedAt", percent, passed, version_ids::float8[] as "versionIds"
    from quiz_attempt where session_id = ${sessionId} and person_id = (select ctx.person()) order by no desc`)
  return (rows as OwnAttempt[]).map(row => ({
    ...row,
    startedAt: new Date(row.startedAt),
    submittedAt: row.submittedAt && new Date(row.submittedAt),
  }))
}

/** What an attempt asks, in the order in which it was drawn; without a word of what is right. */
export async function listQuestionsOf(tx: Tx, attemptId: number): Promise<QuizQuestion[]> {
  const { rows } = await tx.execute(sql`
    select v.id::float8 as id, v.kind, v.text_zh as "textZh", v.text_en as "textEn", v.options, v.clause
    from quiz_attempt t join question_version v on v.id = any (t.version_ids) where t.id = ${attemptId} and t.person_id = (select ctx.person()) order by array_position(t.version_ids, v.id)`)
  return rows as QuizQuestion[]
}

export type Marked = { id: number; answers: string[]; given: string[]; explanationZh: string; explanationEn: string }

/** How the reader's own attempt was marked; empty before it is handed in, and for another's. */
export async function listMarked(tx: Tx, attemptId: number): Promise<Marked[]> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, answers, given, explanation_zh as "explanationZh", explanation_en as "explanationEn" from training.marked(${attemptId})`,
  )
  return rows as Marked[]
}

export type Missed = {
  id: number
  questionId: number
  version: number
  textZh: string
  textEn: string
  drawn: number
  wrong: number
}

/** The questions of a training's quiz by how often they were answered wrongly, the most missed first; how many were handed in. */
export async function listMissed(tx: Tx, sessionId: number): Promise<Missed[]> {
  const { rows } = await tx.execute(sql`
    select v.id::float8 as id, v.question_id::float8 as "questionId", v.version, v.text_zh as "textZh", v.text_en as "textEn", count(*)::int as drawn,
      (count(*) filter (where v.id = any (t.wrong_ids)))::int as wrong
    from quiz_attempt t join question_version v on v.id = any (t.version_ids)
    where t.session_id = ${sessionId} and t.submitted_at is not null group by v.id, v.question_id, v.version, v.text_zh, v.text_en
    having count(*) filter (where v.id = any (t.wrong_ids)) > 0 order by wrong desc, drawn, v.id limit 10`)
  return rows as Missed[]
}

export type ListedAttempt = {
  id: number
  personId: number
  no: number
  submittedAt: Date
  percent: number
  passed: boolean
  seed: string
}

/** Every attempt that was handed in at a training's quiz, so far as the reader sees them, in order of time. */
export async function listAttempts(tx: Tx, sessionId: number): Promise<ListedAttempt[]> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, person_id::float8 as "personId", no, submitted_at as "submittedAt", percent, passed, seed from quiz_attempt
    where session_id = ${sessionId} and submitted_at is not null order by submitted_at, id`)
  return (rows as ListedAttempt[]).map(row => ({ ...row, submittedAt: new Date(row.submittedAt) }))
}
