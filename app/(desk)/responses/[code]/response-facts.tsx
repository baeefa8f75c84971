import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { ResponseDetail } from '@/db/queries/response-page'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

/** What is known of an alert, who commands, and the accident that it was registered as. */
export async function ResponseFacts({ view, detail }: { view: CaseView; detail: ResponseDetail }) {
  const [t, tl, locale] = await Promise.all([getTranslations('responses'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const facts: Fact[] = [
    { term: t('case.kind'), value: t(`kind.${detail.kind}`) },
    { term: t('case.severity'), value: t(`severity.${detail.severity}`) },
    { term: t('case.source'), value: t(`source.${detail.source}`) },
    ...(detail.place
      ? [
          {
            term: t('case.place'),
            value: (
              <a className="link" href={`/places/${detail.place.id}`}>
                {pick(detail.place.zh, detail.place.en)}
              </a>
            ),
          },
        ]
      : []),
    ...(detail.scene ? [{ term: t('case.scene'), value: detail.scene }] : []),
    ...(detail.region ? [{ term: t('case.region'), value: pick(detail.region.zh, detail.region.en) }] : []),
    ...(detail.details ? [{ term: t('case.details'), value: detail.details }] : []),
    { term: t('case.alertedAt'), value: sayInstant(view.openedAt, locale, now) },
    ...(detail.claimedAt
      ? [
          {
            term: t('steps.claimed'),
            value: sayInstant(detail.claimedAt, locale, now),
            basis: t('case.claimedBasis'),
          },
        ]
      : []),
    { term: t('case.commander'), value: view.owner ? pick(view.owner.zh, view.owner.en) : t('case.nobody') },
    { term: t('case.responding'), value: pick(view.performing.zh, view.performing.en) },
    ...(view.assisting.length > 0
      ? [{ term: t('case.assisting'), value: view.assisting.map(one => pick(one.zh, one.en)).join(' · ') }]
      : []),
    ...(detail.caller
      ? [
          {
            term: t('case.caller'),
            value: [detail.caller.name, detail.caller.phone].filter(Boolean).join(' · '),
            basis: t('case.callerBasis'),
          },
        ]
      : []),
    ...(detail.verdict
      ? [{ term: t('case.verdict'), value: tl(`verdict.${detail.verdict}` as 'verdict.effective') }]
      : []),
    ...(detail.accidentIds.length > 0
      ? [
          {
            term: t('case.accident'),
            value: detail.accidentIds.map(id => (
              <a key={id} className="link mr-2" href={`/lessons/${id}`}>
                {codeOf('accident', id)}
              </a>
            )),
          },
        ]
      : []),
  ]
  return (
    <Section title={t('case.facts')} aside={detail.invented ? t('invented') : undefined}>
      <Facts facts={facts} />
    </Section>
  )
}
