import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { EmptyState } from '@/components/empty-state'
import { Section } from '@/components/section'
import { SourceQuote } from '@/components/source-quote'
import { TopBar } from '@/components/top-bar'
import { listCampaignRegions, listCampaigns } from '@/db/queries/campaigns'
import { listPlaces } from '@/db/queries/places'
import { inspectionMoves } from '@/domain/inspection'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { PlaceTable } from '../../places/place-table'
import { BattleRow } from '../battle-row'
import { CampaignCoverage, CampaignMap } from './campaign-coverage'
import { CampaignFacts, CampaignFigures } from './campaign-figures'

type Props = { params: Promise<{ id: string }> }
const shown = 8

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('title') }
}

export default async function CampaignPage({ params }: Props) {
  const { id: segment } = await params
  if (!/^\d{1,15}$/.test(segment)) notFound()
  const id = Number(segment)
  const page = await read(async (tx, actor) => ({
    actor,
    campaigns: await listCampaigns(tx, today()),
    regions: await listCampaignRegions(tx, id, today()),
    unvisited: (await listPlaces(tx, { campaign: id, visited: 'no' }, { limit: shown })).rows,
  }))
  const campaign = page.campaigns.find(one => one.id === id)
  if (!campaign) notFound()
  const [t, locale] = await Promise.all([getTranslations('campaigns'), getLocale()])
  const pick = localized(locale)
  const { figures, sentence } = campaign
  const title = campaign.named
    ? pick(campaign.nameZh, campaign.nameEn)
    : t('notNamedTitle', { no: campaign.slot ?? '' })
  const left = figures.registered - figures.visited
  const mayPlan = campaign.named && (inspectionMoves.plan.by as readonly string[]).includes(page.actor.role)
  const quote = sentence && (
    <SourceQuote text={pick(sentence.zh, sentence.en)} marked={pick(campaign.quoteZh, campaign.quoteEn) || undefined}>
      <a className="link" href={`/speech?s=${sentence.no}#s${sentence.no}`}>
        {t('sentence', { no: sentence.no })}
      </a>
      {locale !== 'en' && <Basis>{t(sentence.zhBasis === 'report' ? 'zhReport' : 'zhRendering')}</Basis>}
    </SourceQuote>
  )
  return (
    <>
      <TopBar title={title}>
        {mayPlan && (
          <a className="btn pri" href={`/inspections/new?campaign=${id}`}>
            {t('inspect')}
          </a>
        )}
      </TopBar>
      <BattleRow campaigns={page.campaigns} current={id} />
      {campaign.named ? (
        <>
          <div className="half">
            <div>
              <Section>{quote}</Section>
              <CampaignCoverage campaign={campaign} />
              <CampaignFacts campaign={campaign} />
            </div>
            <CampaignFigures campaign={campaign} />
          </div>
          <div className="half last ruled">
            <Section
              title={t('unvisited.title', { n: left })}
              aside={
                left > 0 && (
                  <a className="link" href={`/places?campaign=${id}&visited=no`}>
                    {t('unvisited.all')}
                  </a>
                )
              }
            >
              {page.unvisited.length > 0 && (
                <PlaceTable caption={t('unvisited.title', { n: left })} rows={page.unvisited} wide={false} />
              )}
            </Section>
            <CampaignMap id={id} regions={page.regions} />
          </div>
        </>
      ) : (
        <Section>
          {quote}
          <EmptyState title={title} text={t('notNamedText')} />
        </Section>
      )}
    </>
  )
}
