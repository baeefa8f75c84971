import { refuseIf } from '@/domain/refusal'
import { asActor, type Caller } from '../client'
import { readDocumentFile } from '../document/read-file'
import { bringDocument, reasonAgainstIntake } from './bring-document'
import { type Outcome, refusalIn } from './outcome'

/** Reads a .docx or .txt file and takes its text in as a draft. Refuses what `readDocumentFile` and `bringDocument` refuse. */
export async function bringDocumentFile(
  caller: Caller,
  { key, name, bytes }: { key: string; name: string; bytes: Buffer },
): Promise<Outcome> {
  try {
    // who may not take documents in makes no work
    await asActor(caller, 'read', async (_, actor) => refuseIf(reasonAgainstIntake(actor)))
    return await bringDocument(caller, { key, fileName: name, ...readDocumentFile(bytes, name) })
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal) return { ok: false, refusal }
    throw error
  }
}
