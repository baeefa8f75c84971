import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { inferenceLook } from '../schema/inference'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type RecordLook = {
  key: string
  inferenceId: number
  placeId: number
  /** An inspection of the place that was issued since, or else a piece of the task's evidence. */
  inspectionId?: number
  evidenceId?: number
  words: string
}

/** Says that somebody of the unit looked at a place that a fan-out reached. Refuses `needsLook` without an issued inspection or a piece of evidence of its own, `notYourUnit`, `alreadyLooked`. */
export function recordLook(caller: Caller, input: RecordLook): Promise<Outcome> {
  return runCommand(caller, 'recordLook', input, async tx => {
    const { inferenceId, placeId, inspectionId, evidenceId } = input
    const words = input.words.trim()
    refuseIf(words && (inspectionId === undefined) !== (evidenceId === undefined) ? null : { code: 'needsLook' })
    await insertGiven(tx, inferenceLook, {
      inferenceId,
      placeId,
      inspectionId: inspectionId ?? null,
      evidenceId: evidenceId ?? null,
      words,
    })
    return { id: inferenceId, version: 1 }
  })
}
