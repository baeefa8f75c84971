import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

/** The four “again” (四个“再”) of the speech, each a commitment of the unit that a document is sent to: 思想再统一、责任再夯实、工作再强化、落实再提质. */
export const commitmentKinds = ['thought', 'responsibility', 'work', 'quality'] as const
export type CommitmentKind = (typeof commitmentKinds)[number]

/** When a commitment is looked at: half way, and at the end. */
export const reviewPhases = ['mid', 'final'] as const
export type ReviewPhase = (typeof reviewPhases)[number]

/** How a commitment was found; at the end it was kept or it was not. */
export const outcomes = ['kept', 'on_the_way', 'not_kept'] as const
export type CommitmentOutcome = (typeof outcomes)[number]
export const outcomesOf: Record<ReviewPhase, readonly CommitmentOutcome[]> = {
  mid: outcomes,
  final: ['kept', 'not_kept'],
}

/** What can be sent: a leader's speech or notice whose text is frozen, or an issued document of the product. */
export const documentKinds = ['source', 'circular'] as const
export type DocumentKind = (typeof documentKinds)[number]
export type DocumentRef = { kind: DocumentKind; id: number }

/** The units that a document can be sent to; a government is reached through its offices and departments. */
export const receiverKinds = ['office', 'department', 'enterprise'] as const
export type ReceiverKind = (typeof receiverKinds)[number]

/** How a document is named in an address, such as `source-1`. */
export const documentKey = ({ kind, id }: DocumentRef): string => `${kind}-${id}`

/** The document that an address names; null when it names none. */
export function documentFrom(segment: string | undefined): DocumentRef | null {
  const [, kind, id] = /^(source|circular)-(\d{1,15})$/.exec(segment ?? '') ?? []
  return kind && id ? { kind: kind as DocumentKind, id: Number(id) } : null
}

export const circulationStages = ['sent', 'signed', 'committed', 'mid_reviewed', 'reviewed', 'withdrawn'] as const
export type CirculationStage = (typeof circulationStages)[number]

export const circulationStates: Record<CirculationStage, StageState> = {
  sent: 'open',
  signed: 'open',
  committed: 'open',
  mid_reviewed: 'open',
  reviewed: 'done',
  withdrawn: 'stopped',
}

export const circulationTrack = ['sent', 'signed', 'committed', 'mid_reviewed', 'reviewed'] as const

/** Every lawful move of one document sent to one unit: the unit signs and commits, the sender reviews; nobody reviews what they signed for or promised. */
export const circulationMoves = {
  send: { from: ['none'], to: 'sent', by: ['supervisor'], side: 'issuing' },
  sign: { from: ['sent'], to: 'signed', by: ['head', 'official', 'enterprise'], side: 'receiving' },
  commit: {
    from: ['signed'],
    to: 'committed',
    by: ['head', 'enterprise'],
    side: 'receiving',
    needs: ['commitments'],
    stamps: 'submitter',
  },
  /** Another promise in the place of one, with the reason; the one that it replaces stays to be read. */
  change: {
    from: ['committed', 'mid_reviewed'],
    to: 'same',
    by: ['head', 'enterprise'],
    side: 'receiving',
    needs: ['commitment', 'reason'],
    minor: true,
  },
  review_mid: {
    from: ['committed'],
    to: 'mid_reviewed',
    by: ['supervisor'],
    side: 'issuing',
    needs: ['outcomes'],
    apartFrom: ['submitter', 'committer'],
    stamps: 'verifier',
  },
  review_final: {
    from: ['mid_reviewed'],
    to: 'reviewed',
    by: ['supervisor'],
    side: 'issuing',
    needs: ['outcomes'],
    apartFrom: ['submitter', 'committer'],
    stamps: 'closer',
  },
  withdraw: {
    from: ['sent', 'signed', 'committed', 'mid_reviewed'],
    to: 'withdrawn',
    by: ['supervisor'],
    side: 'issuing',
    needs: ['reason'],
    stamps: 'closer',
    minor: true,
  },
  comment: {
    from: ['sent', 'signed', 'committed', 'mid_reviewed'],
    to: 'same',
    by: ['supervisor', 'leader', 'head', 'official', 'enterprise'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<CirculationStage>

export const circulationLawfulMoves = lawfulMoves('circulation', circulationMoves, circulationStages)

/** Spreading a speech and acting on it is what the speech's first line asks for. */
export const circulationLine = 'defense'
