import { type SQL, sql } from 'drizzle-orm'
import {
  type AccidentGrade,
  type AccidentKind,
  type AccidentStage,
  accidentGrades,
  accidentStages,
  type FindingKind,
  type GradeBounds,
  type MeasureResult,
} from '@/domain/accident'
import type { Day } from '@/domain/clock'
import type { CauseKind } from '@/domain/inference'
import { sectorWords } from '@/domain/register-columns'
import type { Rule } from '@/domain/rules'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { named, person, unit } from './named'
import { ruleOn } from './rules'

/** The bounds of the grades by the rules in force in a region on a day; throws where no pack has them. */
export function gradeBounds(on: Day, region?: string): GradeBounds {
  const of = (grade: Exclude<AccidentGrade, 'ordinary'>) => ({
    deaths: ruleOn(`accident.${grade}.deaths`, on, region).value,
    injuries: ruleOn(`accident.${grade}.injuries`, on, region).value,
    loss: ruleOn(`accident.${grade}.loss`, on, region).value,
  })
  return { extraordinary: of('extraordinary'), major: of('major'), larger: of('larger') }
}

/** The rule that the grade of an accident rests on most plainly: the bound of its deaths, or of the lowest graded one. */
export const gradeRule = (grade: AccidentGrade, on: Day, region: string): Rule =>
  ruleOn(`accident.${grade === 'ordinary' ? 'larger' : grade}.deaths`, on, region)

