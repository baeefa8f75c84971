import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { HazardDetail } from '@/db/queries/hazards'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

/** The independent looks at a rectified hazard, passed and failed alike, and how it was closed. */
export async function HazardChecks({ view, detail }: { view: CaseView; detail: HazardDetail }) {
  const [t, tl, locale] = await Promise.all([getTranslations('hazards'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const closings = view.events.filter(event => event.move === 'close')
  const reopened = view.events.find(event => event.move === 'reopen')?.seq ?? 0
  return (
    <>
      <Section title={t('reviews.title')} aside={t('reviews.count', { n: detail.reviews.length })} id="checks">
        {detail.reviews.length === 0 ? (
          <p className="dim">{t('reviews.none')}</p>
        ) : (
          <ol className="checks">
            {detail.reviews.map(review => (
              <li key={review.id}>
                <Light
                  tone={review.passed ? 'green' : 'red'}
                  word={`${t(`reviews.kind.${review.kind}`)} · ${t(review.passed ? 'reviews.passed' : 'reviews.failed')}`}
                />
                <p>{review.opinion}</p>
                {review.experts && (
                  <>
                    <p>{t('reviews.experts', { names: review.experts.names })}</p>
                    <p>{t('reviews.expertOpinion', { opinion: review.experts.opinion })}</p>
                  </>
                )}
                <small className="faint">
                  {t('reviews.by', {
                    who: review.person ? pick(review.person.zh, review.person.en) : '—',
                    unit: review.unit ? pick(review.unit.zh, review.unit.en) : '—',
                    at: sayInstant(review.at, locale, today()),
                  })}
                </small>
              </li>
            ))}
          </ol>
        )}
      </Section>
      {closings.length > 0 && (
        <Section title={t('closing.title')}>
          <ol className="checks">
            {closings.map(event => (
              <li key={event.id}>
                <b>
                  {t('closing.verdict', {
                    verdict: tl(
                      `verdict.${event.payload.verdict ?? detail.verdict ?? 'not_assessed'}` as 'verdict.effective',
                    ),
                  })}
                </b>
                {event.seq < reopened && <span className="bad"> · {t('closing.undone')}</span>}
                {typeof event.payload.reason === 'string' && <p>{event.payload.reason}</p>}
                <small className="faint">
                  {t('closing.by', {
                    who: pick(event.personZh, event.personEn),
                    unit: pick(event.orgZh, event.orgEn),
                    at: sayInstant(event.at, locale, today()),
                  })}
                </small>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}
