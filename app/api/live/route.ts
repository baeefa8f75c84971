import { asAnybody } from '@/db/client'
import { isStanding } from '@/db/queries/session'
import { caller } from '../../session'
import { fullFor, liveLine } from './lines'

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

/** The line over which an open page hears that something moved. It is told nothing else: the page reads again under its own rights. */
export async function GET(request: Request): Promise<Response> {
  const who = await caller()
  if (!who) return new Response('signed out', { status: 401, headers: plain })
  const stands = () => asAnybody(tx => isStanding(tx, who.token))
  if (!(await stands())) return new Response('signed out', { status: 401, headers: plain })
  const full = fullFor(who.token)
  if (full) return new Response(`full: ${full}`, { status: full === 'session' ? 429 : 503, headers: plain })
  const since = Date.parse(new URL(request.url).searchParams.get('since') ?? '') || 0
  return new Response(liveLine({ session: who.token, since, gone: request.signal, stands }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // no proxy may hold lines back to press them together
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
