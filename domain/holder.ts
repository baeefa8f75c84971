import type { LoopName } from './loop'
import { loops } from './loops'

export type HolderSide = 'performing' | 'issuing' | 'regulating' | 'nobody'

const judged = ['submitted', 'acceptance_requested', 'reinspected', 'onsite_review', 'delisted', 'plan_filed']
const withIssuer: Record<LoopName, readonly string[]> = {
  directive: loops.directive.stages,
  task: ['draft', 'bounced', 'submitted', 'verified', 'suspended'],
  hazard: [],
  inspection: [],
  circular: [],
  accountability: ['drafted', 'approved', 'responded', 'appealed'],
  assurance: [],
  circulation: ['committed', 'mid_reviewed'],
  accident: ['reported'],
  plan: [],
  // who led it does not judge it
  drill: ['held', 'evaluated'],
  response: ['alerted', 'stood_down', 'reviewed'],
  rumour: ['received', 'verified', 'answered'],
}

/** Which side holds the ball at a stage: whose unit must move next. */
export function holderOf(loop: LoopName, stage: string): HolderSide {
  if (loops[loop].states[stage] === 'stopped' || stage === 'archived' || stage === 'stable' || stage === 'closed')
    return 'nobody'
  if (loops[loop].states[stage] === 'done' && loop !== 'task') return 'nobody'
  if (withIssuer[loop].includes(stage)) return 'issuing'
  if (loop === 'assurance' && stage === 'submitted') return 'regulating'
  if (loop === 'plan' && stage === 'approved') return 'regulating'
  if (loop === 'hazard' && (judged.includes(stage) || ['reported', 'graded', 'reopened'].includes(stage)))
    return 'regulating'
  return 'performing'
}
