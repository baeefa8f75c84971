import type { RumourStage } from './rumour'

const hour = 3_600_000

/** What a rumour's clock stands at, derived when it is asked: met in time or late, running, soon over, over, or stopped with the case. */
export type ClockState = 'met' | 'metLate' | 'running' | 'soon' | 'over' | 'stopped'
export type RumourClock = {
  name: 'triage' | 'answer'
  /** The rule's hours; they count by the clock, at night and on holidays too. */
  hours: number
  dueAt: Date
  metAt: Date | null
  state: ClockState
}
export type RumourTimes = {
  stage: RumourStage
  receivedAt: Date
  triagedAt: Date | null
  answeredAt: Date | null
}

/** A clock warns when a quarter of its time is left. */
const warnsAt = 0.75

/** The two clocks of a rumour at an instant: somebody weighs it within the first hours, an answer is given within the second. */
export function rumourClocks(
  times: RumourTimes,
  hours: { triage: number; answer: number },
  now: Date,
): [RumourClock, RumourClock] {
  const clock = (name: RumourClock['name'], metAt: Date | null): RumourClock => {
    const length = hours[name] * hour
    const dueAt = new Date(times.receivedAt.getTime() + length)
    const state = (): ClockState => {
      if (metAt) return metAt > dueAt ? 'metLate' : 'met'
      if (times.stage === 'dismissed') return 'stopped'
      if (now > dueAt) return 'over'
      return now.getTime() >= times.receivedAt.getTime() + length * warnsAt ? 'soon' : 'running'
    }
    return { name, hours: hours[name], dueAt, metAt, state: state() }
  }
  return [clock('triage', times.triagedAt), clock('answer', times.answeredAt)]
}

/** Whole minutes between two instants. */
export const minutesBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / 60_000)
