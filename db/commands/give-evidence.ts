import { reasonAgainst } from '@/domain/loop'
import { loops } from '@/domain/loops'
import { refuseIf } from '@/domain/refusal'
import { asActor, type Caller } from '../client'
import { evidenceLimits, inspectFile } from '../evidence-kind'
import { likenessOf } from '../evidence-likeness'
import { seal, sha256Of } from '../evidence-store'
import { findFacts } from '../queries/case-facts'
import { type AttachEvidence, attachEvidence, type SealedFile } from './attach-evidence'
import { type Outcome, refusalIn } from './outcome'

export type GivenFile = { name: string; bytes: Buffer; sha256?: string }
export type GiveEvidence = Omit<AttachEvidence, 'files'> & { files: GivenFile[] }

async function checked(file: GivenFile): Promise<Omit<SealedFile, 'sha256'>> {
  const found = await inspectFile(file.bytes, file.name)
  return {
    mime: found.mime,
    bytes: file.bytes.length,
    width: found.width,
    height: found.height,
    claimedAt: found.claimed.at,
    latitude: found.claimed.latitude,
    longitude: found.claimed.longitude,
    likeness: found.width === null ? null : await likenessOf(file.bytes),
  }
}

async function sealAll(caller: Caller, input: GiveEvidence): Promise<SealedFile[]> {
  refuseIf(input.files.length === 0 ? { code: 'invalid', details: { fields: 'files' } } : null)
  refuseIf(
    input.files.length > evidenceLimits.files
      ? { code: 'fileTooLarge', details: { name: `${input.files.length}` } }
      : null,
  )
  // asked before a byte is kept, so that someone who may not give proof cannot fill the disk
  await asActor(caller, 'read', async (tx, actor) => {
    const facts = await findFacts(tx, input.loop, input.id, actor)
    refuseIf(facts ? null : { code: 'notFound' })
    const move = loops[input.loop].moves.attach
    refuseIf(move ? reasonAgainst(move, facts!, actor) : { code: 'wrongStage', details: { stage: facts!.stage } })
  })
  const sealed: SealedFile[] = []
  const kinds: Omit<SealedFile, 'sha256'>[] = []
  for (const file of input.files) {
    refuseIf(
      file.sha256 && file.sha256 !== sha256Of(file.bytes) ? { code: 'fileBroken', details: { name: file.name } } : null,
    )
    kinds.push(await checked(file))
  }
  for (const [index, file] of input.files.entries()) {
    const sha256 = await seal(file.bytes)
    if (!sealed.some(earlier => earlier.sha256 === sha256)) sealed.push({ sha256, ...kinds[index]! })
  }
  return sealed
}

/** Takes files as proof of a case: checks what they are, seals the originals, then adds them in one move; refused whole or taken whole. */
export async function giveEvidence(caller: Caller, input: GiveEvidence): Promise<Outcome> {
  let files: SealedFile[]
  try {
    files = await sealAll(caller, input)
  } catch (error) {
    const refusal = refusalIn(error)
    if (!refusal) throw error
    return { ok: false, refusal }
  }
  return attachEvidence(caller, { ...input, files })
}
