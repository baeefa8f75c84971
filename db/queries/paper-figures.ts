import type { PaperFigure } from '@/domain/paper'
import type { Tx } from '../client'
import { countViews } from './case-counts'
import { type CaseFilters, type Clock, toQuery } from './case-filters'
import type { ListedLoop } from './case-list'
import { countInspections, type InspectionFilters } from './inspections'

/** A figure that a document wants, by the filters of the list that makes it. */
export type Wanted =
  | { key: string; loop: ListedLoop; filters: CaseFilters }
  | { key: string; loop: 'inspection'; filters: InspectionFilters }
  /** Counted already by the query whose list this address opens. */
  | { key: string; loop: 'counted'; value: number; href: string }

export type Figures = Record<string, Omit<PaperFigure, 'previous'>>

/** Counts what a document wants, each figure by the predicate of the list that its address opens. */
export async function countFigures(tx: Tx, wanted: readonly Wanted[], clock: Clock): Promise<Figures> {
  const figures: Figures = {}
  for (const loop of ['task', 'hazard'] as const) {
    const mine = wanted.flatMap(one => (one.loop === loop ? [one] : []))
    if (mine.length === 0) continue
    const views = mine.map(one => one.filters)
    const counts = await countViews(tx, loop, views, clock, { whole: true })
    for (const [index, { key, filters }] of mine.entries())
      figures[key] = { value: counts[index]!, href: `/${loop}s${toQuery(filters)}` }
  }
  const visits = wanted.flatMap(one => (one.loop === 'inspection' ? [one] : []))
  if (visits.length > 0) {
    const views = visits.map(one => one.filters)
    const counts = await countInspections(tx, views)
    for (const [index, { key, filters }] of visits.entries())
      figures[key] = { value: counts[index]!, href: `/inspections${toQuery(filters as CaseFilters)}` }
  }
  for (const one of wanted) if (one.loop === 'counted') figures[one.key] = { value: one.value, href: one.href }
  return figures
}
