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

/** The line under which documents are counted: who owes what is the boundary line's question. */
export const circularLine = 'boundary'

/** The next number of a unit's documents of a kind in a year, such as 省安委办通报〔2026〕3号; `taken` are those that it has given. */
export function nextNumber(unitZh: string, kindZh: string, year: string, taken: readonly string[]): string {
  const used = taken.flatMap(number => {
    const found = /〔(\d{4})〕(\d+)号$/.exec(number)
    return found?.[1] === year ? [Number(found[2])] : []
  })
  return `${unitZh}${kindZh}〔${year}〕${Math.max(0, ...used) + 1}号`
}
