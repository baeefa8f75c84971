import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

/** How a drill is held: at a table 桌面, of one function 功能, of everything at full scale 实战. */
export const drillKinds = ['tabletop', 'functional', 'full_scale'] as const
export type DrillKind = (typeof drillKinds)[number]

/** What an evaluation looks at, one by one; the product's own list, no clause. */
export const drillCriteria = ['alarm', 'command', 'action', 'protection', 'communication', 'supplies'] as const
export type DrillCriterion = (typeof drillCriteria)[number]

export const markGrades = ['met', 'partly', 'not_met'] as const
export type MarkGrade = (typeof markGrades)[number]

export const drillStages = ['planned', 'held', 'evaluated', 'counted', 'cancelled'] as const
export type DrillStage = (typeof drillStages)[number]

export const drillStates: Record<DrillStage, StageState> = {
  planned: 'open',
  held: 'open',
  evaluated: 'open',
  counted: 'done',
  cancelled: 'stopped',
}

export const drillTrack = ['planned', 'held', 'evaluated', 'counted'] as const

/** Every lawful move of a drill. It counts when its evaluation is signed by somebody apart and what it showed was given out, or the evaluator said why nothing was. */
export const drillMoves = {
  /** Whoever plans it organises it; the owner commands it. */
  plan: {
    from: ['none'],
    to: 'planned',
    by: ['head', 'official', 'supervisor', 'enterprise'],
    side: 'issuing',
    needs: ['due', 'owner'],
    stamps: 'submitter',
  },
  reschedule: {
    from: ['planned'],
    to: 'same',
    by: ['head', 'official', 'supervisor', 'enterprise'],
    side: 'performing',
    needs: ['due', 'reason'],
    minor: true,
  },
  hold: {
    from: ['planned'],
    to: 'held',
    by: ['head', 'official', 'supervisor', 'enterprise'],
    side: 'performing',
    needs: ['start'],
  },
  /** What happened at which minute from the start. */
  record: {
    from: ['held'],
    to: 'same',
    by: ['head', 'official', 'supervisor', 'enterprise'],
    side: 'performing',
    needs: ['entry'],
    minor: true,
  },
  attach: {
    from: ['held'],
    to: 'same',
    by: ['head', 'official', 'supervisor', 'enterprise'],
    side: 'performing',
    minor: true,
  },
  evaluate: {
    from: ['held'],
    to: 'evaluated',
    by: ['supervisor', 'head', 'inspector', 'official', 'enterprise'],
    side: 'any',
    needs: ['timeline', 'marks'],
    apartFrom: ['submitter', 'owner', 'deputy'],
    stamps: 'verifier',
  },
  /** What it showed was given out as improvements. */
  count: {
    from: ['evaluated'],
    to: 'counted',
    by: ['supervisor', 'head', 'inspector', 'official', 'enterprise'],
    side: 'any',
    needs: ['improvements'],
    apartFrom: ['submitter', 'owner', 'deputy'],
    stamps: 'closer',
  },
  /** The evaluator, and nobody else, says with a reason that nothing must get better. */
  count_without: {
    from: ['evaluated'],
    to: 'counted',
    by: ['supervisor', 'head', 'inspector', 'official', 'enterprise'],
    side: 'any',
    needs: ['evaluator', 'reason'],
    apartFrom: ['submitter', 'owner', 'deputy'],
    stamps: 'closer',
    minor: true,
  },
  cancel: {
    from: ['planned', 'held'],
    to: 'cancelled',
    by: ['head', 'supervisor', 'enterprise'],
    side: 'performing',
    needs: ['reason'],
    stamps: 'closer',
    minor: true,
  },
  comment: {
    from: ['planned', 'held', 'evaluated'],
    to: 'same',
    by: ['leader', 'supervisor', 'head', 'official', 'inspector', 'enterprise'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<DrillStage>

export const drillLawfulMoves = lawfulMoves('drill', drillMoves, drillStages)

/** What the programme says of one plan in one period: the drill that counts, one held that does not count yet, one planned, none and the period is over, none yet. */
export const slotStates = ['counted', 'held', 'planned', 'missing', 'due'] as const
export type SlotState = (typeof slotStates)[number]
