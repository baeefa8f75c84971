import { sql } from 'drizzle-orm'
import type { MeasureResult } from '@/domain/accident'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { measureEvaluation } from '../schema/accident'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type EvaluateMeasure = { key: string; measureId: number; result: MeasureResult; words: string }

/** Says how a measure was found, in its window. Refuses `needsWindowOpen` before it, `ownUnit` to the unit that answers for it, `ownWork` to who wrote it. */
export function evaluateMeasure(caller: Caller, input: EvaluateMeasure): Promise<Outcome> {
  return runCommand(caller, 'evaluateMeasure', input, async tx => {
    const { measureId, result } = input
    const words = input.words.trim()
    refuseIf(words ? null : { code: 'needsReason' })
    const [row] = await insertGiven(
      tx,
      measureEvaluation,
      { measureId, result, words },
      sql`returning id::float8 as id`,
    )
    return { id: row!.id as number, version: 1 }
  })
}
