'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { readNotice, readNotices } from '@/db/commands/read-notice'
import { isSameOrigin } from '../../same-origin'
import { caller, toSignIn } from '../../session'

const idIn = (value: FormDataEntryValue | null): number | null =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null

/** Marks one notice as read, or with `newest` all up to that one: what came while the page was open stays unread. */
export async function markReadAction(form: FormData): Promise<void> {
  if (!isSameOrigin(await headers())) forbidden()
  const who = (await caller()) ?? (await toSignIn())
  const [one, newest] = [idIn(form.get('notice')), idIn(form.get('newest'))]
  if (one !== null) await readNotice(who, one)
  if (newest !== null) await readNotices(who, newest)
  revalidatePath('/', 'layout')
  redirect('/inbox')
}