/** What the list of accidents is narrowed by; every key is a parameter of its address. */
export type AccidentFilters = {
  grade?: AccidentGrade
  stage?: AccidentStage
  year?: string
  sector?: string
  region?: string
  /** Concluded, and its measures may be judged from now on; or their time is over and not all were. */
  evaluation?: 'due' | 'late'
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readAccidentFilters(address: Address): AccidentFilters {
  const { one, oneOf } = readerOf(address)
  const read = {
    grade: oneOf('grade', accidentGrades),
    stage: oneOf('stage', accidentStages),
    year: /^(19|20)\d{2}$/.test(one('year') ?? '') ? one('year') : undefined,
    sector: oneOf('sector', Object.keys(sectorWords)),
    region: /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined,
    evaluation: oneOf('evaluation', ['due', 'late'] as const),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

const yearOf = sql`extract(year from c.occurred_at at time zone 'Asia/Shanghai')::int`
/** The measures of a concluded accident may be judged now. */
const isDue = sql`(c.stage = 'concluded' and lessons.window_opens(c.approved_on, c.region_code) <= lessons.today())`
/** Their time is over. */
export const isEvaluationLate = sql`(c.stage = 'concluded' and c.due_on < lessons.today())`

/** The condition of the filters over accidents (`c`); one that was registered in error counts only where it is asked for. */
export function accidentWhere(filters: AccidentFilters): SQL {
  const all: SQL[] = [filters.stage ? sql`c.stage = ${filters.stage}` : sql`c.stage <> 'struck'`]
  if (filters.grade) all.push(sql`c.grade = ${filters.grade}`)
  if (filters.year) all.push(sql`${yearOf} = ${Number(filters.year)}`)
  if (filters.sector) all.push(sql`c.sector = ${filters.sector}`)
  if (filters.region) all.push(sql`starts_with(c.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.evaluation === 'due') all.push(isDue)
  if (filters.evaluation === 'late') all.push(isEvaluationLate)
  return sql.join(all, sql` and `)
}

export type ListedAccident = {
  id: number
  zh: string
  en: string
  kind: AccidentKind
  grade: AccidentGrade
  stage: AccidentStage
  sector: string
  occurredAt: Date
  dueOn: Day | null
  deaths: number
  injuries: number
  loss: number
  regionZh: string
  regionEn: string
  invented: boolean
}

const listed = sql`c.id::float8 as id, c.title_zh as zh, c.title_en as en, c.kind, c.grade, c.stage, c.sector, c.occurred_at as "occurredAt", c.due_on::text as "dueOn",
  c.deaths, c.injuries, c.loss::float8 as loss, coalesce(g.name_zh, '—') as "regionZh", coalesce(g.name_en, '—') as "regionEn", c.invented`

const readRows = (rows: Record<string, unknown>[]) =>
  rows.map(row => ({ ...row, occurredAt: new Date(row.occurredAt as string) })) as unknown as ListedAccident[]

/** One page of accidents, the latest registered first; `after` is the number of the last one seen. */
export async function listAccidents(
  tx: Tx,
  filters: AccidentFilters,
  page: { after?: number; limit: number },
): Promise<{ rows: ListedAccident[]; next: number | null }> {
  const later = page.after ? sql`and c.id < ${page.after}` : sql``
  const { rows } = await tx.execute(sql`
    select ${listed} from accident c left join region g on g.code = c.region_code where ${accidentWhere(filters)} ${later} order by c.id desc limit ${page.limit + 1}`)
  const found = readRows(rows)
  const shown = found.slice(0, page.limit)
  return { rows: shown, next: found.length > page.limit ? shown.at(-1)!.id : null }
}

/** How many each of these filters leaves. */
export async function countAccidents(tx: Tx, views: readonly AccidentFilters[]): Promise<number[]> {
  const counts = views.map(
    (filters, index) => sql`count(*) filter (where ${accidentWhere(filters)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from accident c`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type YearOfAccidents = { year: number } & Record<AccidentGrade, number>

/** Accidents by the year in which they happened and grade, the latest year first. */
export async function accidentsByYear(tx: Tx, filters: AccidentFilters): Promise<YearOfAccidents[]> {
  const n = (grade: AccidentGrade) => sql`count(*) filter (where c.grade = ${grade})::int as ${sql.identifier(grade)}`
  const { rows } = await tx.execute(sql`
    select ${yearOf} as year, ${sql.join(accidentGrades.map(n), sql`, `)} from accident c where ${accidentWhere(filters)} group by 1 order by 1 desc`)
  return rows as unknown as YearOfAccidents[]
}

export type Finding = {
  id: number
  kind: FindingKind
  cause: (Named & { kind: CauseKind }) | null
  zh: string
  en: string
  by: Named | null
  at: Date
  withdrawnAt: Date | null
}
export type Measure = {
  id: number
  zh: string
  en: string
  unit: Named | null
  dueOn: Day
  evaluations: { result: MeasureResult; words: string; by: Named | null; at: string }[]
}
export type AccidentDetail = ListedAccident & {
  regionCode: string
  place: Named | null
  accidentUnit: Named | null
  reportReceivedOn: Day | null
  approvedOn: Day | null
  approvalNumber: string | null
  windowOpensOn: Day | null
  verdict: string | null
  findings: Finding[]
  measures: Measure[]
}

/** One accident with its causes, lessons and measures; null when it is not the reader's to see. */
export async function findAccident(tx: Tx, id: number): Promise<AccidentDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${listed}, c.region_code as "regionCode", ${named('p', 'name_zh', 'name_en')} as place, ${unit('u')} as "accidentUnit", c.report_received_on::text as "reportReceivedOn",
      c.approved_on::text as "approvedOn", c.approval_number as "approvalNumber", lessons.window_opens(c.approved_on, c.region_code)::text as "windowOpensOn", c.verdict
    from accident c left join region g on g.code = c.region_code left join place p on p.id = c.place_id left join org u on u.id = c.unit_org_id where c.id = ${id}`)
  const [row] = readRows(rows)
  if (!row) return null
  const findings = await tx.execute(sql`
    select f.id::float8 as id, f.kind, case when k.id is null then null else json_build_object('id', k.id, 'zh', k.name_zh, 'en', k.name_en, 'kind', k.kind) end as cause, f.text_zh as zh,
      f.text_en as en, ${person('p')} as by, f.at, f.withdrawn_at as "withdrawnAt"
    from accident_finding f left join cause_kind k on k.id = f.cause_id left join person p on p.id = f.person_id where f.accident_id = ${id} order by f.id`)
  const measures = await tx.execute(sql`
    select m.id::float8 as id, m.text_zh as zh, m.text_en as en, ${unit('o')} as unit, m.due_on::text as "dueOn",
      coalesce((select json_agg(json_build_object('result', e.result, 'words', e.words, 'by', ${person('p')}, 'at', e.at) order by e.id desc)
        from measure_evaluation e left join person p on p.id = e.person_id where e.measure_id = m.id), '[]') as evaluations
    from accident_measure m left join org o on o.id = m.org_id where m.accident_id = ${id} order by m.id`)
  return {
    ...(row as AccidentDetail),
    findings: findings.rows.map(one => ({
      ...one,
      at: new Date(one.at as string),
      withdrawnAt: one.withdrawnAt ? new Date(one.withdrawnAt as string) : null,
    })) as unknown as Finding[],
    measures: measures.rows as unknown as Measure[],
  }
}
