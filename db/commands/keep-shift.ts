import { sql } from 'drizzle-orm'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

/** A line of the shift's log, by somebody on it while it lasts; lines are never changed. */
export function writeShiftEntry(
  caller: Caller,
  input: { key: string; shiftId: number; words: string },
): Promise<Outcome> {
  return runCommand(caller, 'writeShiftEntry', input, async tx => {
    const { rows } = await tx.execute(sql`select rosters.write_entry(${input.shiftId}, ${input.words})::float8 as id`)
    return { id: rows[0]!.id as number, version: 1 }
  })
}

export type WriteHandover = { key: string; shiftId: number; happened: string; openItems: string }

/** The outgoing shift's note, once: what happened and what is left open. The next shift is told. */
export function writeShiftHandover(caller: Caller, input: WriteHandover): Promise<Outcome> {
  return runCommand(caller, 'writeShiftHandover', input, async tx => {
    const { rows } = await tx.execute(
      sql`select rosters.write_handover(${input.shiftId}, ${input.happened}, ${input.openItems})::float8 as id`,
    )
    return { id: rows[0]!.id as number, version: 1 }
  })
}

/** Somebody of the next shift signs the note with their own account; never whoever wrote it. */
export function signShiftHandover(caller: Caller, input: { key: string; id: number }): Promise<Outcome> {
  return runCommand(caller, 'signShiftHandover', input, async tx => {
    await tx.execute(sql`select rosters.sign_handover(${input.id})`)
    return { id: input.id, version: 1 }
  })
}
