import 'server-only'
import { asActor, type Tx } from '@/db/client'
import type { Actor } from '@/domain/actor'
import { RefusalError } from '@/domain/refusal'
import { refusalSentence } from './refusal-sentence'
import { caller } from './session'

/** Reads a list for a file under the reader's own rights; signed out answers with a sentence, what is not the reader's with 404. */
export async function csvAnswer<T>(
  work: (tx: Tx, actor: Actor) => Promise<T | null>,
  answer: (found: T) => Promise<Response>,
): Promise<Response> {
  const who = await caller()
  const signedOut = async () => new Response(await refusalSentence({ code: 'signedOut' }), { status: 401 })
  if (!who) return signedOut()
  let found: T | null
  try {
    found = await asActor(who, 'read', work)
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'signedOut') return signedOut()
    throw error
  }
  return found === null ? new Response(await refusalSentence({ code: 'notFound' }), { status: 404 }) : answer(found)
}
