import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { Section } from '@/components/section'
import type { CaseView, Named } from '@/db/queries/case-view'
import type { HazardDetail } from '@/db/queries/hazards'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'
import { RiskMark } from '../../places/risk-mark'

/** What is known of a hazard: where, found by whom, who rectifies, by when and on whose word. */
export async function HazardFacts({ view, detail }: { view: CaseView; detail: HazardDetail }) {
  const [t, tl, locale] = await Promise.all([getTranslations('hazards'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const name = (who: Named | null) => (who ? pick(who.zh, who.en) : tl('none'))
  const reporter = view.events.at(-1)
  const facts: Fact[] = [
    { term: t('facts.level'), value: detail.level ? tl(`level.${detail.level}`) : t('facts.notGraded') },
    {
      term: t('facts.place'),
      value: detail.place ? (
        <>
          <a className="link" href={`/places/${detail.place.id}`}>
            {pick(detail.place.zh, detail.place.en)}
          </a>{' '}
          <RiskMark risk={detail.place.risk} />
        </>
      ) : (
        t('facts.placeHidden')
      ),
    },
    { term: t('facts.region'), value: pick(detail.regionZh, detail.regionEn) },
    { term: t('facts.foundBy'), value: await foundBy() },
    {
      term: t('facts.rectifier'),
      value: (
        <a className="link" href={`/hazards?unit=${view.performing.id}&state=open`}>
          {name(view.performing)}
        </a>
      ),
    },
    { term: t('facts.owner'), value: name(view.owner) },
    {
      term: t('facts.due'),
      value: view.dueOn ? sayDay(view.dueOn, locale, today()) : tl('light.noDue'),
      basis: view.dueOn ? dueBasis() : undefined,
    },
    { term: t('facts.regulator'), value: name(view.regulating) },
    { term: t('facts.issuer'), value: name(view.issuing) },
  ]
  if (detail.campaign)
    facts.push({
      term: t('facts.campaign'),
      value: (
        <a className="link" href={`/campaigns/${detail.campaign.id}`}>
          {name(detail.campaign)}
        </a>
      ),
    })
  if (detail.task) {
    facts.push({
      term: t('facts.task'),
      value: (
        <a className="link" href={`/tasks/${detail.task.id}`}>
          {codeOf('task', detail.task.id)} {name(detail.task)}
        </a>
      ),
    })
  }
  if (detail.sameClause > 0 && detail.place) {
    facts.push({
      term: t('facts.same'),
      value: (
        <a className="link" href={`/hazards?place=${detail.place.id}&state=open`}>
          {t('facts.sameCount', { n: detail.sameClause })}
        </a>
      ),
    })
  }
  if (detail.verdict)
    facts.push({ term: t('facts.verdict'), value: tl(`verdict.${detail.verdict}` as 'verdict.effective') })

  function dueBasis() {
    if (detail.dueBasis === 'law') return t('facts.basisLaw', { clause: detail.dueClause ?? '' })
    if (detail.dueBasis === 'source') return t('facts.basisSource')
    const by = detail.dueBy ? t('facts.assignedBy', { who: name(detail.dueBy) }) : tl('basis.assigned')
    return [by, detail.dueClause].filter(Boolean).join(' · ')
  }

  async function foundBy() {
    if (detail.inspection) {
      const kind = tl(`inspectionKind.${detail.inspection.kind}`)
      return (
        <a className="link" href={`/inspections/${detail.inspection.id}`}>
          {t('facts.inspection', { code: codeOf('inspection', detail.inspection.id), kind })}
        </a>
      )
    }
    if (detail.foundByInspection) return t('facts.inspectionHidden')
    return t('facts.reported', { who: reporter ? pick(reporter.personZh, reporter.personEn) : '—' })
  }

  return (
    <Section title={t('facts.title')}>
      <Facts facts={facts} />
    </Section>
  )
}
