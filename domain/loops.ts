import { directiveLawfulMoves, directiveMoves, directiveStages, directiveStates, directiveTrack } from './directive'
import { hazardLawfulMoves, hazardMoves, hazardStages, hazardStates, hazardTrack } from './hazard'
import {
  inspectionLawfulMoves,
  inspectionMoves,
  inspectionStages,
  inspectionStates,
  inspectionTrack,
} from './inspection'
import type { LawfulMove, LoopName, Move, StageState } from './loop'
import { taskLawfulMoves, taskMoves, taskStages, taskStates, taskTrack } from './task'

export type Loop = {
  /** The sign before the number in a case's code, the same in both languages. */
  sign: string
  moves: Readonly<Record<string, Move<string>>>
  stages: readonly string[]
  states: Readonly<Record<string, StageState>>
  track: (level: 'general' | 'major' | null) => readonly string[]
}

/** The one list of loops; engine, pages, handbook and database read it. */
export const loops: Readonly<Record<LoopName, Loop>> = {
  directive: {
    sign: '督',
    moves: directiveMoves,
    stages: directiveStages,
    states: directiveStates,
    track: () => directiveTrack,
  },
  task: { sign: '任', moves: taskMoves, stages: taskStages, states: taskStates, track: () => taskTrack },
  hazard: {
    sign: '隐',
    moves: hazardMoves,
    stages: hazardStages,
    states: hazardStates,
    track: level => hazardTrack[level ?? 'general'],
  },
  inspection: {
    sign: '查',
    moves: inspectionMoves,
    stages: inspectionStages,
    states: inspectionStates,
    track: () => inspectionTrack,
  },
}

export const allLawfulMoves: readonly LawfulMove[] = [
  ...directiveLawfulMoves,
  ...taskLawfulMoves,
  ...hazardLawfulMoves,
  ...inspectionLawfulMoves,
]

/** The stages of a loop that are in one of these states. */
export const stagesIn = (loop: LoopName, ...states: StageState[]): string[] =>
  loops[loop].stages.filter(stage => states.includes(loops[loop].states[stage]!))

/** A case's permanent short code, such as 任-0412. */
export const codeOf = (loop: LoopName, id: number): string =>
  `${loops[loop].sign}-${String(id).padStart(loop === 'task' ? 4 : 1, '0')}`

/** The number in an address segment, which may be the number itself or a whole code; null when it is neither. */
export function idFrom(segment: string): number | null {
  const digits = /^(?:\p{Script=Han}-)?0*(\d{1,15})$/u.exec(decodeURIComponent(segment))
  return digits ? Number(digits[1]) : null
}
