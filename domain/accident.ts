import type { Day } from './clock'
import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

/** The four statutory grades, gravest first: 特别重大, 重大, 较大, 一般. */
export const accidentGrades = ['extraordinary', 'major', 'larger', 'ordinary'] as const
export type AccidentGrade = (typeof accidentGrades)[number]

/** How an accident came about; casualties of traffic and fire are final sooner than others. */
export const accidentKinds = [
  'explosion',
  'fire',
  'poisoning',
  'leak',
  'collapse',
  'mechanical',
  'traffic',
  'other',
] as const
export type AccidentKind = (typeof accidentKinds)[number]

/** What an accident cost: people, and direct loss in yuan. */
export type Toll = { deaths: number; injuries: number; loss: number }
export const tollMeasures = ['deaths', 'injuries', 'loss'] as const satisfies readonly (keyof Toll)[]

/** From which number on an accident is of a grade, by measure. */
export type GradeBounds = Record<Exclude<AccidentGrade, 'ordinary'>, Toll>

/** The grade of an accident: the gravest that any one measure reaches, the bound itself included (regulation 493, article 3); below all bounds it is ordinary. */
export function gradeOf(toll: Toll, bounds: GradeBounds): AccidentGrade {
  const reached = (['extraordinary', 'major', 'larger'] as const).find(grade =>
    tollMeasures.some(measure => toll[measure] >= bounds[grade][measure]),
  )
  return reached ?? 'ordinary'
}

/** The same day so many months later; the last of the month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

export const accidentStages = ['reported', 'under_inquiry', 'concluded', 'evaluated', 'struck'] as const
export type AccidentStage = (typeof accidentStages)[number]

export const accidentStates: Record<AccidentStage, StageState> = {
  reported: 'open',
  under_inquiry: 'open',
  concluded: 'open',
  evaluated: 'done',
  struck: 'stopped',
}

export const accidentTrack = ['reported', 'under_inquiry', 'concluded', 'evaluated'] as const

/** Every lawful move of an accident. Its grade is nobody's move: the database counts it from the casualties and the loss. */
export const accidentMoves = {
  report: { from: ['none'], to: 'reported', by: ['supervisor', 'head', 'inspector'], side: 'any', stamps: 'submitter' },
  /** The unit of whoever opens it is from then on the one that inquires. */
  open_inquiry: { from: ['reported'], to: 'under_inquiry', by: ['supervisor', 'leader'], side: 'above' },
  /** The inquiry group hands in its report; the days of approval count from here. */
  receive_report: {
    from: ['under_inquiry'],
    to: 'same',
    by: ['supervisor', 'leader'],
    side: 'above',
    needs: ['filing'],
  },
  /** The government approves the report, with its causes, lessons and measures; whoever registered the accident does not. */
  conclude: {
    from: ['under_inquiry'],
    to: 'concluded',
    by: ['supervisor', 'leader'],
    side: 'above',
    needs: ['lessonsDrawn', 'approval'],
    apartFrom: ['submitter'],
    stamps: 'verifier',
  },
  evaluate: {
    from: ['concluded'],
    to: 'evaluated',
    by: ['supervisor', 'leader'],
    side: 'above',
    needs: ['windowOpen', 'measuresEvaluated', 'verdict', 'reason'],
    apartFrom: ['submitter', 'verifier'],
    stamps: 'closer',
  },
  correct: {
    from: ['reported', 'under_inquiry', 'concluded'],
    to: 'same',
    by: ['supervisor', 'head', 'inspector'],
    side: 'above',
    needs: ['toll', 'reason'],
    minor: true,
  },
  extend_inquiry: {
    from: ['under_inquiry'],
    to: 'same',
    by: ['leader', 'supervisor'],
    side: 'above',
    needs: ['due', 'reason'],
    apartFrom: ['submitter'],
    minor: true,
  },
  /** Registered in error; another person says so, for an accident must not vanish by the hand that wrote it down. */
  strike: {
    from: ['reported', 'under_inquiry'],
    to: 'struck',
    by: ['supervisor', 'leader'],
    side: 'above',
    needs: ['reason'],
    apartFrom: ['submitter'],
    stamps: 'closer',
    minor: true,
  },
  comment: {
    from: ['reported', 'under_inquiry', 'concluded'],
    to: 'same',
    by: ['supervisor', 'leader', 'head', 'inspector'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<AccidentStage>

export const accidentLawfulMoves = lawfulMoves('accident', accidentMoves, accidentStages)

/** What is written down of an accident: its direct cause, what lay behind it, and what others should learn. */
export const findingKinds = ['direct', 'indirect', 'lesson'] as const
export type FindingKind = (typeof findingKinds)[number]

/** How a measure of the inquiry report was found when it was evaluated. */
export const measureResults = ['carried_out', 'partly', 'not_carried_out'] as const
export type MeasureResult = (typeof measureResults)[number]
