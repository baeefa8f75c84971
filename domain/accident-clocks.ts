import { addMonths } from './accident'
import { addDays, type Day } from './clock'

export const accidentClockNames = ['inquiry', 'approval', 'opens', 'closes'] as const
export type AccidentClockName = (typeof accidentClockNames)[number]

/** One clock of an accident: the day that ends it, the day on which it was met, and the rule that gives it. */
export type AccidentClock = {
  name: AccidentClockName
  dueOn: Day | null
  metOn: Day | null
  state: 'waiting' | 'running' | 'met' | 'open' | 'stopped'
  rule: { key: string; on: Day } | null
}
type Found = { value: number; unit: string } | null

/** What the law's clocks say of an accident; `ruleFor` answers the rule in force on a day, null where there was none. `dueOn` is the case's own date, which an extension moves. */
export function accidentClocks(
  accident: {
    stage: string
    grade: string
    occurredOn: Day
    receivedOn: Day | null
    approvedOn: Day | null
    evaluatedOn: Day | null
    dueOn: Day | null
  },
  today: Day,
  ruleFor: (key: string, on: Day) => Found,
): AccidentClock[] {
  const { stage, grade, occurredOn, receivedOn, approvedOn, evaluatedOn } = accident
  const from = (key: string, on: Day | null) => {
    const rule = on && ruleFor(key, on)
    if (!on || !rule) return { dueOn: null, rule: null }
    const dueOn = rule.unit === 'months' ? addMonths(on, rule.value) : addDays(on, rule.value)
    return { dueOn, rule: { key, on } }
  }
  const stateOf = (startedOn: Day | null, metOn: Day | null) => {
    if (metOn) return 'met' as const
    if (stage === 'struck') return 'stopped' as const
    return startedOn ? ('running' as const) : ('waiting' as const)
  }
  const inquiry = from('accident.inquiry', occurredOn)
  // while no report is in, the case's own date is the inquiry's, later where it was extended
  const extended = stage === 'under_inquiry' && !receivedOn && accident.dueOn ? accident.dueOn : inquiry.dueOn
  const inquiredOn = receivedOn ?? approvedOn
  const opens = from('lesson.evaluation.opens', approvedOn)
  const isOpen = opens.dueOn !== null && opens.dueOn <= today
  return [
    { name: 'inquiry', ...inquiry, dueOn: extended, metOn: inquiredOn, state: stateOf(occurredOn, inquiredOn) },
    {
      name: 'approval',
      ...from(grade === 'extraordinary' ? 'accident.approval.extraordinary' : 'accident.approval', receivedOn),
      metOn: approvedOn,
      state: stateOf(receivedOn, approvedOn),
    },
    { name: 'opens', ...opens, metOn: null, state: !approvedOn ? 'waiting' : isOpen ? 'open' : 'running' },
    {
      name: 'closes',
      ...from('lesson.evaluation', approvedOn),
      metOn: evaluatedOn,
      state: stateOf(approvedOn, evaluatedOn),
    },
  ]
}
