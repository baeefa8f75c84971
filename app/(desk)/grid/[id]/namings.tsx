import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { Naming } from '@/db/queries/grid'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

/** Who was a cell's officer, the latest first, and who named them. */
export async function Namings({ namings }: { namings: readonly Naming[] }) {
  const [t, locale] = await Promise.all([getTranslations('grid'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('history.title')}>
      {namings.length === 0 && <p className="dim">{t('history.none')}</p>}
      <ul className="checks" aria-label={t('history.title')}>
        {namings.map(naming => (
          <li key={naming.id}>
            <div>
              {naming.officer ? <b>{pick(naming.officer.zh, naming.officer.en)}</b> : t('history.nobody')}
              {naming.unit && <span className="dim"> · {pick(naming.unit.zh, naming.unit.en)}</span>}
            </div>
            <small className="faint">
              {t('history.by', {
                who: naming.by ? pick(naming.by.zh, naming.by.en) : '—',
                at: sayInstant(naming.at, locale, today()),
              })}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
