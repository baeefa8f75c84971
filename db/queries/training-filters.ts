import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import { type TrainingKind, trainingKinds } from '@/domain/training'
import { type Address, readerOf } from './address'

export const trainingStates = ['upcoming', 'held', 'unattended', 'cancelled'] as const
export type TrainingState = (typeof trainingStates)[number]

/** What the list of trainings is narrowed by; every key is a parameter of its address. */
export type TrainingFilters = {
  q?: string
  kind?: TrainingKind
  state?: TrainingState
  unit?: number
  /** The person was there. */
  person?: number
  /** Only what counts for that person's hours: passed where there is a quiz, ended where there is none. */
  counted?: 'yes'
  /** Somebody has handed in its quiz. */
  quiz?: 'taken'
  from?: Day
  to?: Day
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readTrainingFilters(address: Address): TrainingFilters {
  const { one, oneOf, id, day } = readerOf(address)
  const read: TrainingFilters = {
    q: one('q'),
    kind: oneOf('kind', trainingKinds),
    state: oneOf('state', trainingStates),
    unit: id('unit'),
    person: id('person'),
    counted: oneOf('counted', ['yes']),
    quiz: oneOf('quiz', ['taken']),
    from: day('from'),
    to: day('to'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as TrainingFilters
}

/** The training aliased `s` counts for the hours of the attendance aliased `a`: with a quiz once they have passed it, without one when it has ended. */
export const counts = sql`s.cancelled_at is null and case when s.quiz_topic is null then s.ends_at <= now()
  else exists (select from quiz_attempt t where t.session_id = s.id and t.person_id = a.person_id and t.passed) end`

function stateWhere(state: TrainingState): SQL {
  switch (state) {
    case 'upcoming':
      return sql`s.cancelled_at is null and s.ends_at > now()`
    case 'held':
      return sql`s.cancelled_at is null and s.ends_at <= now()`
    case 'unattended':
      return sql`s.cancelled_at is null and s.ends_at <= now() and not exists (select from training_attendance a where a.session_id = s.id)`
    case 'cancelled':
      return sql`s.cancelled_at is not null`
  }
}

/** The filters as a condition on the training aliased `s`. */
export function whereTraining(filters: TrainingFilters): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.q) {
    const like = `%${filters.q.replace(/[\\%_]/g, '\\$&')}%`
    all.push(
      sql`(s.topic_zh ilike ${like} or s.topic_en ilike ${like} or s.trainer ilike ${like} or s.place ilike ${like})`,
    )
  }
  if (filters.kind) all.push(sql`s.kind = ${filters.kind}`)
  if (filters.state) all.push(stateWhere(filters.state))
  if (filters.unit) all.push(sql`s.org_id = ${filters.unit}`)
  if (filters.person)
    all.push(
      sql`exists (select from training_attendance a where a.session_id = s.id and a.person_id = ${filters.person} ${filters.counted ? sql`and ${counts}` : sql``})`,
    )
  if (filters.quiz)
    all.push(sql`exists (select from quiz_attempt t where t.session_id = s.id and t.submitted_at is not null)`)
  if (filters.from) all.push(sql`s.starts_at >= ${filters.from}::date::timestamp at time zone 'Asia/Shanghai'`)
  if (filters.to) all.push(sql`s.starts_at < (${filters.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`)
  return sql.join(all, sql` and `)
}

/** The trainings of the last so many days up to a day, as filters. */
export const recentTrainings = (today: Day, days = 90): TrainingFilters => ({ from: addDays(today, -days), to: today })
