import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

/** What an emergency plan covers (预案体系): everything that may happen to a unit, one kind of accident, one place or device. */
export const planKinds = ['comprehensive', 'special', 'onsite'] as const
export type PlanKind = (typeof planKinds)[number]

/** How a plan was looked at before it was signed: by experts with minutes (评审), or among those whom it concerns (论证). */
export const reviewKinds = ['expert', 'discussion'] as const
export type ReviewKind = (typeof reviewKinds)[number]

export const planStages = ['draft', 'reviewed', 'approved', 'filed', 'superseded', 'withdrawn'] as const
export type PlanStage = (typeof planStages)[number]

export const planStates: Record<PlanStage, StageState> = {
  draft: 'open',
  reviewed: 'open',
  approved: 'open',
  filed: 'done',
  /** It was in force, and its next version took its place. */
  superseded: 'done',
  withdrawn: 'stopped',
}

export const planTrack = ['draft', 'reviewed', 'approved', 'filed'] as const

/** Every lawful move of one version of a plan. That its review is past is the clock's to say and no stage. */
export const planMoves = {
  draft: {
    from: ['none'],
    to: 'draft',
    by: ['head', 'official', 'supervisor', 'enterprise'],
    side: 'issuing',
    stamps: 'submitter',
  },
  attach: {
    from: ['draft', 'reviewed'],
    to: 'same',
    by: ['head', 'official', 'supervisor', 'enterprise'],
    side: 'performing',
    minor: true,
  },
  /** By experts where the rule asks for them; never by who drafted it alone. */
  review: {
    from: ['draft'],
    to: 'reviewed',
    by: ['head', 'official', 'supervisor', 'enterprise'],
    side: 'performing',
    needs: ['planText', 'review'],
    apartFrom: ['submitter'],
  },
  return: {
    from: ['reviewed'],
    to: 'draft',
    by: ['head', 'enterprise', 'leader'],
    side: 'receiving',
    needs: ['reason'],
    minor: true,
  },
  /** The principal signs it and it is in force; the version before it gives way in the same change. */
  approve: {
    from: ['reviewed'],
    to: 'approved',
    by: ['head', 'enterprise', 'leader'],
    side: 'receiving',
    needs: ['planText', 'readers'],
    apartFrom: ['submitter'],
    stamps: 'verifier',
  },
  /** The authority that it is sent to takes it on file under a number. */
  file: {
    from: ['approved'],
    to: 'filed',
    by: ['head', 'supervisor', 'inspector'],
    side: 'regulator',
    needs: ['number'],
    apartFrom: ['submitter', 'verifier'],
    stamps: 'closer',
  },
  /** The unit looked at it again and found that it stands; its review is due anew from that day. */
  reassess: {
    from: ['approved', 'filed'],
    to: 'same',
    by: ['head', 'enterprise', 'leader'],
    side: 'receiving',
    needs: ['reason'],
    apartFrom: ['submitter'],
    minor: true,
  },
  /** Made by the database when the next version is approved, in the same transaction, and at no other time. */
  supersede: {
    from: ['approved', 'filed'],
    to: 'superseded',
    by: ['head', 'enterprise', 'leader'],
    side: 'any',
    needs: ['successor'],
    minor: true,
  },
  withdraw: {
    from: ['draft', 'reviewed', 'approved', 'filed'],
    to: 'withdrawn',
    by: ['head', 'enterprise', 'leader'],
    side: 'receiving',
    needs: ['reason'],
    stamps: 'closer',
    minor: true,
  },
  comment: {
    from: ['draft', 'reviewed', 'approved', 'filed'],
    to: 'same',
    by: ['leader', 'supervisor', 'head', 'official', 'inspector', 'enterprise'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<PlanStage>

export const planLawfulMoves = lawfulMoves('plan', planMoves, planStages)

/** Plans and drills are what the fifth line asks for. */
export const planLine = 'firing'
