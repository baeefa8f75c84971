import { eq, sql } from 'drizzle-orm'
import type { AccidentKind } from '@/domain/accident'
import { type PlanKind, planLine, planMoves } from '@/domain/plan'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { org } from '../schema/organisation'
import { planReader } from '../schema/plan'
import { runCommand } from './command'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

/** Who must know a plan. */
export type PlanReaders = { personIds: number[]; postIds: number[] }

export type DraftPlan = PlanReaders & {
  key: string
  /** The unit whose plan it is: the drafter's own, or one that theirs belongs to. */
  orgId: number
  kind: PlanKind
  titleZh: string
  titleEn?: string
  scope: string
  placeIds: number[]
  hazardKinds: AccidentKind[]
  /** The version that it would take the place of. */
  followsId?: number
}

/** Writes down who must know a plan; whoever is named already stays so. */
export async function nameReaders(tx: Tx, planId: number, byId: number, readers: PlanReaders): Promise<void> {
  const again = sql`on conflict do nothing`
  for (const personId of new Set(readers.personIds))
    await insertGiven(tx, planReader, { planId, personId, namedById: byId }, again)
  for (const postId of new Set(readers.postIds))
    await insertGiven(tx, planReader, { planId, postId, namedById: byId }, again)
}

/** Drafts a plan, or the next version of one, with who must know it. Refuses `notYourUnit`, `planNotInForce` and `planRevised` for what cannot be followed, `otherPlaces`, `strangerNamed`. */
export function draftPlan(caller: Caller, input: DraftPlan): Promise<Outcome> {
  return runCommand(caller, 'draftPlan', input, async (tx, actor) => {
    const allowed = planMoves.draft.by as readonly string[]
    refuseIf(allowed.includes(actor.role) ? null : { code: 'wrongRole', details: { roles: allowed.join(' ') } })
    const titleZh = input.titleZh.trim()
    refuseIf(
      titleZh && input.scope.trim() ? null : { code: 'invalid', details: { fields: titleZh ? 'scope' : 'titleZh' } },
    )
    const [unit] = await tx.select({ regionCode: org.regionCode }).from(org).where(eq(org.id, input.orgId))
    refuseIf(unit ? null : { code: 'notFound' })
    const facts = await openCase(
      tx,
      actor,
      'plan',
      {
        orgId: input.orgId,
        line: planLine,
        regionCode: unit!.regionCode,
        kind: input.kind,
        titleZh,
        titleEn: input.titleEn?.trim() || titleZh,
        scope: input.scope.trim(),
        placeIds: [...new Set(input.placeIds)],
        hazardKinds: [...new Set(input.hazardKinds)],
        followsId: input.followsId ?? null,
      },
      { kind: input.kind, ...(input.followsId && { follows: input.followsId }) },
    )
    await nameReaders(tx, facts.id, actor.personId, input)
    return { id: facts.id, version: facts.version }
  })
}
