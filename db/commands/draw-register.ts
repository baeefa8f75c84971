import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type DrawRegister = { key: string; campaignId: number; onDay: string }

/** Draws a campaign's register from the register of a day, no earlier than its last one and not ahead; answers with the drawing's number. */
export function drawRegister(caller: Caller, input: DrawRegister): Promise<Outcome> {
  return runCommand(caller, 'drawRegister', input, async (tx, actor) => {
    refuseIf(actor.role === 'supervisor' ? null : { code: 'wrongRole', details: { roles: 'supervisor' } })
    const { rows } = await tx.execute(
      sql`select cover.draw(${input.campaignId}::bigint, ${input.onDay}::date)::float8 as id`,
    )
    return { id: rows[0]!.id as number, version: 1 }
  })
}
