import { sql } from 'drizzle-orm'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type AskSwap = {
  key: string
  seatId: number
  /** The other's place that is wanted for it; without one `otherId` is asked to take it over. */
  forSeatId?: number
  otherId?: number
  reason: string
}

/** Asks another of the team to swap or to take over one's own shift; both rules are asked at once, and again at each later step. */
export function askSwap(caller: Caller, input: AskSwap): Promise<Outcome> {
  return runCommand(caller, 'askSwap', input, async tx => {
    const { rows } = await tx.execute(
      sql`select rosters.ask_swap(${input.seatId}, ${input.forSeatId ?? null}, ${input.otherId ?? null}, ${input.reason})::float8 as id`,
    )
    return { id: rows[0]!.id as number, version: 1 }
  })
}

/** The one who was asked agrees or declines. */
export function answerSwap(caller: Caller, input: { key: string; id: number; agrees: boolean }): Promise<Outcome> {
  return runCommand(caller, 'answerSwap', input, async tx => {
    await tx.execute(sql`select rosters.answer_swap(${input.id}, ${input.agrees})`)
    return { id: input.id, version: 1 }
  })
}

/** Whoever asked takes it back, until it is decided. */
export function withdrawSwap(caller: Caller, input: { key: string; id: number }): Promise<Outcome> {
  return runCommand(caller, 'withdrawSwap', input, async tx => {
    await tx.execute(sql`select rosters.withdraw_swap(${input.id})`)
    return { id: input.id, version: 1 }
  })
}

export type DecideSwap = { key: string; id: number; approves: boolean; opinion: string }

/** A head or supervisor apart from both approves or refuses what was agreed on; approving changes the shifts in the same transaction. */
export function decideSwap(caller: Caller, input: DecideSwap): Promise<Outcome> {
  return runCommand(caller, 'decideSwap', input, async tx => {
    await tx.execute(sql`select rosters.decide_swap(${input.id}, ${input.approves}, ${input.opinion})`)
    return { id: input.id, version: 1 }
  })
}
