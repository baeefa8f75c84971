import { type CaseFilters, toQuery } from './case-filters'

/** A number with the filters of the list that it opens; the list counts exactly that many. */
export type Figure = { value: number; loop: 'task' | 'hazard'; filters: CaseFilters }

export const taskFigure = (value: number, filters: CaseFilters): Figure => ({ value, loop: 'task', filters })
export const hazardFigure = (value: number, filters: CaseFilters): Figure => ({ value, loop: 'hazard', filters })

/** The address of a figure's rows. */
export const hrefOf = ({ loop, filters }: Figure): string => `/${loop}s${toQuery(filters)}`
