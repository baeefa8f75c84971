import 'server-only'
import type { Outcome } from '@/db/commands/outcome'
import { isUnavailable } from '@/db/unavailable'
import type { Refusal } from '@/domain/refusal'
import { refusalSentence } from '../../refusal-sentence'
import { statusOf } from '../refusal-status'

const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** The answer to a phone: a refusal with its sentence; of a conflict, also what stands on the server. */
export async function fieldRefusal(refusal: Refusal, status = statusOf(refusal)): Promise<Response> {
  const { answer, note, byZh, byEn, at } = refusal.details ?? {}
  const theirs = refusal.code === 'conflict' ? { answer, note, by: { zh: byZh, en: byEn }, at } : undefined
  const body = { ok: false, refusal: { code: refusal.code, sentence: await refusalSentence(refusal) }, theirs }
  return Response.json(body, { status, headers: { ...headers, ...(status === 503 && { 'retry-after': '5' }) } })
}

/** Runs what the phone asks; a database that is away is 503 and the phone keeps what it has. */
export async function fieldAnswer(work: () => Promise<Outcome>): Promise<Response> {
  try {
    const outcome = await work()
    return outcome.ok ? Response.json(outcome, { headers }) : fieldRefusal(outcome.refusal)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    console.error('a phone found the database away:', error)
    return fieldRefusal({ code: 'busy' })
  }
}
