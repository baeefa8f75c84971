import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'
import { type OwnVisit, planOwnVisit } from './plan-visit'

export type PlanInspection = { key: string } & OwnVisit

/** Plans a visit by the actor's own unit and assigns its team of two or more. */
export function planInspection(caller: Caller, input: PlanInspection): Promise<Outcome> {
  const { key: _key, ...visit } = input
  return runCommand(caller, 'planInspection', input, (tx, actor) => planOwnVisit(tx, actor, visit))
}
