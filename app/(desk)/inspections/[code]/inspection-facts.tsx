import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { Section } from '@/components/section'
import type { CaseView, Named } from '@/db/queries/case-view'
import type { AnsweredItem } from '@/db/queries/checklists'
import type { InspectionDetail } from '@/db/queries/inspections'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'
import { RiskMark } from '../../places/risk-mark'

/** What is known of an inspection, and the hazards that it has found. */
export async function InspectionFacts({
  view,
  detail,
  items,
}: {
  view: CaseView
  detail: InspectionDetail
  items: readonly AnsweredItem[]
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('inspections'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const name = (who: Named | null) => (who ? pick(who.zh, who.en) : tl('none'))
  const link = (href: string, word: string) => (
    <a className="link" href={href}>
      {word}
    </a>
  )
  const facts: Fact[] = [
    {
      term: t('facts.place'),
      value: detail.place ? (
        <>
          {link(`/places/${detail.place.id}`, name(detail.place))} <RiskMark risk={detail.place.risk} />
        </>
      ) : (
        t('facts.placeHidden')
      ),
    },
    { term: t('facts.enterprise'), value: detail.placeOwner ? name(detail.placeOwner) : '—' },
    {
      term: t('facts.checklist'),
      value: link(
        `/checklists/${detail.checklist.id}`,
        t('facts.version', { name: name(detail.checklist), version: detail.checklist.version }),
      ),
    },
    {
      term: t('facts.day'),
      value: detail.onDay ? sayDay(detail.onDay, locale, today()) : tl('light.noDue'),
      basis: view.owner ? `${tl('basis.assigned')} · ${name(view.owner)}` : undefined,
    },
    { term: t('facts.kind'), value: tl(`inspectionKind.${detail.kind}`) },
    {
      term: t('facts.team'),
      value: detail.team.length > 0 ? detail.team.map(name).join(locale === 'en' ? ', ' : '、') : tl('none'),
    },
    { term: t('facts.unit'), value: name(view.performing) },
  ]
  if (detail.campaign)
    facts.push({ term: t('facts.campaign'), value: link(`/campaigns/${detail.campaign.id}`, name(detail.campaign)) })
  if (detail.directive)
    facts.push({
      term: t('facts.directive'),
      value: link(
        `/directives/${detail.directive.id}`,
        `${codeOf('directive', detail.directive.id)} ${name(detail.directive)}`,
      ),
    })
  if (detail.followsId !== null)
    facts.push({
      term: t('facts.follows'),
      value: link(`/inspections/${detail.followsId}`, codeOf('inspection', detail.followsId)),
    })
  if (detail.followedBy.length > 0)
    facts.push({
      term: t('facts.followedBy'),
      value: detail.followedBy.map(id => <span key={id}>{link(`/inspections/${id}`, codeOf('inspection', id))} </span>),
    })
  if (view.submitter) facts.push({ term: t('facts.submitted'), value: name(view.submitter) })
  if (view.verifier) facts.push({ term: t('facts.reviewed'), value: name(view.verifier) })
  // who sees no event does not see the answers either, and so not what became of them
  const isHidden = view.events.length === 0
  const found = items.filter(item => item.hazardId !== null)
  return (
    <>
      <Section title={t('facts.title')}>
        <Facts facts={facts} />
      </Section>
      <Section title={t('found.title')} aside={isHidden ? undefined : found.length}>
        {isHidden ? (
          <p className="dim">{t('found.untilIssued')}</p>
        ) : found.length === 0 ? (
          <p className="dim">{t('found.none')}</p>
        ) : (
          <ul className="checks">
            {found.map(item => (
              <li key={item.id}>
                {link(`/hazards/${item.hazardId}`, codeOf('hazard', item.hazardId!))}{' '}
                {pick(item.hazardZh, item.hazardEn)}{' '}
                <small className="faint">{tl(`stage.hazard.${item.hazardStage}` as 'stage.hazard.closed')}</small>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
