import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { PlanDetail } from '@/db/queries/plans'
import { ruleOn } from '@/db/queries/rules'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { localized, sayDay } from '../../../words'

const rules = '/settings/rules'

/** What a plan is for and the days that it is held to, each with the rule that asks it. */
export async function PlanFacts({ view, detail }: { view: CaseView; detail: PlanDetail }) {
  const [t, tl, ta, locale] = await Promise.all([
    getTranslations('plans'),
    getTranslations('loops'),
    getTranslations('lessons'),
    getLocale(),
  ])
  const pick = localized(locale)
  const now = today()
  const on = detail.approvedOn ?? now
  const rule = (key: string, day = on) => ruleOn(key, day, view.regionCode)
  const drill = detail.drillRule ? rule(detail.drillRule, now) : null
  const facts: Fact[] = [
    { term: t('facts.scope'), value: detail.scope },
    {
      term: t('facts.places'),
      value:
        detail.places.length === 0 ? (
          <span className="dim">{t('facts.none')}</span>
        ) : (
          detail.places.map(place => (
            <a key={place.id} className="link mr-3" href={`/places/${place.id}`}>
              {pick(place.zh, place.en)}
            </a>
          ))
        ),
    },
    {
      term: t('facts.hazardKinds'),
      value:
        detail.hazardKinds.length === 0 ? (
          <span className="dim">{t('facts.none')}</span>
        ) : (
          detail.hazardKinds.map(kind => ta(`kind.${kind}`)).join(locale === 'en' ? ', ' : '、')
        ),
    },
    {
      term: t('facts.review'),
      value: detail.reviewKind ? (
        t(`reviewKind.${detail.reviewKind}`)
      ) : (
        <span className="dim">{t('facts.noReview')}</span>
      ),
      ...(detail.experts > 0 ? { basis: t('facts.reviewAsked'), basisHref: rules } : {}),
    },
    ...(detail.sinceOn
      ? [{ term: t('facts.approved'), value: sayDay(detail.approvedOn ?? detail.sinceOn, locale, now) }]
      : []),
    ...(view.regulating ? [{ term: t('facts.with'), value: pick(view.regulating.zh, view.regulating.en) }] : []),
    detail.filingRule && view.regulating
      ? {
          term: t('facts.filing'),
          value: detail.dueOn ? sayDay(detail.dueOn, locale, now) : <span className="dim">{t('facts.noReview')}</span>,
          basis: await cite(rule(detail.filingRule)),
          basisHref: rules,
        }
      : { term: t('facts.filing'), value: <span className="dim">{t('facts.noFiling')}</span> },
    ...(detail.number && detail.filedOn
      ? [{ term: t('facts.filed'), value: `${detail.number} · ${sayDay(detail.filedOn, locale, now)}` }]
      : []),
    ...(detail.reviewOn
      ? [
          {
            term: t('facts.reviewDue'),
            value: sayDay(detail.reviewOn, locale, now),
            basis: await cite(rule('plan.review')),
            basisHref: rules,
          },
        ]
      : []),
    ...(drill
      ? [
          {
            term: t('facts.drill'),
            value: t('facts.every', { n: drill.value }),
            basis: await cite(drill),
            basisHref: rules,
          },
        ]
      : []),
    {
      term: t('facts.versions'),
      value: detail.versions.map(version => (
        <span key={version.id} className="block">
          {version.id === detail.id ? (
            `${t('edition', { n: version.edition })} · ${tl(`stage.plan.${version.stage}`)}`
          ) : (
            <a className="link" href={`/plans/${version.id}`}>
              {codeOf('plan', version.id)} · {t('edition', { n: version.edition })} ·{' '}
              {tl(`stage.plan.${version.stage}`)}
            </a>
          )}
        </span>
      )),
    },
  ]
  return (
    <Section title={t('facts.title')} aside={detail.invented ? t('invented') : undefined}>
      <Facts facts={facts} />
    </Section>
  )
}
