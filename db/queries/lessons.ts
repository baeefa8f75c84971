import { type SQL, sql } from 'drizzle-orm'
import { type AccidentGrade, accidentGrades, type MeasureResult, measureResults } from '@/domain/accident'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import { accidentWhere, isEvaluationLate } from './accidents'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { isRepeatedCause, namedCause, repeatRule } from './causes'
import { unit } from './named'

export type MeasureFilter = MeasureResult | 'open'
export type MeasureCounts = Record<MeasureFilter, number>

/** Measures (`m`) of concluded accidents (`c`) with the result that was found last (`e`), null where none was. */
const judged = sql`accident_measure m join accident c on c.id = m.accident_id and c.stage in ('concluded', 'evaluated')
  left join lateral (select x.result from measure_evaluation x where x.measure_id = m.id order by x.id desc limit 1) e on true`
const measureIs = (result: MeasureFilter): SQL =>
  result === 'open' ? sql`e.result is null` : sql`e.result = ${result}`

export function readMeasureFilter(address: Address): { result?: MeasureFilter } {
  const result = readerOf(address).oneOf('result', [...measureResults, 'open'] as const)
  return result ? { result } : {}
}

/** What became of the measures of concluded accidents in the reader's sight. */
export async function countMeasures(tx: Tx): Promise<MeasureCounts> {
  const n = (result: MeasureFilter) =>
    sql`count(*) filter (where ${measureIs(result)})::int as ${sql.identifier(result)}`
  const { rows } = await tx.execute(
    sql`select ${sql.join([...measureResults, 'open' as const].map(n), sql`, `)} from ${judged}`,
  )
  return rows[0] as MeasureCounts
}

export type ListedMeasure = {
  id: number
  accidentId: number
  zh: string
  en: string
  unit: Named | null
  dueOn: Day
  result: MeasureResult | null
}

/** The measures of concluded accidents, those of one result or all, by their day. */
export async function listMeasuresOf(tx: Tx, filter: { result?: MeasureFilter }): Promise<ListedMeasure[]> {
  const { rows } = await tx.execute(sql`
    select m.id::float8 as id, m.accident_id::float8 as "accidentId", m.text_zh as zh, m.text_en as en, ${unit('o')} as unit, m.due_on::text as "dueOn", e.result
    from ${judged} left join org o on o.id = m.org_id where ${filter.result ? measureIs(filter.result) : sql`true`} order by m.due_on, m.id limit 1000`)
  return rows as unknown as ListedMeasure[]
}

/** Whether a place of a fan-out (`q` with its inference `i`) was not looked at by the deadline; a broken link. */
export const isUnlooked = (today: Day): SQL => sql`(q.left_out is null and i.due_on < ${today}
  and not exists (select from inference_look l where l.inference_id = q.inference_id and l.place_id = q.place_id))`

/** Whether the measures of an accident (`c`) were not evaluated within the rule's months; a broken link. */
export const isUnevaluated = isEvaluationLate

/** Whether a hazard (`c` with `k`, its cause) came back after the same cause had been closed at its place; a broken link. */
export const isCauseRepeated = (today: Day): SQL => isRepeatedCause(repeatRule(today).value)

export type LessonFigures = {
  byGrade: Record<AccidentGrade, number>
  placesAsked: number
  placesLooked: number
  evaluationsDue: number
  evaluationsLate: number
  causesRepeated: number
}

/** What leadership's pages show of lessons, in the reader's sight: accidents of the day's year by grade, how far inferences have come, evaluations due and late, causes that came back. */
export async function lessonFigures(tx: Tx, today: Day): Promise<LessonFigures> {
  const year = today.slice(0, 4)
  const n = (grade: AccidentGrade) =>
    sql`(select count(*)::int from accident c where ${accidentWhere({ grade, year })}) as ${sql.identifier(grade)}`
  const asked = sql`inference_place q join inference i on i.id = q.inference_id where q.left_out is null`
  const looked = sql`exists (select from inference_look l where l.inference_id = q.inference_id and l.place_id = q.place_id)`
  const { rows } = await tx.execute(sql`
    select ${sql.join(accidentGrades.map(n), sql`, `)},
      (select count(*)::int from ${asked}) as "placesAsked", (select count(*)::int from ${asked} and ${looked}) as "placesLooked",
      (select count(*)::int from accident c where ${accidentWhere({ evaluation: 'due' })}) as "evaluationsDue",
      (select count(*)::int from accident c where ${accidentWhere({ evaluation: 'late' })}) as "evaluationsLate",
      (select count(*)::int from hazard c join ${namedCause} k on k.hazard_id = c.id
        where ${isCauseRepeated(today)}) as "causesRepeated"`)
  const { extraordinary, major, larger, ordinary, ...rest } = rows[0] as unknown as Record<AccidentGrade, number> &
    Omit<LessonFigures, 'byGrade'>
  return { byGrade: { extraordinary, major, larger, ordinary }, ...rest }
}
