import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { share } from '@/components/numerals'
import { Section } from '@/components/section'
import { SourceQuote } from '@/components/source-quote'
import { TopBar } from '@/components/top-bar'
import { listCampaigns, listCampaignWork } from '@/db/queries/campaigns'
import { toVisit } from '@/domain/coverage'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized } from '../../words'
import { BattleRow } from './battle-row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('title') }
}

export default async function CampaignsPage() {
  const page = await read(async (tx, actor) => {
    const work = await listCampaignWork(tx, today())
    const campaigns = (await listCampaigns(tx)).map(campaign => ({ ...campaign, work: work(campaign.id) }))
    return { campaigns, mayOpen: actor.role === 'supervisor', seesVisits: actor.role !== 'enterprise' }
  })
  const { campaigns } = page
  const [t, tl, locale] = await Promise.all([getTranslations('campaigns'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const sentence = campaigns.find(one => one.kind === 'battle' && one.sentence)?.sentence
  return (
    <>
      <TopBar title={t('title')}>
        {page.mayOpen && (
          <a className="btn" href="/campaigns/new">
            {t('open.title')}
          </a>
        )}
      </TopBar>
      <BattleRow campaigns={campaigns} seesVisits={page.seesVisits} />
      <Section title={t('battles')}>
        {sentence && (
          <SourceQuote text={pick(sentence.zh, sentence.en)}>
            <a className="link" href={`/speech?s=${sentence.no}#s${sentence.no}`}>
              {t('sentence', { no: sentence.no })}
            </a>
          </SourceQuote>
        )}
        <p className="dim lead">{t('lead')}</p>
      </Section>
      <LedgerTable
        caption={t('list.caption')}
        wide
        rows={campaigns}
        rowKey={row => row.id}
        rowHref={row => `/campaigns/${row.id}`}
        columns={[
          {
            key: 'name',
            head: t('list.name'),
            phone: 'title',
            cell: row =>
              row.named ? (
                <>
                  {row.slot && `${row.slot} `}
                  {pick(row.nameZh, row.nameEn)}
                </>
              ) : (
                <span className="faint">{t('notNamedTitle', { no: row.slot ?? '' })}</span>
              ),
          },
          {
            key: 'kind',
            head: t('list.kind'),
            cell: row => <span className="dim">{t(`kind.${row.kind}`)}</span>,
            look: 'nw',
            phone: 'lead',
          },
          {
            key: 'commander',
            head: t('list.commander'),
            cell: row =>
              row.named ? (
                <span className="dim">{row.commander ? pick(row.commander.zh, row.commander.en) : tl('none')}</span>
              ) : (
                ''
              ),
          },
          {
            key: 'visited',
            head: t('list.visited'),
            numeric: true,
            phoneLabel: t('list.visited'),
            cell: ({ id, named, standing }) =>
              page.seesVisits && named && toVisit(standing) > 0 ? (
                <NumberLink
                  value={share(standing.visited, toVisit(standing))}
                  href={`/places?campaign=${id}&cover=visited`}
                />
              ) : (
                ''
              ),
          },
          {
            key: 'unvisited',
            head: t('list.unvisited'),
            numeric: true,
            phoneLabel: t('list.unvisited'),
            cell: ({ id, named, standing }) =>
              page.seesVisits && named ? (
                <NumberLink value={standing.unvisited} href={`/places?campaign=${id}&cover=unvisited`} />
              ) : (
                ''
              ),
          },
          {
            key: 'open',
            head: t('list.open'),
            numeric: true,
            phoneLabel: t('list.open'),
            cell: ({ id, named, work }) =>
              named ? <NumberLink value={work.hazardsOpen} href={`/hazards?campaign=${id}&state=open`} /> : '',
          },
          {
            key: 'late',
            head: t('list.late'),
            numeric: true,
            phoneLabel: t('list.late'),
            cell: ({ id, named, work }) =>
              named ? <NumberLink value={work.hazardsLate} href={`/hazards?campaign=${id}&due=overdue`} /> : '',
          },
          {
            key: 'tasks',
            head: t('list.tasks'),
            numeric: true,
            phoneLabel: t('list.tasks'),
            cell: ({ id, named, work }) =>
              named ? <NumberLink value={work.tasksOpen} href={`/tasks?campaign=${id}&state=open`} /> : '',
          },
        ]}
      />
    </>
  )
}
