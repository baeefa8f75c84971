import { asActor, type Caller } from '../client'
import { findItemHazard } from '../queries/field-bundle'
import type { DeviceSaid } from './attach-evidence'
import { type GivenFile, giveEvidence } from './give-evidence'
import { type Outcome, refusalIn } from './outcome'

export type GiveFieldPhoto = {
  key: string
  inspectionId: number
  /** The item that the picture is of. */
  itemId?: number
  purpose: 'before' | 'document' | 'signature'
  file: GivenFile
  device: DeviceSaid
}

/** Takes one picture from a phone: of a failed item it is proof of that item's hazard, of anything else of the visit. */
export async function giveFieldPhoto(caller: Caller, input: GiveFieldPhoto): Promise<Outcome> {
  const { key, inspectionId, itemId, purpose, file, device } = input
  try {
    const hazardId =
      itemId === undefined ? null : await asActor(caller, 'read', tx => findItemHazard(tx, inspectionId, itemId))
    const target =
      hazardId === null ? { loop: 'inspection' as const, id: inspectionId } : { loop: 'hazard' as const, id: hazardId }
    return await giveEvidence(caller, { key, ...target, purpose, caption: '', files: [file], device })
  } catch (error) {
    const refusal = refusalIn(error)
    if (!refusal) throw error
    return { ok: false, refusal }
  }
}
