import { accidentKinds } from './accident'
import type { AlertKind } from './response'

/** The steps whose minutes are measured, in their order; each is the first time that the move was made. */
export const measuredSteps = ['alert', 'notify', 'acknowledge', 'arrive', 'stand_down', 'review'] as const
export type MeasuredStep = (typeof measuredSteps)[number]

/** Within how many minutes a step comes, and from which other it counts. */
export const limitsOf = {
  notify: { from: 'alert', rule: 'response.notify' },
  acknowledge: { from: 'notify', rule: 'response.acknowledge' },
  arrive: { from: 'alert', rule: 'response.arrive' },
} as const satisfies Partial<Record<MeasuredStep, { from: MeasuredStep; rule: string }>>

export type StepEvent = { move: string; at: Date; payload: Record<string, unknown> }
export type Step = {
  step: MeasuredStep
  at: Date | null
  /** Whole minutes since the step before that was made, and since the alert. */
  took: number | null
  total: number | null
  /** What a person said about when it happened; nothing is measured from it. */
  claimedAt: Date | null
  /** Minutes since the limit began to run, up to the step or to now; null where none runs. */
  ran: number | null
  limit: number | null
}

const minutes = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / 60_000)

/** The steps of a response by its events, oldest first, as the server's clock measured them; `limit` says how many minutes a rule gives, `over` that nothing runs any more. */
export function stepsOf(
  events: readonly StepEvent[],
  now: Date,
  over: boolean,
  limit: (rule: string) => number,
): Step[] {
  const first = (move: string) => events.find(event => event.move === move)
  const start = first('alert')?.at ?? null
  let before: Date | null = null
  return measuredSteps.map(step => {
    const event = first(step)
    const at = event?.at ?? null
    const took = at && before ? minutes(before, at) : null
    if (at) before = at
    const bound = step in limitsOf ? limitsOf[step as keyof typeof limitsOf] : null
    const since = bound ? (first(bound.from)?.at ?? null) : null
    const runs = since !== null && (at !== null || !over)
    const claimed = event?.payload.claimedAt
    return {
      step,
      at,
      took,
      total: at && start && step !== 'alert' ? minutes(start, at) : null,
      claimedAt: typeof claimed === 'string' ? new Date(claimed) : null,
      ran: runs && since ? minutes(since, at ?? now) : null,
      limit: bound && runs ? limit(bound.rule) : null,
    }
  })
}

/** Whether the law's times for reporting an accident of work upward run for such an alert. */
export const isAccidentKind = (kind: AlertKind): boolean => (accidentKinds as readonly string[]).includes(kind)
