import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { RumourDetail } from '@/db/queries/rumours'
import { pathOf } from '@/domain/case-path'
import { codeOf } from '@/domain/loops'
import { minutesBetween } from '@/domain/rumour-clock'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'
import { durationWords } from '../clock-light'

/** What is known of a rumour: how it came, where it spreads, what it is about, how long the answer took. */
export async function RumourFacts({ view, detail }: { view: CaseView; detail: RumourDetail }) {
  const [t, locale, say] = await Promise.all([getTranslations('rumours'), getLocale(), durationWords()])
  const pick = localized(locale)
  const { subject, subjectId, subjectName } = detail
  const facts: Fact[] = [
    { term: t('facts.received'), value: sayInstant(detail.receivedAt, locale, today()) },
    { term: t('facts.receivedBy'), value: pick(view.issuing.zh, view.issuing.en) },
    { term: t('facts.source'), value: t(`source.${detail.source}`) },
    { term: t('facts.channel'), value: t(`channel.${detail.channel}`) },
    { term: t('facts.region'), value: pick(detail.regionZh, detail.regionEn) },
    ...(detail.link
      ? [
          {
            term: t('facts.link'),
            value: (
              <a className="link" href={detail.link} rel="noreferrer">
                {detail.link}
              </a>
            ),
          },
        ]
      : []),
    {
      term: t('facts.reach'),
      value: detail.reach === null ? <span className="dim">{t('facts.unknown')}</span> : count(detail.reach),
    },
    ...(detail.reachAfter === null ? [] : [{ term: t('facts.reachAfter'), value: count(detail.reachAfter) }]),
    ...(subject && subjectId
      ? [
          {
            term: t('facts.subject'),
            value: subjectName ? (
              <a className="link" href={pathOf(subject, subjectId)}>
                {codeOf(subject, subjectId)} {pick(subjectName.zh, subjectName.en)}
              </a>
            ) : (
              codeOf(subject, subjectId)
            ),
          },
        ]
      : []),
    ...(detail.answeredAt
      ? [{ term: t('facts.took'), value: say(minutesBetween(detail.receivedAt, detail.answeredAt)) }]
      : []),
  ]
  return (
    <Section title={t('facts.title')} aside={detail.invented ? t('invented') : undefined}>
      <Facts facts={facts} />
    </Section>
  )
}
