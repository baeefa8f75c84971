import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { Publication } from '@/db/queries/measures'
import { today } from '../../../light-of'
import { localized, sayDay, sayInstant } from '../../../words'

/** Where a listed hazard was made public; `expected` says so too when nothing was recorded. */
export async function HazardPublic({
  publications,
  expected,
}: {
  publications: readonly Publication[]
  expected: boolean
}) {
  if (publications.length === 0 && !expected) return null
  const [t, locale] = await Promise.all([getTranslations('measures'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('public.title')} aside={t('public.aside', { n: publications.length })} id="public">
      {publications.length === 0 ? (
        <p className="dim">{t('public.none')}</p>
      ) : (
        <ol className="checks">
          {publications.map(one => (
            <li key={one.id}>
              <b>{one.channel}</b>{' '}
              <span className="dim">{t('public.since', { on: sayDay(one.onDay, locale, today()) })}</span>
              <p className="dim">
                {t('public.by', {
                  who: one.by ? pick(one.by.zh, one.by.en) : '—',
                  at: sayInstant(one.at, locale, today()),
                })}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
