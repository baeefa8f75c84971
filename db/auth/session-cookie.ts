import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/env'

/** A session's life in all; the 30 idle minutes are kept by ctx.session() in the database, with every transaction. */
export const sessionSeconds = 12 * 60 * 60

/** `__Host-` has the browser itself refuse the cookie from another host, another path, or a line that is not encrypted. */
export function sessionCookie(): { name: string; secure: boolean } {
  const secure = env.APP_ORIGIN.startsWith('https:')
  return { name: secure ? '__Host-sixlines' : 'sixlines', secure }
}

/** The token in the cookie that better-auth signed; null when the signature is not ours. */
export function tokenIn(cookie: string | undefined): string | null {
  const end = cookie?.lastIndexOf('.') ?? -1
  if (!cookie || end < 1) return null
  const token = cookie.slice(0, end)
  const given = Buffer.from(cookie.slice(end + 1), 'base64')
  const ours = createHmac('sha256', env.AUTH_SECRET).update(token).digest()
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null
}
