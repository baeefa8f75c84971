import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { EmptyState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { SourceQuote } from '@/components/source-quote'
import { TopBar } from '@/components/top-bar'
import { type Campaign, findCampaign, findCampaignWork } from '@/db/queries/campaigns'
import { countNet, countRegisterChanges, listCoverRegions, listDrawings } from '@/db/queries/coverage'
import { listPlaces } from '@/db/queries/places'
import { inspectionMoves } from '@/domain/inspection'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { BattleRow } from '../battle-row'
import { CampaignCoverage, CampaignMap } from './campaign-coverage'
import { CampaignFacts, CampaignFigures } from './campaign-figures'
import { campaignIdIn } from './read-campaign'
import { Register } from './register'
import { Target } from './target'
import { Unvisited } from './unvisited'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> }
const shown = 8
const doneWords = ['named', 'opened', 'drawn'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('title') }
}

/** All of it in one snapshot; how the register stands comes from its tally, and only the first rows of the unvisited are read. */
const readPage = (id: number) =>
  read(async (tx, actor) => {
    const found = await findCampaign(tx, id)
    if (!found) return null
    if (!found.campaign.named) return { ...found, actor, detail: null }
    return {
      ...found,
      actor,
      detail: {
        work: await findCampaignWork(tx, id, today()),
        unvisited: (await listPlaces(tx, { campaign: id, cover: 'unvisited' }, { limit: shown })).rows,
        net: await countNet(tx, id),
        regions: await listCoverRegions(tx, id, today()),
        changes: await countRegisterChanges(tx, id, today()),
        drawings: await listDrawings(tx, id),
      },
    }
  })

export default async function CampaignPage({ params, searchParams }: Props) {
  const id = campaignIdIn((await params).id)
  const page = await readPage(id)
  if (!page) notFound()
  const { campaign, detail, actor } = page
  const [t, locale] = await Promise.all([getTranslations('campaigns'), getLocale()])
  const said = (await searchParams).done
  const done = doneWords.find(word => word === said)
  const title = campaign.named
    ? localized(locale)(campaign.nameZh, campaign.nameEn)
    : t('notNamedTitle', { no: campaign.slot ?? '' })
  const mayPlan = campaign.named && (inspectionMoves.plan.by as readonly string[]).includes(actor.role)
  return (
    <>
      <TopBar title={title}>
        {mayPlan && (
          <a className="btn pri" href={`/inspections/new?campaign=${id}`}>
            {t('inspect')}
          </a>
        )}
      </TopBar>
      <BattleRow campaigns={page.campaigns} current={id} seesVisits={actor.role !== 'enterprise'} />
      {done && (
        <div className="sec">
          <Notice kind="good" title={t(`done.${done}`)} live />
        </div>
      )}
      {detail ? (
        <>
          {actor.role === 'enterprise' ? (
            <Section>
              <p className="dim">{t('unvisited.enterprise')}</p>
            </Section>
          ) : (
            <>
              <Unvisited campaign={campaign} rows={detail.unvisited} mayExcept={actor.role === 'supervisor'} />
              <div className="half ruled">
                <div>
                  <CampaignCoverage campaign={campaign} net={detail.net} />
                  <Target campaign={campaign} />
                </div>
                <Register campaign={campaign} changes={detail.changes} drawings={detail.drawings} />
              </div>
            </>
          )}
          <div className="half last ruled">
            <div>
              <CampaignFigures id={id} work={detail.work} />
              <CampaignFacts campaign={campaign} />
              <Section>
                <Quote campaign={campaign} />
              </Section>
            </div>
            {actor.role !== 'enterprise' && <CampaignMap id={id} regions={detail.regions} />}
          </div>
        </>
      ) : (
        <Section>
          <Quote campaign={campaign} />
          <EmptyState title={title} text={t('notNamedText')}>
            {campaign.mayName ? (
              <a className="btn pri" href={`/campaigns/${id}/name`}>
                {t('name.title')}
              </a>
            ) : (
              <p className="faint xs">{t('name.notYours')}</p>
            )}
          </EmptyState>
        </Section>
      )}
    </>
  )
}

/** The sentence that asks for the campaign; of a battle that the source does not name, the page keeps saying so after somebody named it. */
async function Quote({ campaign }: { campaign: Campaign }) {
  const [t, locale] = await Promise.all([getTranslations('campaigns'), getLocale()])
  const pick = localized(locale)
  const { sentence } = campaign
  if (!sentence) return <p className="dim">{t('noSentence')}</p>
  return (
    <>
      <SourceQuote text={pick(sentence.zh, sentence.en)} marked={pick(campaign.quoteZh, campaign.quoteEn) || undefined}>
        <a className="link" href={`/speech?s=${sentence.no}#s${sentence.no}`}>
          {t('sentence', { no: sentence.no })}
        </a>
        {locale !== 'en' && <Basis>{t(sentence.zhBasis === 'report' ? 'zhReport' : 'zhRendering')}</Basis>}
      </SourceQuote>
      {campaign.named && campaign.kind === 'battle' && campaign.quoteZh === null && (
        <p className="dim">{t('name.notInSource')}</p>
      )}
    </>
  )
}
