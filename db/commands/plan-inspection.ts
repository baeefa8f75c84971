import { eq } from 'drizzle-orm'
import { teamRoles } from '@/domain/inspection'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { listPeople } from '../queries/people'
import { campaign } from '../schema/campaign'
import { checklist } from '../schema/checklist'
import { place } from '../schema/place'
import { directive } from '../schema/source'
import { runCommand } from './command'
import { makeMove } from './move-case'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

export type PlanInspection = {
  key: string
  placeId: number
  checklistId: number
  campaignId?: number
  directiveId?: number
  kind: 'planned' | 'unannounced'
  onDay: string
  teamIds: number[]
}

/** Plans a visit by the actor's own unit and assigns its team of two or more. */
export function planInspection(caller: Caller, input: PlanInspection): Promise<Outcome> {
  return runCommand(caller, 'planInspection', input, async (tx, actor) => {
    const [target] = await tx.select().from(place).where(eq(place.id, input.placeId))
    refuseIf(target ? null : { code: 'notFound' })
    const [drive] = input.campaignId ? await tx.select().from(campaign).where(eq(campaign.id, input.campaignId)) : []
    const [list] = await tx.select({ id: checklist.id }).from(checklist).where(eq(checklist.id, input.checklistId))
    refuseIf(list ? null : { code: 'notFound' })
    const own = new Set((await listPeople(tx, actor.orgId, teamRoles)).map(person => person.id))
    const teamIds = [...new Set(input.teamIds)].filter(id => own.has(id))
    refuseIf(teamIds.length === new Set(input.teamIds).size && teamIds.length >= 2 ? null : { code: 'needsTeam' })
    const directiveId = input.directiveId ?? drive?.directiveId ?? null
    const [demand] = directiveId ? await tx.select().from(directive).where(eq(directive.id, directiveId)) : []
    const facts = await openCase(tx, actor, 'inspection', {
      orgId: actor.orgId,
      regulatorOrgId: target!.regulatorOrgId,
      ownerId: actor.personId,
      line: demand?.line ?? 'red',
      regionCode: target!.regionCode,
      dueOn: input.onDay,
      placeId: input.placeId,
      checklistId: input.checklistId,
      campaignId: input.campaignId ?? null,
      directiveId,
      kind: input.kind,
      teamIds,
    })
    return makeMove(tx, actor, facts, 'assign', { teamIds })
  })
}
