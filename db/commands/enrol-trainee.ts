import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { TraineeCategory } from '@/domain/training'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type EnrolTrainee = {
  key: string
  /** Somebody of the unit; without one a person comes in by name, without an account. */
  personId?: number
  nameZh?: string
  nameEn?: string
  category: TraineeCategory
  enteredOn: Day
}

/** Puts somebody on the roll of those whom the actor's enterprise must train. Refuses `wrongRole`, `alreadyOnRoll`, `dayAhead`. */
export function enrolTrainee(caller: Caller, input: EnrolTrainee): Promise<Outcome> {
  return runCommand(caller, 'enrolTrainee', input, async tx => {
    const { personId, nameZh, nameEn, category, enteredOn } = input
    const { rows } = await tx.execute(
      sql`select training.enrol(${personId ?? null}, ${nameZh ?? null}, ${nameEn ?? null}, ${category}, ${enteredOn})::float8 as id`,
    )
    return { id: rows[0]!.id as number, version: 1 }
  })
}

/** Ends a person's row of the roll today; what they attended stays. */
export function endTrainee(caller: Caller, input: { key: string; id: number }): Promise<Outcome> {
  return runCommand(caller, 'endTrainee', input, async tx => {
    await tx.execute(sql`select training.end_trainee(${input.id})`)
    return { id: input.id, version: 1 }
  })
}
