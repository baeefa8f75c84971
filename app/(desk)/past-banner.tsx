import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { count } from '@/components/numerals'
import { shanghaiDay } from '@/domain/clock'
import type { AskedDay } from '@/domain/past-day'
import { sayDay } from '../words'

/** Says on every page of the past which day it stands at and how to come back; says likewise what was no past day. */
export async function PastBanner({ asked, eventId, at }: { asked: AskedDay; eventId: number | null; at: string }) {
  if (!asked) return null
  const [t, locale] = await Promise.all([getTranslations('past'), getLocale()])
  const [page = '/', query = ''] = at.split('?')
  const kept = new URLSearchParams(query)
  kept.set('on', 'now')
  const present = `${page}?${kept}`
  if ('wrong' in asked)
    return (
      <section className="sec notes">
        <Notice kind="warn" live title={t('wrong', { on: asked.wrong })} />
      </section>
    )
  return (
    <section className="sec notes">
      <Notice
        kind="warn"
        title={t('stood', { day: sayDay(asked.day, locale) })}
        actions={
          <>
            <a className="link" href={present}>
              {t('back')}
            </a>
            <a className="link" href={`/cockpit/compare?from=${asked.day}&to=${shanghaiDay(new Date())}`}>
              {t('compare')}
            </a>
          </>
        }
      >
        <p>{eventId === null ? t('noEvent') : t('text', { event: count(eventId) })}</p>
      </Notice>
    </section>
  )
}
