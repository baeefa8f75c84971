import { eq } from 'drizzle-orm'
import { type DrillKind, drillMoves } from '@/domain/drill'
import { planLine } from '@/domain/plan'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { plan } from '../schema/plan'
import { runCommand } from './command'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

export type PlanDrill = {
  key: string
  planId: number
  kind: DrillKind
  titleZh: string
  titleEn?: string
  scenario: string
  /** The day it is to be held. */
  dueOn: string
  commanderId: number
  participantIds: number[]
}

/** Plans a drill of a plan in force; the planner organises it, the commander is one of the plan's unit. Refuses `planNotInForce`, `notYourUnit`, `strangerNamed`, `duePast`. */
export function planDrill(caller: Caller, input: PlanDrill): Promise<Outcome> {
  return runCommand(caller, 'planDrill', input, async (tx, actor) => {
    const allowed = drillMoves.plan.by as readonly string[]
    refuseIf(allowed.includes(actor.role) ? null : { code: 'wrongRole', details: { roles: allowed.join(' ') } })
    const titleZh = input.titleZh.trim()
    refuseIf(
      titleZh && input.scenario.trim()
        ? null
        : { code: 'invalid', details: { fields: titleZh ? 'scenario' : 'titleZh' } },
    )
    const [under] = await tx.select().from(plan).where(eq(plan.id, input.planId))
    refuseIf(under ? null : { code: 'notFound' })
    const facts = await openCase(
      tx,
      actor,
      'drill',
      {
        orgId: under!.orgId,
        ownerId: input.commanderId,
        dueOn: input.dueOn,
        line: planLine,
        regionCode: under!.regionCode,
        planId: under!.id,
        seriesId: under!.seriesId,
        kind: input.kind,
        titleZh,
        titleEn: input.titleEn?.trim() || titleZh,
        scenario: input.scenario.trim(),
        participantIds: [...new Set(input.participantIds)],
      },
      { kind: input.kind, planId: under!.id, commanderId: input.commanderId, dueOn: input.dueOn },
    )
    return { id: facts.id, version: facts.version }
  })
}
