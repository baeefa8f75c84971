import { type SQL, sql } from 'drizzle-orm'
import { type Line, lines } from '@/domain/line'
import { type QuestionKind, type QuestionTopic, type QuizOption, questionKinds, questionTopics } from '@/domain/quiz'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'

export const questionStates = ['checked', 'unchecked', 'retired'] as const
export type QuestionState = (typeof questionStates)[number]

export type QuestionFilters = {
  q?: string
  topic?: QuestionTopic
  kind?: QuestionKind
  state?: QuestionState
  line?: Line
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readQuestionFilters(address: Address): QuestionFilters {
  const { one, oneOf } = readerOf(address)
  const read: QuestionFilters = {
    q: one('q'),
    topic: oneOf('topic', questionTopics),
    kind: oneOf('kind', questionKinds),
    state: oneOf('state', questionStates),
    line: oneOf('line', lines),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as QuestionFilters
}

const newest = sql`from question q join lateral (
    select n.id, n.version, n.kind, n.topic, n.line, n.text_zh, n.text_en, n.options, n.clause, n.written_by_id, n.at, n.checked_by_id, n.checked_at
    from question_version n where n.question_id = q.id order by n.version desc limit 1) v on true`

function where(filters: QuestionFilters): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.q) {
    const like = `%${filters.q.replace(/[\\%_]/g, '\\$&')}%`
    all.push(sql`(v.text_zh ilike ${like} or v.text_en ilike ${like})`)
  }
  if (filters.topic) all.push(sql`v.topic = ${filters.topic}`)
  if (filters.kind) all.push(sql`v.kind = ${filters.kind}`)
  if (filters.line) all.push(sql`v.line = ${filters.line}`)
  if (filters.state === 'retired') all.push(sql`q.retired_at is not null`)
  else if (filters.state) {
    all.push(sql`q.retired_at is null`)
    all.push(filters.state === 'checked' ? sql`v.checked_at is not null` : sql`v.checked_at is null`)
  }
  return sql.join(all, sql` and `)
}

/** How many questions each of these filters leaves. */
export async function countQuestions(tx: Tx, views: readonly QuestionFilters[]): Promise<number[]> {
  const all = views.map(
    (filters, index) => sql`(select count(*)::int ${newest} where ${where(filters)}) as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(all, sql`, `)}`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type QuestionRow = {
  id: number
  versionId: number
  version: number
  kind: QuestionKind
  topic: QuestionTopic
  line: Line | null
  textZh: string
  textEn: string
  options: QuizOption[]
  clause: string
  unit: Named
  writtenBy: Named | null
  writtenById: number
  at: Date
  checkedBy: Named | null
  checkedAt: Date | null
  retiredAt: Date | null
  invented: boolean
}

const columns = sql`q.id::float8 as id, v.id::float8 as "versionId", v.version, v.kind, v.topic, v.line, v.text_zh as "textZh", v.text_en as "textEn", v.options, v.clause, ${unit('o')} as unit,
  ${person('w')} as "writtenBy", v.written_by_id::float8 as "writtenById", v.at, ${person('c')} as "checkedBy", v.checked_at as "checkedAt", q.retired_at as "retiredAt", q.invented`
const joined = sql`join org o on o.id = q.org_id left join person w on w.id = v.written_by_id left join person c on c.id = v.checked_by_id`
const asQuestion = (row: QuestionRow): QuestionRow => ({
  ...row,
  at: new Date(row.at),
  checkedAt: row.checkedAt && new Date(row.checkedAt),
  retiredAt: row.retiredAt && new Date(row.retiredAt),
})

/** One page of questions as they stand now, the newest first; `after` is the number of the last one seen. */
export async function listQuestions(
  tx: Tx,
  filters: QuestionFilters,
  page: { after?: number; limit: number },
): Promise<{ rows: QuestionRow[]; next: number | null }> {
  const later = page.after ? sql` and q.id < ${page.after}` : sql``
  const { rows } = await tx.execute(
    sql`select ${columns} ${newest} ${joined} where ${where(filters)}${later} order by q.id desc limit ${page.limit + 1}`,
  )
  const found = rows as QuestionRow[]
  const shown = found.slice(0, page.limit).map(asQuestion)
  return { rows: shown, next: found.length > page.limit ? shown.at(-1)!.id : null }
}

/** Every version of a question, the newest first; empty when it is not the reader's to see. */
export async function listQuestionVersions(tx: Tx, id: number): Promise<QuestionRow[]> {
  const { rows } = await tx.execute(
    sql`select ${columns} from question q join question_version v on v.question_id = q.id ${joined} where q.id = ${id} order by v.version desc`,
  )
  return (rows as QuestionRow[]).map(asQuestion)
}

export type KeptAnswers = { id: number; answers: string[]; explanationZh: string; explanationEn: string }

/** The right answers of these versions, for who keeps the bank that they are of and has no quiz on their topic ahead; nothing for anybody else. */
export async function listKeptAnswers(tx: Tx, versionIds: readonly number[]): Promise<KeptAnswers[]> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, answers, explanation_zh as "explanationZh", explanation_en as "explanationEn" from training.kept_answers(${sql.param(versionIds)}::bigint[])`,
  )
  return rows as KeptAnswers[]
}

/** How many questions of each topic can be drawn for a unit. */
export async function countDrawable(tx: Tx, orgId: number): Promise<Record<QuestionTopic, number>> {
  const all = questionTopics.map(
    topic => sql`(select count(*)::int from training.drawable(${topic}, ${orgId})) as ${sql.identifier(topic)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(all, sql`, `)}`)
  return rows[0] as Record<QuestionTopic, number>
}
