import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { RumourDetail } from '@/db/queries/rumours'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'
import { TruthMark } from '../truth-mark'

/** What the competent unit found, by whom, and on what it rests. */
export async function RumourFinding({ view, detail }: { view: CaseView; detail: RumourDetail }) {
  const [t, locale] = await Promise.all([getTranslations('rumours'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('finding.title')} id="finding">
      {detail.truth === null || !detail.verifiedAt ? (
        <p className="dim">{t(detail.stage === 'dismissed' ? 'finding.never' : 'finding.none')}</p>
      ) : (
        <>
          <p>
            <TruthMark truth={detail.truth} word={t(`truth.${detail.truth}`)} />{' '}
            <span className="dim">
              {t('finding.by', {
                who: view.verifier ? pick(view.verifier.zh, view.verifier.en) : '—',
                unit: pick(view.performing.zh, view.performing.en),
                at: sayInstant(detail.verifiedAt, locale, today()),
              })}
            </span>
          </p>
          <ol className="mt-2 list-decimal pl-5">
            {detail.sources.map(source => (
              <li key={`${source.words}${source.link}`}>
                {source.words}
                {source.link && (
                  <>
                    {' '}
                    <a className="link" href={source.link} rel="noreferrer">
                      {source.link}
                    </a>
                  </>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}
