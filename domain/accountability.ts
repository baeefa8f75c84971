import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

/** The rungs of the accountability ladder (问责阶梯), lowest first: remind, urge, circular, interview, refer. */
export const rungs = ['remind', 'urge', 'circular', 'interview', 'refer'] as const
export type Rung = (typeof rungs)[number]

export const accountabilityStages = [
  'triggered',
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
  triggered: 'open',
  drafted: 'open',
  approved: 'open',
  served: 'open',
  responded: 'open',
  appealed: 'open',
  decided: 'done',
  reversed: 'stopped',
  dismissed: 'stopped',
}

export const accountabilityTrack = ['triggered', 'drafted', 'approved', 'served', 'responded', 'decided'] as const

/** Every lawful move of holding a unit to account; the unit that answers performs it, the office that gave the work decides. The clock triggers and drafts, a person decides each step. */
export const accountabilityMoves = {
  trigger: { from: ['none'], to: 'triggered', by: ['system', 'supervisor'], side: 'issuing' },
  draft: {
    from: ['triggered'],
    to: 'drafted',
    by: ['system', 'supervisor'],
    side: 'issuing',
    needs: ['reason'],
    stamps: 'submitter',
  },
  amend: {
    from: ['drafted'],
    to: 'same',
    by: ['supervisor'],
    side: 'issuing',
    needs: ['reason'],
    stamps: 'submitter',
    minor: true,
  },
  approve: {
    from: ['drafted'],
    to: 'approved',
    by: ['supervisor', 'leader'],
    side: 'issuing',
    apartFrom: ['submitter'],
    stamps: 'verifier',
  },
  serve: { from: ['approved'], to: 'served', by: ['supervisor'], side: 'issuing', needs: ['due'] },
  respond: { from: ['served'], to: 'responded', by: ['head', 'enterprise'], side: 'performing', needs: ['reason'] },
  appeal: {
    from: ['served', 'responded'],
    to: 'appealed',
    by: ['head', 'enterprise'],
    side: 'performing',
    needs: ['reason'],
  },
  settle: {
    from: ['served', 'responded'],
    to: 'decided',
    by: ['supervisor', 'leader'],
    side: 'issuing',
    needs: ['reason'],
    apartFrom: ['submitter'],
    stamps: 'closer',
  },
  /** An appeal is decided by somebody who neither drafted nor approved what it is against. */
  uphold: {
    from: ['appealed'],
    to: 'decided',
    by: ['supervisor', 'leader'],
    side: 'above',
    needs: ['reason'],
    apartFrom: ['submitter', 'verifier'],
    stamps: 'closer',
  },
  reverse: {
    from: ['appealed'],
    to: 'reversed',
    by: ['supervisor', 'leader'],
    side: 'above',
    needs: ['reason'],
    apartFrom: ['submitter', 'verifier'],
    stamps: 'closer',
  },
  dismiss: {
    from: ['triggered', 'drafted', 'approved'],
    to: 'dismissed',
    by: ['supervisor', 'leader'],
    side: 'issuing',
    needs: ['reason'],
    stamps: 'closer',
    minor: true,
  },
  comment: {
    from: ['triggered', 'drafted', 'approved', 'served', 'responded', 'appealed'],
    to: 'same',
    by: ['supervisor', 'leader', 'head', 'enterprise'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<AccountabilityStage>

export const accountabilityLawfulMoves = lawfulMoves('accountability', accountabilityMoves, accountabilityStages)
