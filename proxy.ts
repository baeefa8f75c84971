import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { shanghaiDay } from '@/domain/clock'
import { inSamePast } from '@/domain/past-day'
import { env } from '@/env'
import { foreignOriginResponse, isSameOrigin } from './app/same-origin'

const developing = process.env.NODE_ENV === 'development'

function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'self'`,
    // React's development build evaluates strings to show stacks
    `script-src 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${developing ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `connect-src 'self'${developing ? ' ws: wss:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `frame-ancestors 'none'`,
    `form-action 'self'`,
  ].join('; ')
}

/** A link that was followed on a page of the past leads to the same past, so that a figure of a day opens its rows of that day. */
function pastOf(request: NextRequest): Response | null {
  const from = request.headers.get('referer')
  if (!from || request.headers.get('sec-fetch-mode') !== 'navigate' || !URL.canParse(from)) return null
  const { origin, pathname, search } = new URL(from)
  if (origin !== env.APP_ORIGIN) return null
  const to = inSamePast(request.nextUrl.pathname + request.nextUrl.search, pathname + search, shanghaiDay(new Date()))
  if (!to) return null
  // the address that people type, not the one that this server is bound to
  const led = NextResponse.redirect(new URL(to, env.APP_ORIGIN))
  led.headers.set('cache-control', 'no-store')
  return led
}

/**
 * Refuses changes that our own pages did not ask for, and gives each page its policy and nonce. Who may see or do what is
 * not decided here: the database decides it.
 */
export function proxy(request: NextRequest): Response {
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  if (changes && !isSameOrigin(request.headers)) return foreignOriginResponse()

  const past = changes ? null : pastOf(request)
  if (past) return past

  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'))
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  if (env.APP_ORIGIN.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  }
  return response
}

export const config = {
  // uploads stay out: a body that passes the proxy is cut at 10 MB without an error. Their route checks the origin itself.
  // what everybody may read is answered with headers of its own, so that it can be kept by caches
  matcher: [
    '/((?!_next/|api/(?:evidence|register)(?:/|$)|api/field/photo$|public/answers|icon\\.svg$|mark\\.svg$|favicon\\.ico$).*)',
  ],
}
