import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { HazardDetail } from '@/db/queries/hazards'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

/** The notices by which a major hazard was listed: number, level, who served and who received each. */
export async function HazardListing({ listings }: { listings: HazardDetail['listings'] }) {
  if (listings.length === 0) return null
  const [t, tl, locale] = await Promise.all([getTranslations('hazards'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const by = (who: { zh: string; en: string } | null, at: Date) => ({
    who: who ? pick(who.zh, who.en) : '—',
    on: sayInstant(at, locale, today()),
  })
  return (
    <Section title={t('listing.title')} id="listing">
      <ol className="checks">
        {listings.map(one => (
          <li key={one.id}>
            <b>{one.number}</b> <span className="dim">{tl(`field.notice.${one.level}`)}</span>
            <p>{t('listing.served', by(one.servedBy, one.servedAt))}</p>
            <p className={one.receivedAt ? undefined : 'bad'}>
              {one.receivedAt ? t('listing.received', by(one.receivedBy, one.receivedAt)) : t('listing.unreceived')}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
