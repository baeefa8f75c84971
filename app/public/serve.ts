import 'server-only'
import { env } from '@/env'
import { peerAddress } from '../peer-address'
import { sentenceDocument } from './document'
import { currentAnswers, type Kept, type Ready } from './kept'
import { styleHash } from './style'
import { secondsToWait } from './throttle'
import { languageOf, wordsIn } from './words'

export const html = 'text/html; charset=utf-8'
export const json = 'application/json; charset=utf-8'

/** How long a cache may keep what was answered, in seconds: a correction is seen that soon. */
const keptFor = 30

const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

function headersOf(type: string, more: Record<string, string>): Headers {
  const headers = new Headers({
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    ...more,
  })
  if (env.APP_ORIGIN.startsWith('https:'))
    headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  return headers
}

function refusal(
  request: Request,
  type: string,
  status: number,
  title: 'notFound' | 'tooMany' | 'away',
  more: Record<string, string> = {},
  values: { n: number; seconds: number } = { n: 0, seconds: 0 },
): Response {
  const language = languageOf(new URL(request.url).searchParams)
  const t = wordsIn(language)
  const sentence = t(`${title}Text`, values)
  const body =
    type === html
      ? sentenceDocument(language, t(title), sentence)
      : `${JSON.stringify({ error: t(title), message: sentence })}\n`
  return new Response(body, { status, headers: headersOf(type, { 'cache-control': 'no-store', ...more }) })
}

const knows = (request: Request, etag: string): boolean =>
  (request.headers.get('if-none-match') ?? '').split(',').some(one => one.trim() === etag || one.trim() === '*')

/**
 * Answers anybody with a public page: from memory as long as nothing was added, 304 to who has it already, 429 with the seconds to wait to a network that
 * asks too often, and the same 404 for every code that has no public answer.
 */
export async function serve(request: Request, type: string, find: (kept: Kept) => Ready | null): Promise<Response> {
  const limit = env.PUBLIC_PER_MINUTE
  const seconds = secondsToWait(peerAddress(request.headers), limit, Date.now())
  if (seconds > 0)
    return refusal(request, type, 429, 'tooMany', { 'retry-after': String(seconds) }, { n: limit, seconds })
  let kept: Kept
  try {
    kept = await currentAnswers()
  } catch (error) {
    console.error('public answers could not be read:', error)
    return refusal(request, type, 503, 'away', { 'retry-after': '10' })
  }
  const ready = find(kept)
  if (!ready) return refusal(request, type, 404, 'notFound')
  const caching = { etag: ready.etag, 'cache-control': `public, max-age=${keptFor}` }
  if (knows(request, ready.etag)) return new Response(null, { status: 304, headers: caching })
  return new Response(ready.body, { headers: headersOf(ready.type, caching) })
}
