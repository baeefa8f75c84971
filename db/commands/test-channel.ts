import { sql } from 'drizzle-orm'
import type { Channel } from '@/domain/notice'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

/** Sends the caller a message over one of their channels, to see that it arrives; one a minute, further ones do nothing. */
export function testChannel(caller: Caller, input: { key: string; channel: Channel }): Promise<Outcome> {
  return runCommand(caller, 'testChannel', input, async (tx, actor) => {
    await tx.execute(sql`select notices.test(${input.channel})`)
    return { id: actor.personId, version: 1 }
  })
}
