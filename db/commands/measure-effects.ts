import { and, eq, isNull, sql } from 'drizzle-orm'
import { shanghaiDay } from '@/domain/clock'
import { refuseIf } from '@/domain/refusal'
import { insertGiven } from '../insert-given'
import { hazardMeasure, hazardPublication } from '../schema/hazard'
import type { Effect } from './move-effects'

/** Serves an enforcement measure under its number; `numberTaken` also where the one who has it is out of sight. */
const impose: Effect = async (tx, actor, facts, said) => {
  const served = await insertGiven(
    tx,
    hazardMeasure,
    { hazardId: facts.id, ...said.measure!, imposedById: actor.personId },
    sql`on conflict (number) do nothing returning id`,
  )
  refuseIf(served.length === 1 ? null : { code: 'numberTaken' })
  return {}
}

/** Lifts the measure that was chosen, or every one in force, with the reason; after the move, which needs one in force. */
const lift: Effect = async (tx, actor, facts, said) => ({
  after: async () => {
    const lifted = await tx
      .update(hazardMeasure)
      .set({ liftedById: actor.personId, liftedAt: sql`ctx.now()`, liftReason: said.reason! })
      .where(
        and(
          eq(hazardMeasure.hazardId, facts.id),
          isNull(hazardMeasure.liftedAt),
          said.measureId ? eq(hazardMeasure.id, said.measureId) : undefined,
        ),
      )
      .returning({ id: hazardMeasure.id })
    refuseIf(lifted.length > 0 ? null : { code: 'noMeasureInForce' })
  },
})

/** Records where and since when it is public; a day that has not come yet is refused. */
const publish: Effect = async (tx, actor, facts, said) => {
  refuseIf(said.publication!.onDay > shanghaiDay(new Date()) ? { code: 'dayAhead' } : null)
  await insertGiven(tx, hazardPublication, { hazardId: facts.id, ...said.publication!, personId: actor.personId })
  return {}
}

export const measureEffects: Record<string, Effect> = {
  'hazard.impose_measure': impose,
  'hazard.lift_measure': lift,
  'hazard.publish': publish,
}
