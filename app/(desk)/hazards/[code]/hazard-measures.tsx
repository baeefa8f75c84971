import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Light } from '@/components/light'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import type { Measure } from '@/db/queries/measures'
import { ruleOn } from '@/db/queries/rules'
import { shanghaiDay } from '@/domain/clock'
import { stopEndsOn } from '@/domain/measure'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { localized, sayDay, sayInstant } from '../../../words'

/** The enforcement measures of a hazard, those in force first, each with its order to print. */
export async function HazardMeasures({ hazardId, measures }: { hazardId: number; measures: readonly Measure[] }) {
  if (measures.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('measures'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const inForce = measures.filter(one => one.liftedAt === null).length
  const longest = ruleOn('hazard.stop.months', now)
  const cited = await cite(longest)
  const name = (who: { zh: string; en: string } | null) => (who ? pick(who.zh, who.en) : '—')
  const overSince = (one: Measure): string | null => {
    const until = stopEndsOn(shanghaiDay(one.imposedAt), longest.value)
    return one.kind === 'stop_work' && !one.liftedAt && until < now ? until : null
  }
  return (
    <Section title={t('title')} aside={t('aside', { n: inForce })} id="measures">
      {inForce > 0 && <Notice kind="warn" title={t('closing')} />}
      <ol className={inForce > 0 ? 'checks mt-2' : 'checks'}>
        {measures.map(one => {
          const until = overSince(one)
          return (
            <li key={one.id}>
              <b>{t(`kind.${one.kind}`)}</b> <span className="dim">{one.number}</span>{' '}
              <Light
                tone={one.liftedAt ? 'green' : 'yellow'}
                word={
                  one.liftedAt
                    ? t('lifted', { on: sayDay(shanghaiDay(one.liftedAt), locale, now) })
                    : t('inForce', { on: sayDay(shanghaiDay(one.imposedAt), locale, now) })
                }
              />
              <p className="pre-line">{one.scope}</p>
              <p className="dim">{t('basis', { basis: one.basis })}</p>
              <p className="dim">
                {t('imposed', {
                  who: name(one.imposedBy),
                  unit: name(one.imposedByUnit),
                  at: sayInstant(one.imposedAt, locale, now),
                })}
              </p>
              {until && (
                <p className="bad">
                  {t('over', { until: sayDay(until, locale, now) })} <Basis unseen>{cited}</Basis>
                </p>
              )}
              {one.liftedAt && (
                <p>
                  {t('liftedBy', {
                    who: name(one.liftedBy),
                    at: sayInstant(one.liftedAt, locale, now),
                    reason: one.liftReason ?? '',
                  })}
                </p>
              )}
              <a
                className="link"
                href={`/hazards/${hazardId}/measures/${one.id}`}
                aria-label={t('orderOf', { number: one.number })}
              >
                {t('order')}
              </a>
            </li>
          )
        })}
      </ol>
      <p className="faint xs mt-2">
        {t('law.protect')} <Basis>{t('law.protectBasis')}</Basis>
      </p>
      <p className="faint xs">
        {t('law.power')} <Basis>{t('law.powerBasis')}</Basis>
      </p>
    </Section>
  )
}
