'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import { calendarSecret, renewCalendar } from '@/db/commands/renew-calendar'
import { env } from '@/env'
import { type FormState, refused } from '../../../form-action'
import { isSameOrigin } from '../../../same-origin'
import { caller } from '../../../session'

export type CalendarState = FormState & { address?: string }

/** Makes a new secret address and shows it this once. */
export async function renewCalendarAction(_previous: CalendarState, form: FormData): Promise<CalendarState> {
  if (!isSameOrigin(await headers())) return refused({ code: 'foreignOrigin' }, form)
  const who = await caller()
  if (!who) return refused({ code: 'signedOut' }, form)
  const key = z.uuid().safeParse(form.get('key'))
  const locale = z.enum(['en', 'zh-CN']).safeParse(form.get('locale'))
  if (!key.success || !locale.success) return refused({ code: 'invalid', details: { fields: 'key' } }, form)
  const outcome = await renewCalendar(who, { key: key.data })
  if (!outcome.ok) return refused(outcome.refusal, form)
  const query = locale.data === 'en' ? '?lang=en' : ''
  return {
    done: { id: outcome.id, version: outcome.version },
    address: `${env.APP_ORIGIN}/api/calendar/${calendarSecret(who, key.data)}.ics${query}`,
  }
}
