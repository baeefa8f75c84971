import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { coverageException } from '../schema/coverage'
import { runCommand } from './command'
import type { Outcome } from './outcome'

/** `excluded`: the place need not be visited; otherwise it must be after all. */
export type ExceptPlace = { key: string; campaignId: number; placeId: number; excluded: boolean; reason: string }

/** Says with a reason that a campaign need not visit a place, or takes that back; the supervisor of its territory does, and each is kept. */
export function exceptPlace(caller: Caller, input: ExceptPlace): Promise<Outcome> {
  return runCommand(caller, 'exceptPlace', input, async (tx, actor) => {
    refuseIf(actor.role === 'supervisor' ? null : { code: 'wrongRole', details: { roles: 'supervisor' } })
    const reason = input.reason.trim()
    refuseIf(reason ? null : { code: 'needsReason' })
    const { campaignId, placeId, excluded } = input
    const [said] = await insertGiven(
      tx,
      coverageException,
      { campaignId, placeId, excluded, reason },
      sql`returning id::float8 as id`,
    )
    return { id: said!.id as number, version: 1 }
  })
}
