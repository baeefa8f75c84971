import 'server-only'
import { APIError } from 'better-auth/api'
import { parseSetCookieHeader } from 'better-auth/cookies'
import type { Caller } from '../client'
import { auth } from './auth'
import { tokenHash } from './hashed-tokens'
import { countAttempt, forgiveAttempt } from './lockout'
import { authPool } from './pool'
import { sessionCookie } from './session-cookie'

export type SignIn = { email: string; password: string; address: string; userAgent: string }
/** With the signed value for the session's cookie, or the reason why not. */
export type SignedIn =
  | { ok: true; cookie: string }
  | { ok: false; why: 'wrong' }
  | { ok: false; why: 'locked'; until: Date }

const isWrong = (error: unknown) =>
  error instanceof APIError && ['UNAUTHORIZED', 'BAD_REQUEST'].includes(String(error.status))

/** Checks the password and opens a new session; `wrong` says nothing of whether the account exists, and takes as long. */
export async function signIn({ email, password, address, userAgent }: SignIn): Promise<SignedIn> {
  const until = await countAttempt({ email, address })
  if (until) return { ok: false, why: 'locked', until }
  try {
    const { headers } = await auth().api.signInEmail({
      body: { email, password },
      headers: new Headers({ 'x-address': address, 'user-agent': userAgent.slice(0, 300) }),
      returnHeaders: true,
    })
    await forgiveAttempt({ email, address })
    await authPool().query(`delete from auth.session where expires_at < now() - interval '1 day'`)
    const cookie = parseSetCookieHeader(headers.getSetCookie().join(', ')).get(sessionCookie().name)
    if (!cookie) throw new Error('better-auth opened a session and set no cookie')
    return { ok: true, cookie: decodeURIComponent(cookie.value) }
  } catch (error) {
    if (isWrong(error)) return { ok: false, why: 'wrong' }
    throw error
  }
}

/** Ends a session; the next transaction with its token is refused. */
export async function signOut(caller: Caller): Promise<void> {
  await authPool().query('delete from auth.session where token = $1', [tokenHash(caller.token)])
}

/** Ends a session if it was opened before an instant; what was opened later is somebody's new one. */
export async function signOutOpenedBefore(caller: Caller, at: Date): Promise<void> {
  await authPool().query('delete from auth.session where token = $1 and created_at < $2', [tokenHash(caller.token), at])
}
