import { extensionMoves } from './extension'
import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'
import { reassignMove } from './reassign'

export const taskStages = [
  'draft',
  'issued',
  'accepted',
  'bounced',
  'in_progress',
  'submitted',
  'returned',
  'verified',
  'archived',
  'suspended',
  'cancelled',
] as const
export type TaskStage = (typeof taskStages)[number]

export const taskStates: Record<TaskStage, StageState> = {
  draft: 'before',
  issued: 'open',
  accepted: 'open',
  bounced: 'open',
  in_progress: 'open',
  submitted: 'open',
  returned: 'open',
  verified: 'done',
  archived: 'done',
  suspended: 'open',
  cancelled: 'stopped',
}

/** The stages a task page draws as its track. */
export const taskTrack = ['issued', 'accepted', 'in_progress', 'submitted', 'verified', 'archived'] as const

/** Every lawful move of a task. Nothing else changes its stage. */
export const taskMoves = {
  /** A leader opens one only with a written instruction. */
  draft: { from: ['none'], to: 'draft', by: ['supervisor', 'head', 'leader'], side: 'issuing' },
  issue: {
    from: ['draft'],
    to: 'issued',
    by: ['supervisor', 'head', 'leader'],
    side: 'issuing',
    needs: ['due', 'criteria'],
  },
  accept: { from: ['issued'], to: 'accepted', by: ['official', 'head'], side: 'performing', needs: ['owner'] },
  bounce: { from: ['issued'], to: 'bounced', by: ['official', 'head'], side: 'performing', needs: ['reason'] },
  reissue: {
    from: ['bounced'],
    to: 'issued',
    by: ['supervisor', 'head'],
    side: 'issuing',
    needs: ['reason', 'rectifier', 'due'],
  },
  name: {
    from: ['issued', 'accepted', 'in_progress', 'returned'],
    to: 'same',
    by: ['head'],
    side: 'performing',
    needs: ['owner'],
    minor: true,
  },
  reassign: reassignMove(
    ['issued', 'accepted', 'bounced', 'in_progress', 'submitted', 'returned', 'suspended'],
    ['head', 'supervisor'],
  ),
  submit: {
    from: ['in_progress'],
    to: 'submitted',
    by: ['head'],
    side: 'performing',
    needs: ['evidence', 'piecesDone'],
    stamps: 'submitter',
  },
  report: {
    from: ['accepted', 'in_progress', 'returned'],
    to: 'in_progress',
    by: ['official', 'head'],
    side: 'performing',
  },
  attach: {
    from: ['accepted', 'in_progress', 'returned'],
    to: 'same',
    by: ['official', 'head'],
    side: 'performing',
    minor: true,
  },
  verify: {
    from: ['submitted'],
    to: 'verified',
    by: ['supervisor'],
    side: 'outside',
    needs: ['verdict'],
    apartFrom: ['submitter', 'owner', 'deputy'],
    stamps: 'verifier',
  },
  return: { from: ['submitted'], to: 'returned', by: ['supervisor'], side: 'outside', needs: ['reason'] },
  archive: { from: ['verified'], to: 'archived', by: ['supervisor'], side: 'issuing' },
  ...extensionMoves(['accepted', 'in_progress', 'returned'], ['official', 'head'], ['supervisor']),
  suspend: {
    from: ['issued', 'accepted', 'in_progress', 'returned'],
    to: 'suspended',
    by: ['supervisor'],
    side: 'issuing',
    needs: ['reason'],
    minor: true,
  },
  resume: { from: ['suspended'], to: 'remembered', by: ['supervisor'], side: 'issuing', needs: ['reason'] },
  cancel: {
    from: ['draft', 'issued', 'accepted', 'bounced', 'in_progress', 'returned', 'suspended'],
    to: 'cancelled',
    by: ['supervisor', 'head'],
    side: 'issuing',
    needs: ['reason'],
    minor: true,
  },
  comment: {
    from: ['issued', 'accepted', 'bounced', 'in_progress', 'submitted', 'returned', 'verified', 'suspended'],
    to: 'same',
    by: ['leader', 'supervisor', 'head', 'official', 'inspector'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<TaskStage>

/** What the verifier found the work to have achieved; kept apart from its stage. */
export const verdicts = ['effective', 'partly_effective', 'not_effective', 'not_assessed'] as const
export type Verdict = (typeof verdicts)[number]

export const taskLawfulMoves = lawfulMoves('task', taskMoves, taskStages)
