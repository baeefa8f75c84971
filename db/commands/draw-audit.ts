import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type DrawAudit = { key: string; fromOn: Day; toOn: Day; size: number }

/** Draws closed cases of these days in the supervisor's territory, at random; the database throws the dice and keeps what it drew from. */
export function drawAudit(caller: Caller, input: DrawAudit): Promise<Outcome> {
  return runCommand(caller, 'drawAudit', input, async (tx, actor) => {
    refuseIf(actor.role === 'supervisor' ? null : { code: 'wrongRole', details: { roles: 'supervisor' } })
    const { rows } = await tx.execute(
      sql`select doubts.draw(${input.fromOn}::date, ${input.toOn}::date, ${input.size}::int)::float8 as id`,
    )
    return { id: rows[0]!.id as number, version: 1 }
  })
}
