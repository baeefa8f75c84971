import { createHash, createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

/** The secret that belongs to a form's key: the same when it is sent twice, and unknown to whoever has not the session. */
export const calendarSecret = (caller: Caller, key: string): string =>
  createHmac('sha256', caller.token).update(`calendar ${key}`).digest('base64url')

/** Gives the caller a new address for their own shifts, which ends the one before; only the hash of the secret is kept. */
export function renewCalendar(caller: Caller, input: { key: string }): Promise<Outcome> {
  return runCommand(caller, 'renewCalendar', input, async (tx, actor) => {
    const sha = createHash('sha256').update(calendarSecret(caller, input.key)).digest('hex')
    await tx.execute(sql`select rosters.keep_calendar(${sha})`)
    return { id: actor.personId, version: 1 }
  })
}
