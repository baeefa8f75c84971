'use server'

import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { sessionCookie } from '@/db/auth/session-cookie'
import { revokeOtherSessions, revokeSession } from '@/db/auth/sessions'
import { signOut } from '@/db/auth/sign-in'
import { type Caller, switchMembership } from '@/db/client'
import { leaveBrowser } from '@/db/commands/take-browser'
import { RefusalError } from '@/domain/refusal'
import { homeOf } from '../../home'
import { isSameOrigin } from '../../same-origin'
import { actorOf, caller } from '../../session'
import { browserCookie } from '../browser-cookie'

async function sender(): Promise<Caller> {
  if (!isSameOrigin(await headers())) forbidden()
  return (await caller()) ?? redirect('/sign-in')
}

/** Acts from now on in another of one's own roles, and starts at its first page. */
export async function switchAction(form: FormData): Promise<void> {
  const who = await sender()
  const membership = Number(form.get('membership'))
  if (!Number.isSafeInteger(membership) || !(await switchMembership(who, membership))) forbidden()
  const actor = await actorOf(who)
  redirect(actor ? homeOf(actor.role) : '/sign-in')
}

/** Ends one of one's own sessions; the present one as well. */
export async function endSessionAction(form: FormData): Promise<void> {
  await revokeSession(await sender(), String(form.get('session') ?? ''))
  redirect('/settings#sessions')
}

/** Ends every session of one's own but this. */
export async function endOtherSessionsAction(): Promise<void> {
  await revokeOtherSessions(await sender())
  redirect('/settings#sessions')
}

/** Ends this session in the database and forgets its cookie. */
export async function signOutAction(): Promise<void> {
  const who = await sender()
  const jar = await cookies()
  const browser = jar.get(browserCookie)?.value
  if (browser) {
    await leaveBrowser(who, browser).catch(error => {
      // a session that is over already is no reason to stay signed in
      if (!(error instanceof RefusalError)) throw error
    })
    jar.delete(browserCookie)
  }
  await signOut(who)
  jar.delete(sessionCookie().name)
  // the phone's page cannot be reached from here: it hides the visits it keeps when it finds this
  jar.set('field-left', '1', { path: '/field', sameSite: 'lax', maxAge: 30_000_000 })
  redirect('/sign-in')
}
