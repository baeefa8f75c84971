import { accidentLawfulMoves, accidentMoves, accidentStages, accidentStates, accidentTrack } from './accident'
import {
  accountabilityLawfulMoves,
  accountabilityMoves,
  accountabilityStages,
  accountabilityStates,
  accountabilityTrack,
} from './accountability'
import { assuranceLawfulMoves, assuranceMoves, assuranceStages, assuranceStates, assuranceTrack } from './assurance'
import { circularLawfulMoves, circularMoves, circularStages, circularStates, circularTrack } from './circular'
import {
  circulationLawfulMoves,
  circulationMoves,
  circulationStages,
  circulationStates,
  circulationTrack,
} from './circulation'
import { directiveLawfulMoves, directiveMoves, directiveStages, directiveStates, directiveTrack } from './directive'
import { drillLawfulMoves, drillMoves, drillStages, drillStates, drillTrack } from './drill'
import { hazardLawfulMoves, hazardMoves, hazardStages, hazardStates, hazardTrack } from './hazard'
import {
  inspectionLawfulMoves,
  inspectionMoves,
  inspectionStages,
  inspectionStates,
  inspectionTrack,
} from './inspection'
import type { LawfulMove } from './lawful-moves'
import type { LoopName, Move, StageState } from './loop'
import { planLawfulMoves, planMoves, planStages, planStates, planTrack } from './plan'
import { responseLawfulMoves, responseMoves, responseStages, responseStates, responseTrack } from './response'
import { rumourLawfulMoves, rumourMoves, rumourStages, rumourStates, rumourTrack } from './rumour'
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
  circular: {
    sign: '报',
    moves: circularMoves,
    stages: circularStages,
    states: circularStates,
    track: () => circularTrack,
  },
  accountability: {
    sign: '责',
    moves: accountabilityMoves,
    stages: accountabilityStages,
    states: accountabilityStates,
    track: () => accountabilityTrack,
  },
  assurance: {
    sign: '位',
    moves: assuranceMoves,
    stages: assuranceStages,
    states: assuranceStates,
    track: () => assuranceTrack,
  },
  circulation: {
    sign: '传',
    moves: circulationMoves,
    stages: circulationStages,
    states: circulationStates,
    track: () => circulationTrack,
  },
  accident: {
    sign: '事',
    moves: accidentMoves,
    stages: accidentStages,
    states: accidentStates,
    track: () => accidentTrack,
  },
  plan: { sign: '预', moves: planMoves, stages: planStages, states: planStates, track: () => planTrack },
  drill: { sign: '演', moves: drillMoves, stages: drillStages, states: drillStates, track: () => drillTrack },
  response: {
    sign: '警',
    moves: responseMoves,
    stages: responseStages,
    states: responseStates,
    track: () => responseTrack,
  },
  rumour: {
    sign: '谣',
    moves: rumourMoves,
    stages: rumourStages,
    states: rumourStates,
    track: () => rumourTrack,
  },
}

export const allLawfulMoves: readonly LawfulMove[] = [
  ...directiveLawfulMoves,
  ...taskLawfulMoves,
  ...hazardLawfulMoves,
  ...inspectionLawfulMoves,
  ...circularLawfulMoves,
  ...accountabilityLawfulMoves,
  ...assuranceLawfulMoves,
  ...circulationLawfulMoves,
  ...accidentLawfulMoves,
  ...planLawfulMoves,
  ...drillLawfulMoves,
  ...responseLawfulMoves,
  ...rumourLawfulMoves,
]

/** The stages of a loop that are in one of these states. */
export const stagesIn = (loop: LoopName, ...states: StageState[]): string[] =>
  loops[loop].stages.filter(stage => states.includes(loops[loop].states[stage]!))

/** The signs of what has a code but no loop. */
const otherSigns = { place: '处', campaign: '役', unit: '单', shift: '班', store: '储', training: '训' } as const
export type Coded = LoopName | keyof typeof otherSigns

const signOf = (what: Coded): string =>
  what in otherSigns ? otherSigns[what as keyof typeof otherSigns] : loops[what as LoopName].sign

/** The permanent short code of a case, a place, a campaign or a unit, such as 任-0412. */
export const codeOf = (what: Coded, id: number): string =>
  `${signOf(what)}-${String(id).padStart(what === 'task' ? 4 : 1, '0')}`

/** What a sign before a number stands for; undefined when it stands for nothing. */
export const codedBy = (sign: string): Coded | undefined =>
  ([...Object.keys(loops), ...Object.keys(otherSigns)] as Coded[]).find(what => signOf(what) === sign)

/** The number in an address segment, which may be the number itself or a whole code; null when it is neither. */
export function idFrom(segment: string): number | null {
  const digits = /^(?:\p{Script=Han}-)?0*(\d{1,15})$/u.exec(decodeURIComponent(segment))
  return digits ? Number(digits[1]) : null
}
