import type { Day } from './clock'
import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

/**
 * The five that an enterprise puts in place (五到位), in the order of the speech: responsibility 责任, management 管理, investment 投入, training 培训,
 * emergency rescue 应急救援. They are the enterprise's own and not the five implementations (五落实) of one hazard's plan.
 */
export const elements = ['responsibility', 'management', 'investment', 'training', 'rescue'] as const
export type Element = (typeof elements)[number]

/** Not there, on paper, in use, in use and tested; what each means of an element is in messages/assurance.json. */
export const grades = [0, 1, 2, 3] as const
export type Grade = (typeof grades)[number]

export const assuranceStages = ['drafted', 'submitted', 'returned', 'confirmed', 'superseded', 'withdrawn'] as const
export type AssuranceStage = (typeof assuranceStages)[number]

export const assuranceStates: Record<AssuranceStage, StageState> = {
  drafted: 'open',
  submitted: 'open',
  returned: 'open',
  confirmed: 'done',
  /** It was confirmed, and the next one was too. */
  superseded: 'done',
  withdrawn: 'stopped',
}

export const assuranceTrack = ['drafted', 'submitted', 'confirmed'] as const

/** Every lawful move of one assessment of all five by an enterprise of itself. That an element expires is the clock's to say and no stage. */
export const assuranceMoves = {
  draft: { from: ['none'], to: 'drafted', by: ['enterprise'], side: 'performing' },
  revise: { from: ['drafted', 'returned'], to: 'same', by: ['enterprise'], side: 'performing', minor: true },
  attach: { from: ['drafted', 'returned'], to: 'same', by: ['enterprise'], side: 'performing', minor: true },
  /** Every element that is said to be there has its proof; the day until which it is decided on comes from the rule. */
  submit: {
    from: ['drafted', 'returned'],
    to: 'submitted',
    by: ['enterprise'],
    side: 'performing',
    needs: ['proofs'],
    stamps: 'submitter',
  },
  confirm: {
    from: ['submitted'],
    to: 'confirmed',
    by: ['inspector', 'head', 'supervisor'],
    side: 'regulator',
    apartFrom: ['submitter', 'owner'],
    stamps: 'verifier',
  },
  return: {
    from: ['submitted'],
    to: 'returned',
    by: ['inspector', 'head', 'supervisor'],
    side: 'regulator',
    needs: ['reason'],
    apartFrom: ['submitter', 'owner'],
  },
  withdraw: {
    from: ['drafted', 'returned'],
    to: 'withdrawn',
    by: ['enterprise'],
    side: 'performing',
    needs: ['reason'],
    minor: true,
  },
  /** Made by the database when the enterprise's next one is confirmed, in the same transaction, and at no other time. */
  supersede: {
    from: ['confirmed'],
    to: 'superseded',
    by: ['inspector', 'head', 'supervisor'],
    side: 'any',
    needs: ['successor'],
    minor: true,
  },
  comment: {
    from: ['submitted', 'returned', 'confirmed'],
    to: 'same',
    by: ['inspector', 'head', 'supervisor', 'enterprise'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<AssuranceStage>

export const assuranceLawfulMoves = lawfulMoves('assurance', assuranceMoves, assuranceStages)

/** The line under which assessments are counted: what an enterprise answers for is the boundary line's question. */
export const assuranceLine = 'boundary'

/** How an element stands on a day: not assessed, expired, short of the grade that counts, nearing its day, or in place. */
export const standings = ['unassessed', 'expired', 'short', 'expiring', 'inPlace'] as const
export type Standing = (typeof standings)[number]

/** How one element of a confirmed assessment stands on a day; it stands to the end of its last day. A null grade is an element that nobody confirmed. */
export function standingOf(
  element: { grade: number; expiresOn: Day } | null,
  rule: { threshold: number; warnOn: Day },
  today: Day,
): Standing {
  if (!element) return 'unassessed'
  if (element.expiresOn < today) return 'expired'
  if (element.grade < rule.threshold) return 'short'
  return element.expiresOn <= rule.warnOn ? 'expiring' : 'inPlace'
}

/** Whether this standing counts among the five. */
export const counts = (standing: Standing): boolean => standing === 'inPlace' || standing === 'expiring'
