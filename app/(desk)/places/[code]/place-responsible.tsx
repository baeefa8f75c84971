import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { LightShape } from '@/components/light'
import { Section } from '@/components/section'
import type { ResponsiblePerson } from '@/db/queries/place-responsible'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'

/** Who answers for a place, from the place itself up to its territory; a vacancy is shown as a break. */
export async function PlaceResponsible({ responsible }: { responsible: readonly ResponsiblePerson[] }) {
  const [t, tl, locale] = await Promise.all([getTranslations('places'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const basisOf = (row: ResponsiblePerson) => {
    const on = sayDay(row.validFrom, locale, today())
    return row.basis === 'assigned' && row.assignedBy
      ? t('responsible.assigned', { who: pick(row.assignedBy.zh, row.assignedBy.en), on })
      : t('responsible.since', { basis: tl(`basis.${row.basis}`), on })
  }
  return (
    <Section title={t('responsible.title')}>
      {responsible.length === 0 && <p className="bad">{t('responsible.none')}</p>}
      <ul className="checks" aria-label={t('responsible.caption')}>
        {responsible.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity of their own and never move
          <li key={index}>
            <small className="faint">
              {row.own ? t('responsible.own') : t(`responsible.kind.${row.kind}`)}
              {row.unit && ` · ${pick(row.unit.zh, row.unit.en)}`}
              {row.post && ` · ${pick(row.post.zh, row.post.en)}`}
            </small>
            <div>
              {row.person ? (
                <b>{pick(row.person.zh, row.person.en)}</b>
              ) : (
                <span className="light r">
                  <LightShape tone="red" />
                  {t('responsible.vacant')}
                </span>
              )}
              {row.deputy && (
                <span className="dim">
                  {' '}
                  · {t('responsible.deputy')} {pick(row.deputy.zh, row.deputy.en)}
                </span>
              )}
              <Basis>{basisOf(row)}</Basis>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
