import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

/** How a rumour reached the office. */
export const rumourSources = ['public', 'hotline', 'monitoring', 'press', 'unit'] as const
export type RumourSource = (typeof rumourSources)[number]

/** Where it spreads. */
export const rumourChannels = ['video', 'chat', 'microblog', 'forum', 'press', 'spoken', 'other'] as const
export type RumourChannel = (typeof rumourChannels)[number]

/** What the competent unit found of it: 属实、不实、部分属实、无法证实. */
export const truths = ['true', 'false', 'partly', 'unproven'] as const
export type Truth = (typeof truths)[number]

/** Who an answer is for: everybody, or only whoever asked. */
export const audiences = ['public', 'asker'] as const
export type Audience = (typeof audiences)[number]

/** What a rumour can be about; seen inside only. */
export const rumourSubjects = ['place', 'hazard', 'accident', 'directive'] as const
export type RumourSubject = (typeof rumourSubjects)[number]

/** What a finding rests on, in words, with where it can be read when it can be. */
export type RumourSourceOfTruth = { words: string; link: string | null }
/** The most sources that one finding names. */
export const mostSources = 3

/** What is said in answer; the Chinese is the answer, the English stands beside it where it was given. */
export type RumourAnswer = {
  claimZh: string
  claimEn: string
  textZh: string
  textEn: string
  channel: string
  link: string | null
  audience: Audience
}

/** Whether words hold a mobile number or the number of an identity card: what is answered in public names nobody. */
export const holdsPersonalNumber = (words: string): boolean =>
  /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/.test(words)

/** An address of the web that can be shown as a link. */
export const isWebLink = (link: string): boolean => link.length <= 500 && /^https?:\/\/[^\s"'<>]+$/.test(link)

export const rumourStages = ['received', 'triaged', 'verified', 'answered', 'closed', 'dismissed'] as const
export type RumourStage = (typeof rumourStages)[number]

export const rumourStates: Record<RumourStage, StageState> = {
  received: 'open',
  triaged: 'open',
  verified: 'open',
  answered: 'open',
  closed: 'done',
  dismissed: 'stopped',
}

export const rumourTrack = ['received', 'triaged', 'verified', 'answered', 'closed'] as const

/** Every lawful move of a rumour: communications receive, weigh and write; the competent unit finds what is true; another person approves what is said. */
export const rumourMoves = {
  receive: { from: ['none'], to: 'received', by: ['communications'], side: 'any', stamps: 'submitter' },
  /** Worth answering, with the reason; the unit that finds out, and its person. */
  triage: {
    from: ['received'],
    to: 'triaged',
    by: ['communications'],
    side: 'issuing',
    needs: ['checker', 'reason'],
  },
  /** Whoever received it, weighed it or writes of it does not say whether it is true. */
  verify: {
    from: ['triaged'],
    to: 'verified',
    by: ['official', 'head', 'supervisor'],
    side: 'performing',
    needs: ['truth', 'sources'],
    apartFrom: ['receiver'],
    stamps: 'verifier',
  },
  /** The words of the answer; written again they take the place of the words before. */
  draft_answer: {
    from: ['verified'],
    to: 'same',
    by: ['communications'],
    side: 'issuing',
    needs: ['answer'],
    apartFrom: ['verifier'],
    stamps: 'proposer',
  },
  approve_answer: {
    from: ['verified'],
    to: 'answered',
    by: ['supervisor', 'leader', 'head'],
    side: 'above',
    needs: ['drafted'],
    apartFrom: ['proposer', 'verifier'],
  },
  close: {
    from: ['answered'],
    to: 'closed',
    by: ['communications', 'supervisor'],
    side: 'issuing',
    needs: ['reachAfter'],
    stamps: 'closer',
  },
  bounce: {
    from: ['triaged'],
    to: 'received',
    by: ['official', 'head', 'supervisor'],
    side: 'performing',
    needs: ['reason'],
    minor: true,
  },
  return_answer: {
    from: ['verified', 'answered', 'closed'],
    to: 'same',
    by: ['supervisor', 'leader', 'head'],
    side: 'above',
    needs: ['drafted', 'reason'],
    apartFrom: ['proposer'],
    minor: true,
  },
  /** What was found turned out otherwise; the answer that stands is corrected after it. */
  verify_again: {
    from: ['answered', 'closed'],
    to: 'same',
    by: ['official', 'head', 'supervisor'],
    side: 'performing',
    needs: ['truth', 'sources', 'reason'],
    apartFrom: ['receiver'],
    stamps: 'verifier',
    minor: true,
  },
  /** Other words for an answer that was given; what it said before stays to be read, with its day. */
  correct: {
    from: ['answered', 'closed'],
    to: 'same',
    by: ['communications'],
    side: 'issuing',
    needs: ['answer', 'reason'],
    apartFrom: ['verifier'],
    stamps: 'proposer',
    minor: true,
  },
  approve_correction: {
    from: ['answered', 'closed'],
    to: 'same',
    by: ['supervisor', 'leader', 'head'],
    side: 'above',
    needs: ['drafted'],
    apartFrom: ['proposer', 'verifier'],
    minor: true,
  },
  /** Not worth answering, with the reason. */
  dismiss: {
    from: ['received', 'triaged'],
    to: 'dismissed',
    by: ['communications', 'supervisor'],
    side: 'issuing',
    needs: ['reason'],
    stamps: 'closer',
    minor: true,
  },
  attach: {
    from: ['received', 'triaged', 'verified', 'answered'],
    to: 'same',
    by: ['communications', 'official', 'head', 'supervisor'],
    side: 'any',
    minor: true,
  },
  comment: {
    from: ['received', 'triaged', 'verified', 'answered'],
    to: 'same',
    by: ['communications', 'supervisor', 'leader', 'head', 'official'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<RumourStage>

export const rumourLawfulMoves = lawfulMoves('rumour', rumourMoves, rumourStages)

/** Answering rumours is what the speech's sixth line asks for. */
export const rumourLine = 'network'
