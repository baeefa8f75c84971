import { eq } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { type InspectionKind, teamRoles } from '@/domain/inspection'
import type { CaseFacts } from '@/domain/loop'
import { refuseIf } from '@/domain/refusal'
import type { Tx } from '../client'
import { listPeople } from '../queries/people'
import { campaign } from '../schema/campaign'
import { checklist } from '../schema/checklist'
import { place } from '../schema/place'
import { directive } from '../schema/source'
import type { Done } from './command'
import { makeMove } from './move-case'
import { openCase } from './open-case'

/** What every visit is planned with, whatever its kind. */
export type VisitPlan = {
  placeId: number
  checklistId: number
  campaignId?: number
  directiveId?: number
  onDay: string
}

type Opening = {
  kind: InspectionKind
  /** The creation move of that kind. */
  by: 'plan' | 'plan_cross' | 'begin_self'
  /** Who goes. */
  orgId: number
  ownerId: number | null
  teamIds: number[]
  followsId?: number
}

async function placeInSight(tx: Tx, id: number): Promise<typeof place.$inferSelect> {
  const [target] = await tx.select().from(place).where(eq(place.id, id))
  refuseIf(target ? null : { code: 'notFound' })
  return target!
}

/** Opens a visit inside a transaction, with what its place, its campaign and its directive say of it. */
export async function openVisit(tx: Tx, actor: Actor, plan: VisitPlan, opening: Opening): Promise<CaseFacts> {
  const target = await placeInSight(tx, plan.placeId)
  const [drive] = plan.campaignId ? await tx.select().from(campaign).where(eq(campaign.id, plan.campaignId)) : []
  const [list] = await tx.select({ id: checklist.id }).from(checklist).where(eq(checklist.id, plan.checklistId))
  refuseIf(list ? null : { code: 'notFound' })
  const directiveId = plan.directiveId ?? drive?.directiveId ?? null
  const [demand] = directiveId ? await tx.select().from(directive).where(eq(directive.id, directiveId)) : []
  const { by, ...columns } = opening
  return openCase(
    tx,
    actor,
    'inspection',
    {
      ...columns,
      regulatorOrgId: target.regulatorOrgId,
      line: demand?.line ?? 'red',
      regionCode: target.regionCode,
      dueOn: plan.onDay,
      placeId: plan.placeId,
      checklistId: plan.checklistId,
      campaignId: plan.campaignId ?? null,
      directiveId,
    },
    {},
    by,
  )
}

/** The given people when they are two or more and may go along for this unit; refuses `needsTeam`. */
async function teamOf(tx: Tx, orgId: number, ids: readonly number[]): Promise<number[]> {
  const own = new Set((await listPeople(tx, orgId, teamRoles)).map(person => person.id))
  const asked = new Set(ids)
  const team = [...asked].filter(id => own.has(id))
  refuseIf(team.length === asked.size && team.length >= 2 ? null : { code: 'needsTeam' })
  return team
}

export type OwnVisit = VisitPlan & {
  kind: 'planned' | 'unannounced' | 'follow_up'
  /** The issued visit that a follow-up looks after. */
  followsId?: number
  teamIds: number[]
}

/** Plans a visit by the actor's own unit and assigns its team: two moves, one transaction with whatever else is in it. */
export async function planOwnVisit(tx: Tx, actor: Actor, visit: OwnVisit): Promise<Done> {
  const { kind, followsId, teamIds, ...plan } = visit
  // what is not there is said before what is wrong with the team
  await placeInSight(tx, plan.placeId)
  const team = await teamOf(tx, actor.orgId, teamIds)
  const facts = await openVisit(tx, actor, plan, {
    kind,
    by: 'plan',
    orgId: actor.orgId,
    ownerId: actor.personId,
    teamIds: team,
    ...(followsId ? { followsId } : {}),
  })
  return makeMove(tx, actor, facts, 'assign', { teamIds: team })
}
