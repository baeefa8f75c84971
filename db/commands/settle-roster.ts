import { sql } from 'drizzle-orm'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

/** Publishes a draft, gaps and all: from then on its shifts change by swap or reasoned replacement alone, and its people are told. */
export function publishRoster(caller: Caller, input: { key: string; id: number }): Promise<Outcome> {
  return runCommand(caller, 'publishRoster', input, async tx => {
    await tx.execute(sql`select rosters.publish(${input.id})`)
    return { id: input.id, version: 1 }
  })
}

/** Puts a draft aside so that another can be drawn up for its days; its rows stay. */
export function dropRoster(caller: Caller, input: { key: string; id: number }): Promise<Outcome> {
  return runCommand(caller, 'dropRoster', input, async tx => {
    await tx.execute(sql`select rosters.drop_draft(${input.id})`)
    return { id: input.id, version: 1 }
  })
}

export type ReplaceOnShift = { key: string; seatId: number; personId: number | null; reason: string }

/** Puts another person on a place of a published shift, or nobody, with a reason; the database asks both rules and keeps who had it. */
export function replaceOnShift(caller: Caller, input: ReplaceOnShift): Promise<Outcome> {
  return runCommand(caller, 'replaceOnShift', input, async tx => {
    await tx.execute(sql`select rosters.replace(${input.seatId}, ${input.personId}, ${input.reason})`)
    return { id: input.seatId, version: 1 }
  })
}
