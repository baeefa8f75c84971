import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { Figure, Figures } from '@/components/figure'
import { LineStroke } from '@/components/line-stroke'
import { Section } from '@/components/section'
import type { Campaign, CampaignWork } from '@/db/queries/campaigns'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { localized, sayDay, sayInstant } from '../../../words'
import { sectorWord } from '../../places/sector-word'

/** What a campaign has given and found; every figure opens its rows. */
export async function CampaignFigures({ id, work: figures }: { id: number; work: CampaignWork }) {
  const t = await getTranslations('campaigns')
  return (
    <Section title={t('figures.title')} aside={t('figures.aside')}>
      <Figures>
        <Figure value={figures.hazards} label={t('figures.hazards')} href={`/hazards?campaign=${id}`} />
        <Figure
          value={figures.hazardsOpen}
          label={t('figures.hazardsOpen')}
          href={`/hazards?campaign=${id}&state=open`}
        />
        <Figure
          value={figures.hazardsLate}
          label={t('figures.hazardsLate')}
          href={`/hazards?campaign=${id}&due=overdue`}
          bad={figures.hazardsLate > 0}
        />
        <Figure
          value={figures.majorOpen}
          label={t('figures.majorOpen')}
          href={`/hazards?campaign=${id}&state=open&level=major`}
        />
        <Figure
          value={figures.repeats}
          label={t('figures.repeats')}
          href={`/hazards?campaign=${id}&repeat=yes`}
          bad={figures.repeats > 0}
        />
      </Figures>
      <div className="apart">
        <LineStroke
          total={figures.hazards}
          open={figures.hazardsOpen}
          late={figures.hazardsLate}
          width={368}
          height={10}
          full
        />
      </div>
      <Figures>
        <Figure value={figures.tasks} label={t('figures.tasks')} href={`/tasks?campaign=${id}`} />
        <Figure value={figures.tasksOpen} label={t('figures.tasksOpen')} href={`/tasks?campaign=${id}&state=open`} />
        <Figure
          value={figures.tasksLate}
          label={t('figures.tasksLate')}
          href={`/tasks?campaign=${id}&due=overdue`}
          bad={figures.tasksLate > 0}
        />
        <Figure value={figures.inspections} label={t('figures.inspections')} href={`/inspections?campaign=${id}`} />
      </Figures>
    </Section>
  )
}

/** Who commands a campaign and until when, each with its basis. */
export async function CampaignFacts({ campaign }: { campaign: Campaign }) {
  const [t, tl, tp, locale] = await Promise.all([
    getTranslations('campaigns'),
    getTranslations('loops'),
    getTranslations('places'),
    getLocale(),
  ])
  const pick = localized(locale)
  const day = (on: string | null) => (on ? sayDay(on, locale, today()) : tl('light.noDue'))
  const basis = tl(`basis.${campaign.commanderBasis ?? 'assigned'}`)
  const facts: Fact[] = [
    {
      term: t('facts.commander'),
      value: campaign.commander ? pick(campaign.commander.zh, campaign.commander.en) : t('facts.nobody'),
      basis:
        campaign.commander && campaign.commanderBasis
          ? campaign.startsOn
            ? t('facts.basis', { basis, on: day(campaign.startsOn) })
            : basis
          : undefined,
    },
    {
      term: t('facts.unit'),
      value: campaign.unit ? pick(campaign.unit.zh, campaign.unit.en) : t('facts.nobody'),
      basis: campaign.unit ? tl('basis.assigned') : undefined,
    },
    {
      term: t('facts.from'),
      value: day(campaign.startsOn),
      basis: campaign.startsOn ? tl('basis.assigned') : undefined,
    },
    { term: t('facts.to'), value: day(campaign.endsOn), basis: campaign.endsOn ? tl('basis.assigned') : undefined },
  ]
  const list = (words: readonly string[]) => words.join(t('facts.and'))
  facts.push(
    {
      term: t('facts.sectors'),
      value: list(campaign.sectors.map(one => sectorWord(tp, one))),
      basis: tl('basis.assigned'),
    },
    {
      term: t('facts.checklists'),
      value: list(campaign.checklists.map(one => pick(one.zh, one.en))),
      basis: tl('basis.assigned'),
    },
  )
  if (campaign.namedBy && campaign.namedAt)
    facts.push({
      term: t(campaign.kind === 'battle' ? 'facts.namedBy' : 'facts.openedBy'),
      value: pick(campaign.namedBy.zh, campaign.namedBy.en),
      basis: t('facts.basis', { basis: tl('basis.assigned'), on: sayInstant(campaign.namedAt, locale, today()) }),
    })
  if (campaign.directiveId) {
    facts.push({
      term: t('facts.directive'),
      value: (
        <a className="link" href={`/directives/${campaign.directiveId}`}>
          {codeOf('directive', campaign.directiveId)}
        </a>
      ),
    })
  }
  return (
    <Section title={t('facts.title')}>
      <Facts facts={facts} />
    </Section>
  )
}
