import type { CaseFilters } from './case-filters'
import { type Figure, hazardFigure, taskFigure } from './figure'
import type { DirectiveWork, Work } from './speech'

export type WorkFigures = { open: Figure; late: Figure; done: Figure }
export type SentenceFigures = { tasks: WorkFigures; hazards: WorkFigures & { major: Figure } }

const sum = (works: readonly Work[]): Work =>
  works.reduce(
    (all, work) => ({ open: all.open + work.open, done: all.done + work.done, late: all.late + work.late }),
    { open: 0, done: 0, late: 0 },
  )

const figuresOf = (
  work: Work,
  make: (value: number, filters: CaseFilters) => Figure,
  filters: CaseFilters,
): WorkFigures => ({
  open: make(work.open, { state: 'open', ...filters }),
  late: make(work.late, { due: 'overdue', ...filters }),
  done: make(work.done, { state: 'done', ...filters }),
})

/** The numbers of these directives together, each with its list: of one directive, or of all under a sentence. */
export function workFigures(directives: readonly DirectiveWork[], filters: CaseFilters): SentenceFigures {
  const major = directives.reduce((all, one) => all + one.hazards.major, 0)
  return {
    tasks: figuresOf(sum(directives.map(one => one.tasks)), taskFigure, filters),
    hazards: {
      ...figuresOf(sum(directives.map(one => one.hazards)), hazardFigure, filters),
      major: hazardFigure(major, { state: 'open', level: 'major', ...filters }),
    },
  }
}
