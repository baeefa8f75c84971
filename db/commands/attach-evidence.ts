import type { Element } from '@/domain/assurance'
import type { LoopName } from '@/domain/loop'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { lockFacts } from '../queries/case-facts'
import { evidence } from '../schema/evidence'
import { runCommand } from './command'
import { makeMove } from './move-case'
import type { Outcome } from './outcome'

/** A file that is already sealed under its sha256. */
export type SealedFile = {
  sha256: string
  mime: string
  bytes: number
  width: number | null
  height: number | null
  claimedAt: Date | null
  latitude: number | null
  longitude: number | null
  /** Its perceptual hash; null for a document, or a picture without detail. */
  likeness: bigint | null
}

/** What a phone said of itself at the moment of a picture: time, position in degrees, accuracy in metres. */
export type DeviceSaid = {
  deviceAt?: Date
  deviceLatitude?: number
  deviceLongitude?: number
  deviceAccuracy?: number
}

export type AttachEvidence = {
  key: string
  loop: LoopName
  id: number
  purpose: 'before' | 'after' | 'document' | 'signature' | 'plan' | 'screenshot'
  /** The element of five in place that it proves. */
  part?: Element
  caption: string
  files: SealedFile[]
  device?: DeviceSaid
}

/** Adds proof to a case. Evidence only ever adds, so it asks for no version: two people may give photos at once. */
export function attachEvidence(caller: Caller, input: AttachEvidence): Promise<Outcome> {
  const request = { ...input, files: input.files.map(file => file.sha256) }
  return runCommand(caller, 'attachEvidence', request, async (tx, actor) => {
    // what proves one of the five says which
    refuseIf(
      (input.loop === 'assurance') === Boolean(input.part) ? null : { code: 'invalid', details: { fields: 'part' } },
    )
    const facts = await lockFacts(tx, input.loop, input.id, actor)
    const done = await makeMove(
      tx,
      actor,
      facts,
      'attach',
      {},
      {
        payload: {
          purpose: input.purpose,
          caption: input.caption,
          ...(input.part && { part: input.part }),
          sha256s: input.files.map(file => file.sha256),
          ...(input.device && { device: input.device }),
        },
      },
    )
    for (const file of input.files) {
      await insertGiven(tx, evidence, {
        ...file,
        ...input.device,
        loop: input.loop,
        caseId: input.id,
        purpose: input.purpose,
        part: input.part,
        caption: input.caption,
        personId: actor.personId,
        orgId: actor.orgId,
      })
    }
    return done
  })
}
