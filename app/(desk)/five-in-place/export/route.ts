import { asActor } from '@/db/client'
import { RefusalError } from '@/domain/refusal'
import { csvFile } from '../../../csv'
import { today } from '../../../light-of'
import { refusalSentence } from '../../../refusal-sentence'
import { caller } from '../../../session'
import { fiveRows } from '../five-rows'

/** The list of enterprises with their five as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  const who = await caller()
  const signedOut = async () => new Response(await refusalSentence({ code: 'signedOut' }), { status: 401 })
  if (!who) return signedOut()
  try {
    const { heads, rows } = await asActor(who, 'read', tx => fiveRows(tx, request))
    return csvFile(`five-in-place-${today()}`, heads, rows)
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'signedOut') return signedOut()
    throw error
  }
}
