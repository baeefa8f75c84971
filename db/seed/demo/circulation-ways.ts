import type { CommitmentKind } from '@/domain/circulation'

/** How far one unit has come: days from step to step, the days promised counted from the committing, and how each promise was found. */
export type Way = {
  sign?: number
  commit?: number
  promised?: readonly [number, number, number, number]
  change?: { after: number; kind: CommitmentKind; to: number }
  mid?: { after: number; found: readonly [number, number, number, number] }
  final?: { after: number; found: readonly [number, number, number, number] }
  withdraw?: number
}

const soon = [10, 16, 24, 30] as const
const late = [14, 30, 55, 75] as const
// found: of outcomesOf: 0 kept, 1 on the way at mid-term and not kept at the end, 2 not kept
/** How far the units have come that a document reached two months ago; every stage but the withdrawn is there. */
export const ways: readonly Way[] = [
  {
    sign: 0.2,
    commit: 2,
    promised: soon,
    mid: { after: 13, found: [0, 1, 1, 1] },
    final: { after: 36, found: [0, 0, 0, 0] },
  },
  { sign: 0.7, commit: 3, promised: late, mid: { after: 27, found: [0, 1, 1, 1] } },
  {
    sign: 1.1,
    commit: 4,
    promised: soon,
    mid: { after: 20, found: [0, 0, 1, 2] },
    final: { after: 38, found: [0, 0, 0, 1] },
  },
  { sign: 9, commit: 5, promised: late, mid: { after: 22, found: [0, 2, 1, 1] } },
  { sign: 1.9, commit: 5, promised: late },
  {
    sign: 0.4,
    commit: 1,
    promised: late,
    change: { after: 12, kind: 'quality', to: 90 },
    mid: { after: 25, found: [0, 1, 1, 1] },
  },
  {},
  {
    sign: 0.9,
    commit: 3,
    promised: soon,
    mid: { after: 18, found: [0, 1, 0, 1] },
    final: { after: 34, found: [0, 0, 0, 0] },
  },
  { sign: 12 },
  {
    sign: 1.3,
    commit: 2,
    promised: soon,
    mid: { after: 15, found: [1, 1, 1, 2] },
    final: { after: 40, found: [0, 1, 0, 1] },
  },
  { sign: 0.6, commit: 6, promised: late, mid: { after: 29, found: [0, 0, 1, 1] } },
  { sign: 1.6, commit: 4, promised: late, change: { after: 9, kind: 'responsibility', to: 60 } },
]

/** The same of what was sent this week to enterprises. */
export const recentWays: readonly Way[] = [
  {},
  { sign: 0.5 },
  { sign: 1.2 },
  { sign: 0.3, commit: 0.8, promised: late },
  {},
]
