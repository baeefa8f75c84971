'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { sessionCookie, sessionSeconds, tokenIn } from '@/db/auth/session-cookie'
import { signIn, signOut } from '@/db/auth/sign-in'
import { leaveBrowser } from '@/db/commands/take-browser'
import { demoPassword, demoSignIns } from '@/db/seed/sign-ins'
import { isUnavailable } from '@/db/unavailable'
import { browserCookie } from '../(desk)/browser-cookie'
import { homeOf } from '../home'
import { peerAddress } from '../peer-address'
import { isSameOrigin } from '../same-origin'
import { actorOf, caller } from '../session'
import { isDemo } from './is-demo'
import { nextPath } from './next-path'

export type SignInState = { problem?: string; email?: string }

async function problem(
  kind: 'wrong' | 'locked' | 'noRole' | 'missing' | 'busy' | 'foreignOrigin',
  email: string,
  until?: Date,
): Promise<SignInState> {
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

/** Opens a new session and ends the one before it. Returns the signed cookie and the person's first page, or what is wrong. */
async function open(form: FormData, sent: Headers): Promise<{ cookie: string; home: string } | SignInState> {
  const { email, password } = credentials(form)
  if (!email || !password) return problem('missing', email)
  const outcome = await signIn({ email, password, address: peerAddress(sent), userAgent: sent.get('user-agent') ?? '' })
  if (!outcome.ok) return problem(outcome.why, email, outcome.why === 'locked' ? outcome.until : undefined)
  const earlier = await caller()
  if (earlier) await signOut(earlier)
  const who = { token: tokenIn(outcome.cookie)! }
  const actor = await actorOf(who)
  if (actor) {
    // the pushes of whoever used this browser before and went without signing out
    const browser = (await cookies()).get(browserCookie)?.value
    if (browser) await leaveBrowser(who, browser, actor.personId)
    return { cookie: outcome.cookie, home: homeOf(actor.role) }
  }
  await signOut(who)
  return problem('noRole', email)
}

/** Signs in and goes to the page that was asked for; otherwise says what is wrong and keeps the email. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const sent = await headers()
  const { email } = credentials(form)
  if (!isSameOrigin(sent)) return problem('foreignOrigin', email)
  let opened: Awaited<ReturnType<typeof open>>
  try {
    opened = await open(form, sent)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    console.error('signing in found the database away:', error)
    return problem('busy', email)
  }
  if (!('cookie' in opened)) return opened
  const { name, secure } = sessionCookie()
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: sessionSeconds } as const
  ;(await cookies()).set(name, opened.cookie, attributes)
  const next = nextPath(form.get('next'))
  redirect(next === '/' ? opened.home : next)
}
