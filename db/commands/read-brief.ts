import { and, eq, isNull, sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { briefReading, instruction } from '../schema/instruction'
import { runCommand } from './command'
import type { Outcome } from './outcome'

/** Notes that the caller has read the brief; the next one tells what changed since then. */
export function readBrief(caller: Caller, input: { key: string }): Promise<Outcome> {
  return runCommand(caller, 'readBrief', input, async (tx, actor) => {
    const [noted] = await insertGiven(
      tx,
      briefReading,
      { personId: actor.personId, scopeOrgId: actor.scopeOrgId },
      sql`returning id::float8 as id`,
    )
    return { id: noted!.id as number, version: 1 }
  })
}

/** Puts the reply to one's own instruction away, so that it no longer stands in the brief; its task stays as it is. */
export function putReplyAway(caller: Caller, input: { key: string; instructionId: number }): Promise<Outcome> {
  return runCommand(caller, 'putReplyAway', input, async (tx, actor) => {
    const put = await tx
      .update(instruction)
      .set({ readAt: sql`ctx.now()` })
      .where(
        and(
          eq(instruction.id, input.instructionId),
          eq(instruction.personId, actor.personId),
          isNull(instruction.readAt),
        ),
      )
      .returning({ id: instruction.id })
    refuseIf(put.length === 1 ? null : { code: 'notFound' })
    return { id: input.instructionId, version: 1 }
  })
}
