import { sql } from 'drizzle-orm'
import type { QuestionTopic } from '@/domain/quiz'
import type { AudienceKind, TrainingKind } from '@/domain/training'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { person, unit } from './named'
import { type TrainingFilters, whereTraining } from './training-filters'

export type ListedTraining = {
  id: number
  topicZh: string
  topicEn: string
  kind: TrainingKind
  classHours: number
  startsAt: Date
  endsAt: Date
  place: string
  trainer: string
  audience: AudienceKind
  unit: Named
  expected: number
  present: number
  quizTopic: QuestionTopic | null
  quizQuestions: number | null
  passMark: number | null
  attempts: number | null
  /** Who handed the quiz in at least once, and who passed it. */
  took: number
  passed: number
  cancelledAt: Date | null
  cancelReason: string | null
  invented: boolean
}

const columns = sql`s.id::float8 as id, s.topic_zh as "topicZh", s.topic_en as "topicEn", s.kind, s.class_hours as "classHours", s.starts_at as "startsAt", s.ends_at as "endsAt", s.place, s.trainer, s.audience,
  ${unit('o')} as unit, coalesce(s.expected, (select count(*)::int from training_expected e where e.session_id = s.id)) as expected,
  (select count(*)::int from training_attendance a where a.session_id = s.id) as present,
  s.quiz_topic as "quizTopic", s.quiz_questions as "quizQuestions", s.pass_mark as "passMark", s.attempts,
  (select count(distinct t.person_id)::int from quiz_attempt t where t.session_id = s.id and t.submitted_at is not null) as took,
  (select count(*)::int from quiz_attempt t where t.session_id = s.id and t.passed) as passed,
  s.cancelled_at as "cancelledAt", s.cancel_reason as "cancelReason", s.invented`

const asTraining = (row: ListedTraining): ListedTraining => ({
  ...row,
  startsAt: new Date(row.startsAt),
  endsAt: new Date(row.endsAt),
  cancelledAt: row.cancelledAt && new Date(row.cancelledAt),
})

