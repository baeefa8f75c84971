import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { addWorkingDays, type Day } from '@/domain/clock'
import { type Refusal, RefusalError, refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { calendar } from '../queries/calendar'
import { inspection } from '../schema/inspection'
import { place } from '../schema/place'
import { type Done, runCommand } from './command'
import { type Outcome, refusalIn } from './outcome'
import { planOwnVisit } from './plan-visit'

export type PlanInspections = {
  key: string
  /** In the order in which they are visited. */
  placeIds: number[]
  /** The checklist of each kind of place. */
  checklistOf: Record<string, number>
  campaignId?: number
  kind: 'planned' | 'unannounced'
  onDay: Day
  /** Visits of one day; the rest follow on the next working days. Without it all are on the one day. */
  perDay?: number
  teamIds: number[]
}

/** The most visits that one command plans. */
export const mostPlanned = 100

/** Names the place that a refusal is about. */
const about = (refusal: Refusal, where: typeof place.$inferSelect): RefusalError =>
  new RefusalError({ ...refusal, details: { ...refusal.details, placeZh: where.nameZh, placeEn: where.nameEn } })

async function planOne(
  tx: Tx,
  actor: Actor,
  input: PlanInspections,
  where: typeof place.$inferSelect,
  onDay: Day,
): Promise<Done> {
  const open = await tx
    .select({ id: inspection.id })
    .from(inspection)
    .where(
      and(
        eq(inspection.placeId, where.id),
        eq(inspection.orgId, actor.orgId),
        inArray(inspection.stage, ['planned', 'assigned']),
      ),
    )
  refuseIf(open.length === 0 ? null : { code: 'alreadyPlanned' })
  const checklistId = input.checklistOf[where.sector]
  refuseIf(checklistId ? null : { code: 'invalid', details: { fields: `checklistOf.${where.sector}` } })
  return planOwnVisit(tx, actor, {
    placeId: where.id,
    checklistId: checklistId!,
    campaignId: input.campaignId,
    kind: input.kind,
    onDay,
    teamIds: input.teamIds,
  })
}

/**
 * Plans many visits by the actor's own unit, each with its own events: all of them or none. A refusal names the place that it is about, in
 * `placeZh` and `placeEn`. Answers with the last visit.
 */
export function planInspections(caller: Caller, input: PlanInspections): Promise<Outcome> {
  return runCommand(caller, 'planInspections', input, async (tx, actor) => {
    const ids = [...new Set(input.placeIds)]
    refuseIf(ids.length > 0 && ids.length <= mostPlanned ? null : { code: 'invalid', details: { fields: 'placeIds' } })
    const found = new Map((await tx.select().from(place).where(inArray(place.id, ids))).map(where => [where.id, where]))
    refuseIf(found.size === ids.length ? null : { code: 'notFound' })
    // one planner of a place at a time, so that two do not both find it free
    for (const id of [...ids].sort((a, b) => a - b))
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('visit', ${id}::bigint))`)
    let done: Done | undefined
    for (const [index, id] of ids.entries()) {
      const where = found.get(id)!
      const onDay = input.perDay
        ? addWorkingDays(input.onDay, Math.floor(index / input.perDay), calendar())
        : input.onDay
      try {
        done = await planOne(tx, actor, input, where, onDay)
      } catch (error) {
        const refusal = refusalIn(error)
        if (refusal) throw about(refusal, where)
        throw error
      }
    }
    return done!
  })
}
