import type { NextRequest } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { asAnybody } from '@/db/client'
import { findCalendar } from '@/db/queries/duty-calendar'
import { calendarFile } from '@/domain/calendar-file'
import { env } from '@/env'
import { peerAddress } from '../../../peer-address'
import { mayAsk } from '../../../verify/throttle'

const plain = (status: number, words: string, headers: Record<string, string> = {}) =>
  new Response(words, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } })

/** The shifts of whoever made this secret address, as an iCalendar file; who may read it is who has it. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const token = /^([A-Za-z0-9_-]{43})\.ics$/.exec((await params).token)?.[1]
  // a calendar program asks every few minutes; whoever tries secrets asks faster
  if (!mayAsk(peerAddress(request.headers), Date.now())) return plain(429, 'too many requests', { 'retry-after': '60' })
  const shifts = token ? await asAnybody(tx => findCalendar(tx, token)) : null
  if (!shifts) return plain(404, 'no such calendar')
  const locale = request.nextUrl.searchParams.get('lang') === 'en' ? 'en' : 'zh-CN'
  const t = await getTranslations({ locale, namespace: 'roster' })
  const host = new URL(env.APP_ORIGIN).hostname
  const file = calendarFile(
    t('calendar.name'),
    shifts.map(shift => ({
      uid: `duty-${shift.seatId}@${host}`,
      from: shift.from,
      to: shift.to,
      summary: t('calendar.event', {
        role: t(`role.${shift.kind}`),
        unit: locale === 'en' ? shift.unitEn : shift.unitZh,
      }),
      description: shift.endedAt ? t('calendar.gone') : t('calendar.phone', { phone: shift.phone }),
      location: locale === 'en' ? shift.unitEn : shift.unitZh,
      stamped: shift.endedAt ?? shift.at,
      sequence: shift.endedAt ? 1 : 0,
      cancelled: shift.endedAt !== null,
    })),
  )
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="duty.ics"',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}
