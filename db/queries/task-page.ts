import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import { inStates, openPredicate, overduePredicate, piecesOf } from './case-filters'
import { type Figure, taskFigure } from './figure'
import { type SourceWords, sourceWords } from './source-words'

export type Pair = { zh: string; en: string }

/** What a task's page shows beside its head and ledger. */
export type TaskDetail = {
  id: number
  titleZh: string
  titleEn: string
  criteriaZh: string
  criteriaEn: string
  percent: number
  verdict: string | null
  dueBasis: 'source' | 'law' | 'assigned'
  dueClause: string | null
  dueBy: Pair | null
  region: Pair
  campaign: (Pair & { id: number }) | null
  parent: (Pair & { id: number }) | null
  /** The sentence that the task's directive came from. */
  source:
    | ({
        directiveId: number
        titleZh: string
        titleEn: string
      } & SourceWords)
    | null
}

/** A task's own page; null when it is not there for this reader. */
export async function findTaskDetail(tx: Tx, id: number): Promise<TaskDetail | null> {
  const { rows } = await tx.execute(sql`
    select t.id::float8 as id, t.title_zh as "titleZh", t.title_en as "titleEn", t.criteria_zh as "criteriaZh", t.criteria_en as "criteriaEn",
      t.percent, t.verdict, t.due_basis as "dueBasis", t.due_clause as "dueClause",
      case when b.id is null then null else json_build_object('zh', b.name_zh, 'en', b.name_en) end as "dueBy",
      json_build_object('zh', r.name_zh, 'en', r.name_en) as region,
      case when c.id is null then null else json_build_object('id', c.id, 'zh', c.name_zh, 'en', c.name_en) end as campaign,
      case when u.id is null then null else json_build_object('id', u.id, 'zh', u.title_zh, 'en', u.title_en) end as parent,
      case when d.id is null then null else json_build_object('directiveId', d.id, 'titleZh', d.title_zh, 'titleEn', d.title_en,
        ${sourceWords}) end as source
    from task t join region r on r.code = t.region_code
      left join person b on b.id = t.due_by_id left join campaign c on c.id = t.campaign_id left join task u on u.id = t.parent_id
      left join directive d on d.id = t.directive_id left join source_span s on s.id = d.span_id left join source_document z on z.id = s.document_id
    where t.id = ${id}`)
  return (rows[0] as TaskDetail | undefined) ?? null
}

export type BranchRow = {
  id: number
  parentId: number | null
  titleZh: string
  titleEn: string
  stage: string
  dueOn: string | null
  percent: number
  orgZh: string
  orgEn: string
}

const branch =
  sql.raw(`select t.id::float8 as id, t.parent_id::float8 as "parentId", t.title_zh as "titleZh", t.title_en as "titleEn", t.stage, t.due_on::text as "dueOn",
      t.percent, o.short_zh as "orgZh", o.short_en as "orgEn" from task t join org o on o.id = t.org_id`)

/** The pieces given out under a task and the pieces of those, in the order of their dates; the first thousand. */
export async function listSubtasks(tx: Tx, parentId: number): Promise<BranchRow[]> {
  const { rows } = await tx.execute(
    sql`${branch} where t.id in ${piecesOf(parentId)} order by t.due_on nulls last, t.id limit 1000`,
  )
  return rows as BranchRow[]
}

export type RollUp = { done: Figure; open: Figure; late: Figure }

/** How the pieces under a task stand, at any depth; what was cancelled does not count. */
export async function findRollUp(tx: Tx, taskId: number, today: Day): Promise<RollUp> {
  const { rows } = await tx.execute(sql`
    select count(*) filter (where c.stage in ${inStates('task', 'done')})::int as done, count(*) filter (where ${openPredicate.task})::int as open,
      count(*) filter (where ${overduePredicate('task', today)})::int as late
    from task c where c.id in ${piecesOf(taskId)}`)
  const { done, open, late } = rows[0] as { done: number; open: number; late: number }
  return {
    done: taskFigure(done, { piecesOf: taskId, state: 'done' }),
    open: taskFigure(open, { piecesOf: taskId, state: 'open' }),
    late: taskFigure(late, { piecesOf: taskId, due: 'overdue' }),
  }
}

/** Every task under a directive that the reader sees, pieces included. */
export async function listTasksOf(tx: Tx, directiveId: number): Promise<BranchRow[]> {
  const { rows } = await tx.execute(
    sql`${branch} where t.directive_id = ${directiveId} order by t.due_on nulls last, t.id limit 1000`,
  )
  return rows as BranchRow[]
}

export type ProgressRow = { id: number; percent: number; said: string; at: Date; personZh: string; personEn: string }

/** What was reported on a task, newest first. */
export async function listProgress(tx: Tx, taskId: number): Promise<ProgressRow[]> {
  const { rows } = await tx.execute(sql`
    select r.id::float8 as id, r.percent, r.said, r.at, coalesce(p.name_zh, '—') as "personZh", coalesce(p.name_en, '—') as "personEn"
    from progress_report r left join person p on p.id = r.person_id where r.task_id = ${taskId} order by r.at desc, r.id desc`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as ProgressRow[]
}

export type HazardUnder = {
  id: number
  titleZh: string
  titleEn: string
  stage: string
  level: 'general' | 'major' | null
  dueOn: string | null
  placeZh: string | null
  placeEn: string | null
}

/** Hazards under a task, the open ones first; or the twelve open ones of a directive that are due first. */
export async function listHazardsUnder(
  tx: Tx,
  under: { taskId: number } | { directiveId: number },
): Promise<HazardUnder[]> {
  const where =
    'taskId' in under
      ? sql`h.task_id = ${under.taskId}`
      : sql`h.directive_id = ${under.directiveId} and h.stage not in ('closed','stable')`
  const { rows } = await tx.execute(sql`
    select h.id::float8 as id, h.title_zh as "titleZh", h.title_en as "titleEn", h.stage, h.level, h.due_on::text as "dueOn",
      p.name_zh as "placeZh", p.name_en as "placeEn"
    from hazard h left join place p on p.id = h.place_id where ${where}
    order by (h.stage in ('closed','stable')), h.due_on nulls last, h.id limit ${'taskId' in under ? 200 : 12}`)
  return rows as HazardUnder[]
}
