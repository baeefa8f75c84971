import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

/** The rungs of the accountability ladder (问责阶梯), lowest first: remind 提醒, urge 督促, circular 通报, interview 约谈, refer 移送. */
export const rungs = ['remind', 'urge', 'circular', 'interview', 'refer'] as const
export type Rung = (typeof rungs)[number]

export const accountabilityStages = [
  'drafted',
  'approved',
  'served',
  'responded',
  'appealed',
  'decided',
  'reversed',
  'dismissed',
] as const
export type AccountabilityStage = (typeof accountabilityStages)[number]

export const accountabilityStates: Record<AccountabilityStage, StageState> = {
  drafted: 'open',
  approved: 'open',
  served: 'open',
  responded: 'open',
  appealed: 'open',
  decided: 'done',
  reversed: 'stopped',
  dismissed: 'stopped',
}

export const accountabilityTrack = ['drafted', 'approved', 'served', 'responded', 'decided'] as const

/**
 * Every lawful move of one rung that a unit is held to. The clock drafts it when its rule says so; a person approves, serves and decides, the unit answers or
 * appeals, and an appeal is decided by somebody who neither drafted nor approved.
 */
export const accountabilityMoves = {
  draft: { from: ['none'], to: 'drafted', by: ['system'], side: 'issuing', stamps: 'submitter' },
  approve: {
    from: ['drafted'],
    to: 'approved',
    by: ['supervisor', 'leader'],
    side: 'above',
    apartFrom: ['submitter', 'owner'],
    stamps: 'verifier',
  },
  /** Words of an office beside what the record says; whoever writes them does not approve. */
  amend: {
    from: ['drafted'],
    to: 'same',
    by: ['supervisor'],
    side: 'above',
    needs: ['reason'],
    stamps: 'submitter',
    minor: true,
  },
  /** Points count from here; `due` is the day until which an answer is awaited. */
  serve: { from: ['approved'], to: 'served', by: ['supervisor'], side: 'above', needs: ['due'] },
  respond: { from: ['served'], to: 'responded', by: ['head', 'enterprise'], side: 'performing', needs: ['reason'] },
  appeal: {
    from: ['served', 'responded'],
    to: 'appealed',
    by: ['head', 'enterprise'],
    side: 'performing',
    needs: ['reason'],
    minor: true,
  },
  settle: {
    from: ['served', 'responded'],
    to: 'decided',
    by: ['supervisor', 'leader'],
    side: 'above',
    needs: ['reason'],
    apartFrom: ['submitter', 'owner'],
    stamps: 'closer',
  },
  uphold: {
    from: ['appealed'],
    to: 'decided',
    by: ['supervisor', 'leader'],
    side: 'above',
    needs: ['reason'],
    apartFrom: ['submitter', 'verifier', 'owner'],
    stamps: 'closer',
  },
  /** Takes back the points of this rung. */
  reverse: {
    from: ['appealed'],
    to: 'reversed',
    by: ['supervisor', 'leader'],
    side: 'above',
    needs: ['reason'],
    apartFrom: ['submitter', 'verifier', 'owner'],
    stamps: 'closer',
  },
  dismiss: {
    from: ['drafted', 'approved'],
    to: 'dismissed',
    by: ['supervisor', 'leader'],
    side: 'above',
    needs: ['reason'],
    stamps: 'closer',
    minor: true,
  },
  /** What is said before the unit may read it would reach it with the rest. */
  comment: {
    from: ['served', 'responded', 'appealed'],
    to: 'same',
    by: ['supervisor', 'leader', 'head', 'enterprise'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<AccountabilityStage>

export const accountabilityLawfulMoves = lawfulMoves('accountability', accountabilityMoves, accountabilityStages)

/** The loops whose cases can be late, and whose units the ladder therefore reaches. */
export const heldLoops = ['task', 'hazard'] as const
export type HeldLoop = (typeof heldLoops)[number]
