import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { DrillDetail } from '@/db/queries/drills'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { localized, sayDay, sayInstant } from '../../../words'

/** What a drill is of, who leads it and who judged it. */
export async function DrillFacts({ view, detail }: { view: CaseView; detail: DrillDetail }) {
  const [t, tp, tb, locale] = await Promise.all([
    getTranslations('drills'),
    getTranslations('plans'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  const now = today()
  const who = (one: { zh: string; en: string } | null) =>
    one ? pick(one.zh, one.en) : <span className="dim">{t('facts.not')}</span>
  const facts: Fact[] = [
    {
      term: t('facts.plan'),
      value: (
        <a className="link" href={`/plans/${detail.planId}`}>
          {codeOf('plan', detail.planId)} {pick(detail.planZh, detail.planEn)} · {tp(`kind.${detail.planKind}`)}
        </a>
      ),
    },
    { term: t('facts.kind'), value: t(`kind.${detail.kind}`) },
    { term: t('facts.scenario'), value: detail.scenario },
    { term: t('facts.due'), value: sayDay(detail.dueOn, locale, now), basis: tb('basis.assigned') },
    { term: t('facts.organiser'), value: who(view.submitter) },
    { term: t('facts.commander'), value: who(view.owner), basis: tb('basis.assigned') },
    {
      term: t('facts.participants'),
      value:
        detail.participants.length > 0 ? (
          detail.participants.map(one => pick(one.zh, one.en)).join(locale === 'en' ? ', ' : '、')
        ) : (
          <span className="dim">{tp('facts.none')}</span>
        ),
    },
    {
      term: t('facts.held'),
      value: detail.startedAt ? (
        `${sayInstant(detail.startedAt, locale, now)} · ${t('facts.headcount', { n: detail.headcount ?? 0 })}`
      ) : (
        <span className="dim">{t('facts.not')}</span>
      ),
    },
    { term: t('facts.evaluator'), value: who(view.verifier) },
  ]
  return (
    <Section title={t('facts.title')} aside={detail.invented ? t('invented') : undefined}>
      <Facts facts={facts} />
    </Section>
  )
}
