import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

export const directiveStages = [
  'draft',
  'issued',
  'executing',
  'claimed_complete',
  'verified_closed',
  'closed_not_implemented',
  'superseded',
] as const
export type DirectiveStage = (typeof directiveStages)[number]

export const directiveStates: Record<DirectiveStage, StageState> = {
  draft: 'before',
  issued: 'open',
  executing: 'open',
  claimed_complete: 'open',
  verified_closed: 'done',
  closed_not_implemented: 'stopped',
  superseded: 'stopped',
}

export const directiveTrack = ['issued', 'executing', 'claimed_complete', 'verified_closed'] as const

/** Every lawful move of a directive. Nothing else changes its stage. */
export const directiveMoves = {
  draft: { from: ['none'], to: 'draft', by: ['supervisor'], side: 'issuing' },
  issue: { from: ['draft'], to: 'issued', by: ['supervisor'], side: 'issuing' },
  decompose: { from: ['issued', 'executing'], to: 'executing', by: ['supervisor'], side: 'issuing' },
  claim: {
    from: ['executing'],
    to: 'claimed_complete',
    by: ['supervisor'],
    side: 'issuing',
    needs: ['tasksDone', 'noMajorHazard', 'verdict'],
    stamps: 'submitter',
  },
  verify_close: {
    from: ['claimed_complete'],
    to: 'verified_closed',
    by: ['leader'],
    side: 'above',
    needs: ['tasksDone', 'noMajorHazard', 'verdict'],
    apartFrom: ['submitter'],
    stamps: 'verifier',
  },
  return: { from: ['claimed_complete'], to: 'executing', by: ['leader'], side: 'above', needs: ['reason'] },
  close_not_implemented: {
    from: ['issued', 'executing', 'claimed_complete'],
    to: 'closed_not_implemented',
    by: ['leader'],
    side: 'above',
    needs: ['reason'],
    minor: true,
  },
  supersede: {
    from: ['draft', 'issued', 'executing'],
    to: 'superseded',
    by: ['supervisor'],
    side: 'issuing',
    needs: ['reason'],
    minor: true,
  },
  comment: {
    from: ['issued', 'executing', 'claimed_complete'],
    to: 'same',
    by: ['leader', 'supervisor'],
    side: 'above',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<DirectiveStage>

export const directiveLawfulMoves = lawfulMoves('directive', directiveMoves, directiveStages)
