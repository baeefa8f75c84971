import 'server-only'
import type { Caller } from '@/db/client'
import type { Outcome } from '@/db/commands/outcome'
import { isUnavailable } from '@/db/unavailable'
import type { Refusal } from '@/domain/refusal'
import { refusalSentence } from '../../refusal-sentence'
import { actorOf } from '../../session'
import { statusOf } from '../refusal-status'

const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** The answer to a phone: a refusal with its sentence; of a conflict, also what stands on the server. */
export async function fieldRefusal(refusal: Refusal, status = statusOf(refusal)): Promise<Response> {
  const { answer, note, byZh, byEn, at } = refusal.details ?? {}
  const theirs = refusal.code === 'conflict' ? { answer, note, by: { zh: byZh, en: byEn }, at } : undefined
  const body = { ok: false, refusal: { code: refusal.code, sentence: await refusalSentence(refusal) }, theirs }
  return Response.json(body, { status, headers: { ...headers, ...(status === 503 && { 'retry-after': '5' }) } })
}

/**
 * Runs what the phone asks when the session is that of the person who did it: what one did on a phone is never sent as another's who signed in on it later.
 * A database that is away is 503 and the phone keeps what it has.
 */
export async function fieldAnswer(who: Caller, as: number, work: () => Promise<Outcome>): Promise<Response> {
  try {
    if ((await actorOf(who))?.personId !== as) return fieldRefusal({ code: 'signedOut' })
    const outcome = await work()
    return outcome.ok ? Response.json(outcome, { headers }) : fieldRefusal(outcome.refusal)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    console.error('a phone found the database away:', error)
    return fieldRefusal({ code: 'busy' })
  }
}
