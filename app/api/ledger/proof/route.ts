import { asActor } from '@/db/client'
import { findInclusionProof, type InclusionProof } from '@/db/queries/seals'
import { loopNames } from '@/domain/loop'
import { codeOf } from '@/domain/loops'
import { RefusalError } from '@/domain/refusal'
import { refusalSentence } from '../../../refusal-sentence'
import { caller } from '../../../session'
import { statusOf } from '../../refusal-status'

/** What proves that one event is in a seal: `?loop=task&case=12&seq=3`, under the reader's own sight. */
export async function GET(request: Request): Promise<Response> {
  const who = await caller()
  if (!who) return new Response(await refusalSentence({ code: 'signedOut' }), { status: 401 })
  const asked = new URL(request.url).searchParams
  const loop = loopNames.find(name => name === asked.get('loop'))
  const [id, seq] = ['case', 'seq'].map(name =>
    /^\d{1,15}$/.test(asked.get(name) ?? '') ? Number(asked.get(name)) : null,
  )
  const missing = async () =>
    new Response(await refusalSentence({ code: 'notFound' }), { status: statusOf({ code: 'notFound' }) })
  if (!loop || !id || !seq) return missing()
  let proof: InclusionProof | null
  try {
    proof = await asActor(who, 'read', tx => findInclusionProof(tx, loop, id, seq))
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return new Response(await refusalSentence(error.refusal), { status: statusOf(error.refusal) })
  }
  if (!proof) return missing()
  return new Response(`${JSON.stringify(proof, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${codeOf(loop, id)}-${seq}.proof.json`)}`,
    },
  })
}
