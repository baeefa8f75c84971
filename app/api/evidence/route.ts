import { giveEvidence } from '@/db/commands/give-evidence'
import { isUnavailable } from '@/db/unavailable'
import { foreignOriginResponse, isSameOrigin } from '../../same-origin'
import { caller } from '../../session'
import { notTaken, taken } from './answer'
import { evidenceLoops, readEvidenceForm } from './form'

/** Where a form without script goes back to although its body was refused unread: the case in its own address. */
function caseInAddress(request: Request) {
  const query = new URL(request.url).searchParams
  const loop = evidenceLoops.find(known => known === query.get('loop'))
  const id = Number(query.get('id'))
  return loop && Number.isSafeInteger(id) && id > 0 ? { loop, id } : undefined
}

/** Takes proof of a case: `multipart/form-data` with key, loop, id, purpose, caption and up to ten files. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return foreignOriginResponse()
  const who = await caller()
  if (!who) return notTaken(request, { code: 'signedOut' })
  const read = await readEvidenceForm(request)
  if (!read.ok) return notTaken(request, read.refusal, caseInAddress(request), read.status)
  const { form } = read
  try {
    const outcome = await giveEvidence(who, form)
    return outcome.ok ? taken(request, form, form.files.length, outcome) : notTaken(request, outcome.refusal, form)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    console.error('an upload could not be kept:', error)
    return notTaken(request, { code: 'busy' }, form)
  }
}
