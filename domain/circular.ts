import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

/** What is issued on paper: a circular (通报), the monthly statistical form (统计月报), the morning brief (晨报). */
export const circularKinds = ['circular', 'monthly', 'brief'] as const
export type CircularKind = (typeof circularKinds)[number]

export const circularStages = ['draft', 'submitted', 'approved', 'issued', 'withdrawn'] as const
export type CircularStage = (typeof circularStages)[number]

export const circularStates: Record<CircularStage, StageState> = {
  draft: 'open',
  submitted: 'open',
  approved: 'open',
  issued: 'done',
  withdrawn: 'stopped',
}

export const circularTrack = ['draft', 'submitted', 'approved', 'issued'] as const

/** Every lawful move of a document that is filled from live rows; what is issued is frozen by its hash. */
export const circularMoves = {
  draft: { from: ['none'], to: 'draft', by: ['supervisor'], side: 'performing' },
  /** Filled anew from the rows, or its words changed. */
  revise: { from: ['draft'], to: 'same', by: ['supervisor'], side: 'performing', minor: true },
  submit: { from: ['draft'], to: 'submitted', by: ['supervisor'], side: 'performing', stamps: 'submitter' },
  return: {
    from: ['submitted'],
    to: 'draft',
    by: ['leader', 'head'],
    side: 'above',
    needs: ['reason'],
    apartFrom: ['submitter'],
  },
  approve: {
    from: ['submitted'],
    to: 'approved',
    by: ['leader', 'head'],
    side: 'above',
    apartFrom: ['submitter'],
    stamps: 'verifier',
  },
  issue: {
    from: ['approved'],
    to: 'issued',
    by: ['supervisor'],
    side: 'performing',
    needs: ['number'],
    stamps: 'closer',
  },
  withdraw: {
    from: ['draft', 'submitted', 'approved'],
    to: 'withdrawn',
    by: ['supervisor'],
    side: 'performing',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<CircularStage>

export const circularLawfulMoves = lawfulMoves('circular', circularMoves, circularStages)
