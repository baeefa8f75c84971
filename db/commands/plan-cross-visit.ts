import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'
import { openVisit, type VisitPlan } from './plan-visit'

export type PlanCrossVisit = { key: string; unitId: number } & VisitPlan

/** Gives a visit to an authority that does not regulate the place; that unit then names its own team. Refuses `wrongKind` for the regulator and for an enterprise. */
export function planCrossVisit(caller: Caller, input: PlanCrossVisit): Promise<Outcome> {
  const { key: _key, unitId, ...plan } = input
  return runCommand(caller, 'planCrossVisit', input, (tx, actor) =>
    openVisit(tx, actor, plan, { kind: 'cross', by: 'plan_cross', orgId: unitId, ownerId: null, teamIds: [] }),
  )
}
