import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { exportRoles } from '../queries/seals'
import { sealRequest } from '../schema/seal'
import { runCommand } from './command'
import type { Outcome } from './outcome'

/** Asks the worker for a seal now; it makes one within seconds. Refused to whoever may not take the ledger along. */
export function askSeal(caller: Caller, input: { key: string }): Promise<Outcome> {
  return runCommand(caller, 'askSeal', input, async (tx, actor) => {
    const may = (exportRoles as readonly string[]).includes(actor.role)
    refuseIf(may ? null : { code: 'wrongRole', details: { roles: exportRoles.join(' ') } })
    const [asked] = await insertGiven(tx, sealRequest, { personId: actor.personId }, sql`returning id::float8 as id`)
    return { id: asked!.id as number, version: 1 }
  })
}
