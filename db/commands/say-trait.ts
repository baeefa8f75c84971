import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { placeTrait } from '../schema/inference'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type SayTrait = { key: string; placeId: number; termId: number; source: string }

/** Says that a place has an equipment or runs a process, and where that is known from. Refuses `alreadyTrait`, `notYourUnit`, `needsSource`. */
export function sayTrait(caller: Caller, input: SayTrait): Promise<Outcome> {
  return runCommand(caller, 'sayTrait', input, async tx => {
    const { placeId, termId } = input
    await insertGiven(tx, placeTrait, { placeId, termId, source: input.source.trim() })
    return { id: placeId, version: 1 }
  })
}

export type EndTrait = { key: string; placeId: number; traitId: number }

/** Says that a place has it no longer; what was said stays to be read. */
export function endTrait(caller: Caller, input: EndTrait): Promise<Outcome> {
  return runCommand(caller, 'endTrait', input, async tx => {
    const { rows } = await tx.execute(
      sql`update place_trait set ended_at = now() where id = ${input.traitId} and place_id = ${input.placeId} returning id`,
    )
    refuseIf(rows.length === 1 ? null : { code: 'notFound' })
    return { id: input.placeId, version: 1 }
  })
}
