import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { sessionCookie, tokenIn } from '@/db/auth/session-cookie'
import { asActor, type Caller, type Tx } from '@/db/client'
import type { Actor } from '@/domain/actor'
import type { Day } from '@/domain/clock'
import { RefusalError } from '@/domain/refusal'
import { pastDay } from './past-day'

/** Who sent this request, by the signed cookie; null when nobody is signed in. The database decides whether the session is still good. */
export const caller = cache(async (): Promise<Caller | null> => {
  const token = tokenIn((await cookies()).get(sessionCookie().name)?.value)
  return token ? { token } : null
})

/** Sends the reader to the sign-in page, and back here afterwards. */
export async function toSignIn(): Promise<never> {
  const path = (await headers()).get('x-path') ?? '/'
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}

/**
 * One read-only snapshot for a page, of the past day that its address asks for or of the present. Signed out leads to the sign-in page, `notFound` to the not-found page, any other
 * refusal to the refused page; what is wrong with the database throws.
 */
export async function read<T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
  const asked = await pastDay()
  return readAt(asked && 'day' in asked ? asked.day : undefined, work)
}

/** The same at the end of a stated past day, or at present without one. */
export async function readAt<T>(day: Day | undefined, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
  const who = await caller()
  if (!who) return toSignIn()
  try {
    return await asActor(who, 'read', work, day)
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    if (error.refusal.code === 'signedOut') return toSignIn()
    if (error.refusal.code === 'notFound') notFound()
    forbidden()
  }
}

/** Whom the database knows by this token; null when the session is over or no role of theirs is valid today. */
export async function actorOf(who: Caller): Promise<Actor | null> {
  try {
    return await asActor(who, 'read', async (_, actor) => actor)
  } catch (error) {
    if (error instanceof RefusalError) return null
    throw error
  }
}

/** The actor of this request or null; asked once a request, for the pages that are open to everybody. */
export const visitor = cache(async (): Promise<Actor | null> => {
  const who = await caller()
  return who && actorOf(who)
})

/** The actor of this request; asked once a request. A page that reads anything takes the actor that `read` hands it instead. */
export const viewer = cache((): Promise<Actor> => read(async (_, actor) => actor))
