import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { planReading } from '../schema/plan'
import { runCommand } from './command'
import { nameReaders, type PlanReaders } from './draft-plan'
import type { Outcome } from './outcome'

/** Says, each for themselves, that this version of a plan was read. Refuses `notFound` to who need not know it, `planNotInForce` where it is not. */
export function readPlan(caller: Caller, input: { key: string; planId: number }): Promise<Outcome> {
  return runCommand(caller, 'readPlan', input, async (tx, actor) => {
    await insertGiven(tx, planReading, { planId: input.planId, personId: actor.personId }, sql`on conflict do nothing`)
    return { id: input.planId, version: 1 }
  })
}

/** Names more people and posts that must know a plan. Refuses `strangerNamed` for who is not of the unit, and `invalid` where nobody is named. */
export function namePlanReaders(
  caller: Caller,
  input: PlanReaders & { key: string; planId: number },
): Promise<Outcome> {
  return runCommand(caller, 'namePlanReaders', input, async (tx, actor) => {
    const named = input.personIds.length + input.postIds.length
    refuseIf(named > 0 ? null : { code: 'invalid', details: { fields: 'personIds' } })
    await nameReaders(tx, input.planId, actor.personId, input)
    return { id: input.planId, version: 1 }
  })
}
