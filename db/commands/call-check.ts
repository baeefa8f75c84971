import { sql } from 'drizzle-orm'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

/** Calls so many of those on duty now in the supervisor's territory; the database throws the dice and keeps the seed. */
export function pressCall(caller: Caller, input: { key: string; size: number }): Promise<Outcome> {
  return runCommand(caller, 'pressCall', input, async tx => {
    const { rows } = await tx.execute(sql`select rosters.press_call(${input.size})::float8 as id`)
    return { id: rows[0]!.id as number, version: 1 }
  })
}

/** Answers a call to oneself; the server measures when. */
export function answerCall(caller: Caller, input: { key: string; id: number }): Promise<Outcome> {
  return runCommand(caller, 'answerCall', input, async tx => {
    await tx.execute(sql`select rosters.answer_call(${input.id})`)
    return { id: input.id, version: 1 }
  })
}
