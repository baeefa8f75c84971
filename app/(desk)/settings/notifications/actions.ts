'use server'

import { refresh } from 'next/cache'
import { cookies, headers } from 'next/headers'
import { forbidden } from 'next/navigation'
import { z } from 'zod'
import { mayUse, saveChannel } from '@/db/commands/save-channel'
import { leaveBrowser, leaveBrowsers, takeBrowser } from '@/db/commands/take-browser'
import { testChannel } from '@/db/commands/test-channel'
import { channels } from '@/domain/notice'
import { env } from '@/env'
import { type FormState, formAction } from '../../../form-action'
import { isSameOrigin } from '../../../same-origin'
import { caller, toSignIn } from '../../../session'
import { browserCookie } from '../../browser-cookie'

const yes = z.literal('yes').optional().transform(Boolean)
const minutes = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:\d\d)?$/)
  .transform(time => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)))
  .optional()

const channelForm = z
  .object({
    key: z.uuid(),
    channel: z.enum(channels),
    wanted: yes,
    address: z.string().max(500).optional(),
    secret: z.string().max(200).optional(),
    dropSecret: yes,
    language: z.enum(['zh-CN', 'en']),
    digest: yes,
    urgent: yes,
    quietFrom: minutes,
    quietTo: minutes,
  })
  .superRefine((form, context) => {
    const { channel, address, quietFrom, quietTo } = form
    const fault = (path: string) => context.addIssue({ code: 'custom', path: [path] })
    if (channel === 'email' && address && !z.email().safeParse(address).success) fault('address')
    if (!mayUse(form)) fault(channel === 'email' ? 'wanted' : 'address')
    if ((quietFrom === undefined) !== (quietTo === undefined)) fault(quietFrom === undefined ? 'quietFrom' : 'quietTo')
    if (quietFrom !== undefined && quietFrom === quietTo) fault('quietTo')
  })

const save = formAction(channelForm, saveChannel)
const test = formAction(z.object({ key: z.uuid(), channel: z.enum(channels) }), testChannel)

export async function saveChannelAction(previous: FormState, form: FormData): Promise<FormState> {
  return save(previous, form)
}

export async function testChannelAction(previous: FormState, form: FormData): Promise<FormState> {
  return test(previous, form)
}

const subscription = z.object({
  endpoint: z.url().max(1000),
  p256dh: z.string().regex(/^[\w-]{80,100}$/),
  auth: z.string().regex(/^[\w-]{20,30}$/),
})

async function sender() {
  if (!isSameOrigin(await headers())) forbidden()
  return (await caller()) ?? toSignIn()
}

/** Takes the pushes of the person signed in to this browser. The cookie lets signing out end them. */
export async function takeBrowserAction(given: unknown): Promise<void> {
  const sha = await takeBrowser(await sender(), subscription.parse(given))
  const secure = env.APP_ORIGIN.startsWith('https:')
  ;(await cookies()).set(browserCookie, sha, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: 400 * 86_400,
  })
  refresh()
}

/** Ends the pushes of this browser, or with `everywhere` of all of one's own. */
export async function leaveBrowserAction(form: FormData): Promise<void> {
  const who = await sender()
  const jar = await cookies()
  const sha = jar.get(browserCookie)?.value
  if (form.get('everywhere')) await leaveBrowsers(who)
  else if (sha) await leaveBrowser(who, sha)
  jar.delete(browserCookie)
  refresh()
}
