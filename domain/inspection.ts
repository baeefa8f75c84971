import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

export const inspectionStages = [
  'planned',
  'assigned',
  'in_field',
  'submitted',
  'reviewed',
  'issued',
  'withdrawn',
] as const
export type InspectionStage = (typeof inspectionStages)[number]

export const inspectionStates: Record<InspectionStage, StageState> = {
  planned: 'open',
  assigned: 'open',
  in_field: 'open',
  submitted: 'open',
  reviewed: 'open',
  issued: 'done',
  withdrawn: 'stopped',
}

export const inspectionTrack = ['planned', 'assigned', 'in_field', 'submitted', 'reviewed', 'issued'] as const

/** What an inspector may answer to a checklist item. */
export const answers = ['pass', 'fail', 'not_applicable', 'not_checked'] as const
export type Answer = (typeof answers)[number]

/** Who may go along on an inspection of their own unit. */
export const teamRoles = ['inspector', 'official', 'supervisor'] as const

/** Every lawful move of an inspection; the inspecting unit performs it. */
export const inspectionMoves = {
  plan: { from: ['none'], to: 'planned', by: ['inspector', 'supervisor'], side: 'performing' },
  assign: { from: ['planned'], to: 'assigned', by: ['inspector', 'supervisor'], side: 'performing', needs: ['team'] },
  enter: { from: ['assigned'], to: 'in_field', by: ['inspector'], side: 'performing' },
  answer: { from: ['in_field'], to: 'same', by: ['inspector'], side: 'performing', minor: true },
  submit: {
    from: ['in_field'],
    to: 'submitted',
    by: ['inspector'],
    side: 'performing',
    needs: ['answers', 'photos'],
    stamps: 'submitter',
  },
  return: {
    from: ['submitted'],
    to: 'in_field',
    by: ['supervisor', 'head', 'inspector'],
    side: 'performing',
    needs: ['reason'],
    apartFrom: ['submitter'],
  },
  review: {
    from: ['submitted'],
    to: 'reviewed',
    by: ['supervisor', 'head', 'inspector'],
    side: 'performing',
    apartFrom: ['submitter'],
    stamps: 'verifier',
  },
  issue: { from: ['reviewed'], to: 'issued', by: ['supervisor', 'head', 'inspector'], side: 'performing' },
  withdraw: {
    from: ['planned', 'assigned'],
    to: 'withdrawn',
    by: ['inspector', 'supervisor'],
    side: 'performing',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<InspectionStage>

export const inspectionLawfulMoves = lawfulMoves('inspection', inspectionMoves, inspectionStages)
