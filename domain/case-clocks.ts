import type { Day } from './clock'
import type { HolderSide } from './holder'

/** The loops whose cases run against clocks. */
export type TimedLoop = 'task' | 'hazard'
export const clockNames = ['signFor', 'report', 'finish', 'grade', 'rectify', 'judge', 'close', 'revisit'] as const
export type ClockName = (typeof clockNames)[number]

/** One clock of a case: whose it is, which day ends it, and whether it runs, was met, or does not run. */
export type CaseClock = {
  name: ClockName
  side: HolderSide
  /** `waiting`: what it counts from has not happened. `stopped`: the case is suspended or over. */
  state: 'waiting' | 'running' | 'met' | 'stopped'
  startedOn: Day | null
  dueOn: Day | null
  metOn: Day | null
  /** The rule that gives the day; null where a person gave it. */
  rule: string | null
}

type Step = { move: string; toStage: string; on: Day }
type Timed = { name: ClockName; side: HolderSide; rule: string; stages: readonly string[]; renews?: string }

/** Clocks that run while a case stands in these stages; `renews` is a move that starts one anew. */
const timed: Record<TimedLoop, readonly Timed[]> = {
  task: [
    { name: 'signFor', side: 'performing', rule: 'task.accept', stages: ['issued'] },
    { name: 'report', side: 'performing', rule: 'task.silence', stages: ['in_progress'], renews: 'report' },
  ],
  hazard: [
    { name: 'grade', side: 'regulating', rule: 'hazard.grade', stages: ['reported', 'reopened'] },
    {
      name: 'judge',
      side: 'regulating',
      rule: 'hazard.reinspect',
      stages: ['submitted', 'acceptance_requested'],
    },
    { name: 'revisit', side: 'regulating', rule: 'hazard.watch', stages: ['closed'] },
  ],
}
const handIn = ['submitted', 'acceptance_requested']
const handedIn = [...handIn, 'verified', 'archived', 'reinspected', 'onsite_review', 'delisted', 'closed', 'stable']
const closing = ['verified', 'closed']
const done = [...closing, 'archived', 'stable']

/**
 * The clocks of a case by its steps, oldest first: those that a rule gives (`dueBy` counts the rule's period from a day) and the one that a person gave. Derived
 * whenever asked; nothing is stored.
 */
export function clocksOf(
  loop: TimedLoop,
  steps: readonly Step[],
  { dueOn, stopped }: { dueOn: Day | null; stopped: boolean },
  dueBy: (rule: string, from: Day) => Day,
): CaseClock[] {
  const stage = steps.at(-1)?.toStage ?? ''
  const byRule = timed[loop].map(({ name, side, rule, stages, renews }): CaseClock => {
    const started = steps.findLastIndex(
      ({ move, toStage }, index) =>
        stages.includes(toStage) && (!stages.includes(steps[index - 1]?.toStage ?? '') || move === renews),
    )
    if (started === -1) return { name, side, rule, state: 'waiting', startedOn: null, dueOn: null, metOn: null }
    const startedOn = steps[started]!.on
    const met = steps.slice(started + 1).find(({ toStage }) => !stages.includes(toStage))
    const metOn = met?.on ?? null
    const state = metOn ? 'met' : stopped ? 'stopped' : 'running'
    return { name, side, rule, state, startedOn, dueOn: dueBy(rule, startedOn), metOn }
  })
  const metOn = handedIn.includes(stage)
    ? (steps.findLast(({ toStage }, index) => handIn.includes(toStage) && steps[index - 1]?.toStage !== toStage)?.on ??
      null)
    : null
  const given: CaseClock = {
    name: loop === 'task' ? 'finish' : 'rectify',
    side: 'performing',
    rule: null,
    state: !dueOn ? 'waiting' : metOn ? 'met' : stopped ? 'stopped' : 'running',
    startedOn: steps[0]?.on ?? null,
    dueOn,
    metOn,
  }
  // what the unit handed in is closed by somebody else, within the same day: their time is not the unit's
  const doneOn = done.includes(stage) ? (steps.findLast(({ toStage }) => closing.includes(toStage))?.on ?? null) : null
  const close: CaseClock = {
    ...given,
    name: 'close',
    side: loop === 'task' ? 'issuing' : 'regulating',
    state: !metOn || !dueOn ? 'waiting' : doneOn ? 'met' : stopped ? 'stopped' : 'running',
    startedOn: metOn,
    metOn: doneOn,
  }
  return loop === 'task' ? [...byRule, given, close] : [byRule[0]!, given, byRule[1]!, close, ...byRule.slice(2)]
}
