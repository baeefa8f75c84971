import { sql } from 'drizzle-orm'
import type { Tx } from '../client'
import { type CaseFilters, type Clock, whereOf } from './case-filters'
import type { Choice } from './people'
import { type SourceWords, sourceWords } from './source-words'

export type DirectiveDetail = {
  id: number
  key: string
  titleZh: string
  titleEn: string
  mechanism: string
  lineBasis: 'source' | 'assigned'
  verdict: string | null
  source: SourceWords
}

/** A directive's own page; null when there is none. */
export async function findDirectiveDetail(tx: Tx, id: number): Promise<DirectiveDetail | null> {
  const { rows } = await tx.execute(sql`
    select d.id::float8 as id, d.key, d.title_zh as "titleZh", d.title_en as "titleEn", d.mechanism, d.line_basis as "lineBasis", d.verdict,
      json_build_object(${sourceWords}) as source
    from directive d join source_span s on s.id = d.span_id join source_document z on z.id = s.document_id where d.id = ${id}`)
  return (rows[0] as DirectiveDetail | undefined) ?? null
}

export type DraftRow = { id: number; line: string; titleZh: string; titleEn: string }

/** Directives that are not issued yet. */
export async function listDraftDirectives(tx: Tx): Promise<DraftRow[]> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, line, title_zh as "titleZh", title_en as "titleEn" from directive where stage = 'draft' order by id`)
  return rows as DraftRow[]
}

/** Each figure under a directive by the very filters that its link carries. */
export const directiveFigures = {
  tasks: { loop: 'task', filters: {} },
  tasksOpen: { loop: 'task', filters: { state: 'open' } },
  tasksLate: { loop: 'task', filters: { due: 'overdue' } },
  tasksDone: { loop: 'task', filters: { state: 'done' } },
  hazardsOpen: { loop: 'hazard', filters: { state: 'open' } },
  hazardsMajor: { loop: 'hazard', filters: { state: 'open', level: 'major' } },
} as const satisfies Record<string, { loop: 'task' | 'hazard'; filters: CaseFilters }>
export type DirectiveFigure = keyof typeof directiveFigures

/** The figures of one directive, as the reader's own lists would count them. */
export async function countUnderDirective(
  tx: Tx,
  directive: number,
  clock: Clock,
): Promise<Record<DirectiveFigure, number>> {
  const counts = Object.entries(directiveFigures).map(
    ([name, { loop, filters }]) =>
      sql`(select count(*)::int from ${sql.identifier(loop)} c where ${whereOf(loop, { ...filters, directive }, clock)}) as ${sql.identifier(name)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)}`)
  return rows[0] as Record<DirectiveFigure, number>
}

/** Campaigns that a task can belong to: the named ones. */
export async function listNamedCampaigns(tx: Tx): Promise<Choice[]> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, coalesce(name_zh, name_en) as zh, coalesce(name_en, name_zh) as en from campaign where named order by slot nulls last, id`)
  return rows as Choice[]
}