/** How many trainings each of these filters leaves. */
export async function countTrainings(tx: Tx, views: readonly TrainingFilters[]): Promise<number[]> {
  const all = views.map(
    (filters, index) =>
      sql`(select count(*)::int from training_session s where ${whereTraining(filters)}) as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(all, sql`, `)}`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type TrainingFigures = { hours: number; present: number; took: number; passed: number }

/** What the trainings under these filters come to: class hours held, who was there, who took their quizzes and who passed, each person once a training. */
export async function sumTrainings(tx: Tx, filters: TrainingFilters): Promise<TrainingFigures> {
  const { rows } = await tx.execute(sql`
    select coalesce(sum(s.class_hours) filter (where s.cancelled_at is null and s.ends_at <= now()), 0)::int as hours,
      coalesce(sum((select count(*) from training_attendance a where a.session_id = s.id)), 0)::int as present,
      coalesce(sum((select count(distinct t.person_id) from quiz_attempt t where t.session_id = s.id and t.submitted_at is not null)), 0)::int as took,
      coalesce(sum((select count(*) from quiz_attempt t where t.session_id = s.id and t.passed)), 0)::int as passed
    from training_session s where ${whereTraining(filters)}`)
  return rows[0] as TrainingFigures
}

/** One page of trainings, the latest first; `after` is the number of the last one seen. */
export async function listTrainings(
  tx: Tx,
  filters: TrainingFilters,
  page: { after?: number; limit: number },
): Promise<{ rows: ListedTraining[]; next: number | null }> {
  const later = page.after
    ? sql` and (s.starts_at, s.id) < (select x.starts_at, x.id from training_session x where x.id = ${page.after})`
    : sql``
  const { rows } = await tx.execute(
    sql`select ${columns} from training_session s join org o on o.id = s.org_id where ${whereTraining(filters)}${later} order by s.starts_at desc, s.id desc limit ${page.limit + 1}`,
  )
  const found = rows as ListedTraining[]
  const shown = found.slice(0, page.limit).map(asTraining)
  return { rows: shown, next: found.length > page.limit ? shown.at(-1)!.id : null }
}

export type TrainingDetail = ListedTraining & {
  by: Named | null
  at: Date
  cancelledBy: Named | null
  regionCode: string
}

/** One training; null when it is not the reader's to see. */
export async function findTraining(tx: Tx, id: number): Promise<TrainingDetail | null> {
  const { rows } = await tx.execute(
    sql`select ${columns}, ${person('p')} as by, s.at, ${person('c')} as "cancelledBy", o.region_code as "regionCode" from training_session s join org o on o.id = s.org_id left join person p on p.id = s.person_id left join person c on c.id = s.cancelled_by_id where s.id = ${id}`,
  )
  const row = rows[0] as TrainingDetail | undefined
  return row ? { ...row, ...asTraining(row), at: new Date(row.at) } : null
}

export type OnList = {
  personId: number
  zh: string | null
  en: string | null
  unitZh: string | null
  unitEn: string | null
  expected: boolean
  at: Date | null
  how: 'code' | 'added' | null
  addedBy: Named | null
  addedWhy: string | null
  absentWhy: string | null
  absentBy: Named | null
  attempts: number
  best: number | null
  passed: boolean
}

/** Everybody who is expected at a training or was there, so far as the reader sees them: who came first, then who did not. */
export async function listAttendees(tx: Tx, id: number): Promise<OnList[]> {
  const { rows } = await tx.execute(sql`
    select w.person_id::float8 as "personId", p.name_zh as zh, p.name_en as en, o.short_zh as "unitZh", o.short_en as "unitEn", e.person_id is not null as expected, a.at, a.how,
      ${person('b')} as "addedBy", a.reason as "addedWhy", n.reason as "absentWhy", ${person('m')} as "absentBy",
      (select count(*)::int from quiz_attempt t where t.session_id = ${id} and t.person_id = w.person_id and t.submitted_at is not null) as attempts,
      (select max(t.percent) from quiz_attempt t where t.session_id = ${id} and t.person_id = w.person_id) as best,
      exists (select from quiz_attempt t where t.session_id = ${id} and t.person_id = w.person_id and t.passed) as passed
    from (select person_id, org_id from training_expected where session_id = ${id} union select person_id, org_id from training_attendance
        where session_id = ${id} and person_id not in (select person_id from training_expected where session_id = ${id})) w
      left join person p on p.id = w.person_id left join org o on o.id = w.org_id
      left join training_expected e on e.session_id = ${id} and e.person_id = w.person_id
      left join training_attendance a on a.session_id = ${id} and a.person_id = w.person_id left join person b on b.id = a.added_by_id
      left join lateral (select * from training_absence x where x.session_id = ${id} and x.person_id = w.person_id order by x.id desc limit 1) n on a.id is null left join person m on m.id = n.by_id
    order by a.at nulls last, p.name_zh collate "zh-x-icu", w.person_id`)
  return (rows as OnList[]).map(row => ({ ...row, at: row.at && new Date(row.at) }))
}

/** The code that the door shows now, for who runs the training; null while the door is shut or for anybody else. */
export async function findDoorCode(tx: Tx, id: number): Promise<string | null> {
  const { rows } = await tx.execute(sql`select training.code(${id}) as code`)
  return rows[0]!.code as string | null
}

export type Door = {
  id: number
  topicZh: string
  topicEn: string
  unitZh: string
  unitEn: string
  place: string
  startsAt: Date
  endsAt: Date
  expected: boolean
  present: boolean
}

/** What a code that is good now says of its training; null for any other. */
export async function findDoor(tx: Tx, id: number, code: string): Promise<Door | null> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, topic_zh as "topicZh", topic_en as "topicEn", unit_zh as "unitZh", unit_en as "unitEn", place, starts_at as "startsAt", ends_at as "endsAt", expected, present
    from training.at_door(${id}, ${code})`)
  const row = rows[0] as Door | undefined
  return row ? { ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) } : null
}

/** People whom a unit may expect at a training: of itself and the units below it, and of the enterprises in its sight; those that a word of name or unit leaves. */
export async function listExpectable(
  tx: Tx,
  orgId: number,
  q: string | undefined,
  limit: number,
): Promise<(Named & { unitZh: string; unitEn: string })[]> {
  const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await tx.execute(sql`
    select p.id::float8 as id, p.name_zh as zh, p.name_en as en, o.short_zh as "unitZh", o.short_en as "unitEn" from person p join org o on o.id = p.org_id
    where (p.name_zh ilike ${like} or p.name_en ilike ${like} or o.short_zh ilike ${like} or o.short_en ilike ${like})
      and (o.id in (select ctx.units()) or (o.kind = 'enterprise' and (select ctx.role()) <> 'enterprise' and o.id in (select ctx.firms_beyond()))) and not duties.has_left(p.id, p.org_id, training.today())
    order by o.id <> ${orgId}, length(o.path), o.short_zh collate "zh-x-icu", p.name_zh collate "zh-x-icu", p.id limit ${limit}`)
  return rows as (Named & { unitZh: string; unitEn: string })[]
}
