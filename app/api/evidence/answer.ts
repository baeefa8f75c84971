import 'server-only'
import type { Refusal } from '@/domain/refusal'
import { refusalSentence } from '../../refusal-sentence'
import { statusOf } from '../refusal-status'
import type { EvidenceLoop } from './form'

const pages: Record<EvidenceLoop, string> = {
  task: '/tasks',
  hazard: '/hazards',
  inspection: '/inspections',
  assurance: '/five-in-place',
  rumour: '/rumours',
}
const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** Whether the sender is a page without script, which is led back to its case; anything else is answered in JSON. */
const isForm = (request: Request): boolean => (request.headers.get('accept') ?? '').includes('text/html')

type Case = { loop: EvidenceLoop; id: number; back?: string }

function backTo(to: Case, said: Record<string, string>): Response {
  const [path, anchor] = to.back?.split('#') ?? [`${pages[to.loop]}/${to.id}`, 'evidence']
  // a relative address stays on the origin that the reader used
  const location = `${path}${path!.includes('?') ? '&' : '?'}${new URLSearchParams(said)}#${anchor}`
  return new Response(null, { status: 303, headers: { ...headers, location } })
}

/** The answer to an upload that was taken. */
export function taken(request: Request, to: Case, files: number, done: { id: number; version: number }): Response {
  return isForm(request)
    ? backTo(to, { given: String(files) })
    : Response.json({ ok: true, ...done }, { status: 201, headers })
}

/** The answer to one that was refused: back to the case with the reason, or a sentence where the case is not known. */
export async function notTaken(
  request: Request,
  refusal: Refusal,
  to?: Case,
  status = statusOf(refusal),
): Promise<Response> {
  if (isForm(request) && to && refusal.code !== 'notFound' && refusal.code !== 'signedOut') {
    const name = String(refusal.details?.name ?? '').slice(0, 80)
    return backTo(to, { refused: refusal.code, ...(name && { file: name }) })
  }
  const more: Record<string, string> = status === 503 ? { 'retry-after': '5' } : {}
  const sentence = await refusalSentence(refusal)
  if (!isForm(request))
    return Response.json({ ok: false, refusal, sentence }, { status, headers: { ...headers, ...more } })
  return new Response(`${sentence}\n`, {
    status,
    headers: { ...headers, ...more, 'content-type': 'text/plain; charset=utf-8' },
  })
}
