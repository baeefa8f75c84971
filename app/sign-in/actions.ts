'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { sessionCookie, sessionSeconds } from '@/db/auth/session-cookie'
import { type SignedIn, signIn, signOut } from '@/db/auth/sign-in'
import { demoPassword, demoSignIns } from '@/db/seed/sign-ins'
import { isUnavailable } from '@/db/unavailable'
import { isSameOrigin } from '../same-origin'
import { caller } from '../session'
import { isDemo } from './is-demo'
import { nextPath } from './next-path'

export type SignInState = { problem?: string; email?: string }

async function problem(kind: 'wrong' | 'locked' | 'missing' | 'busy' | 'foreignOrigin', email: string, until?: Date): Promise<SignInState> {
  const t = await getTranslations('sign-in')
  const minutes = until ? Math.max(1, Math.ceil((until.getTime() - Date.now()) / 60_000)) : 0
  return { problem: t(`problem.${kind}`, { minutes }), email }
}

/** The pair that was typed, or that of the demo person whose button was pressed. */
function credentials(form: FormData): { email: string; password: string } {
  const person = isDemo() ? demoSignIns.find(({ email }) => email === form.get('demo')) : undefined
  if (person) return { email: person.email, password: demoPassword }
  return { email: String(form.get('email') ?? '').trim(), password: String(form.get('password') ?? '') }
}

/** Opens a session of its own for each signing in, ends the one before, and goes to the page that was asked for. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const { email, password } = credentials(form)
  const sent = await headers()
  if (!isSameOrigin(sent)) return problem('foreignOrigin', email)
  if (!email || !password) return problem('missing', email)
  // the last is what the nearest proxy, or this server itself, saw; what stands before it anybody can write
  const address = sent.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  let signedIn: SignedIn
  try {
    signedIn = await signIn({ email, password, address, userAgent: sent.get('user-agent') ?? '' })
    if (!signedIn.ok) return problem(signedIn.why, email, signedIn.why === 'locked' ? signedIn.until : undefined)
    const earlier = await caller()
    if (earlier) await signOut(earlier)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    console.error('signing in found the database away:', error)
    return problem('busy', email)
  }
  const { name, secure } = sessionCookie()
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: sessionSeconds } as const
  ;(await cookies()).set(name, signedIn.cookie, cookie)
  redirect(nextPath(form.get('next')))
}
