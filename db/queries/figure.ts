import { type CaseFilters, toQuery } from './case-filters'

/** The filters of a list, with the two that only figures use so far: how far tasks have come, and the sentence they hang from. */
export type FigureFilters = CaseFilters & { reached?: string; sentence?: number }

/** A number with the filters of the list that it opens; the list counts exactly that many. */
export type Figure = { value: number; loop: 'task' | 'hazard'; filters: FigureFilters }

export const taskFigure = (value: number, filters: FigureFilters): Figure => ({ value, loop: 'task', filters })
export const hazardFigure = (value: number, filters: FigureFilters): Figure => ({ value, loop: 'hazard', filters })

/** The address of a figure's rows. */
export const hrefOf = ({ loop, filters }: Figure): string => `/${loop}s${toQuery(filters)}`
