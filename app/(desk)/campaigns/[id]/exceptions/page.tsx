import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { findCampaign } from '@/db/queries/campaigns'
import { type Exception, listExceptions } from '@/db/queries/coverage'
import { today } from '../../../../light-of'
import { read } from '../../../../session'
import { localized, sayInstant } from '../../../../words'
import { CampaignWay } from '../campaign-way'
import { campaignIdIn } from '../read-campaign'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> }
const most = 500

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('except.title') }
}

/** The places that a campaign need not visit, each with its reason and who gave it. */
export default async function ExceptionsPage({ params, searchParams }: Props) {
  const id = campaignIdIn((await params).id)
  const page = await read(async (tx, actor) => {
    const found = await findCampaign(tx, id)
    return found?.campaign.named
      ? { ...found, rows: await listExceptions(tx, id, most), maySay: actor.role === 'supervisor' }
      : null
  })
  if (!page) notFound()
  const [t, locale] = await Promise.all([getTranslations('campaigns'), getLocale()])
  const pick = localized(locale)
  const said = (await searchParams).done
  const done = (['excepted', 'readmitted'] as const).find(word => word === said)
  const columns: Column<Exception>[] = [
    {
      key: 'place',
      head: t('items.place'),
      phone: 'title',
      cell: row => pick(row.place.zh, row.place.en),
    },
    {
      key: 'region',
      head: t('except.where'),
      phone: 'lead',
      look: 'nw',
      cell: row => <span className="dim">{pick(row.region?.zh, row.region?.en)}</span>,
    },
    { key: 'reason', head: t('except.reason'), phone: 'full', cell: row => row.reason },
    {
      key: 'by',
      head: t('except.by'),
      cell: row => (
        <span className="dim">
          {pick(row.by?.zh, row.by?.en) || '—'} · {pick(row.unit?.zh, row.unit?.en) || '—'}
        </span>
      ),
    },
    {
      key: 'at',
      head: t('except.at'),
      look: 'nw',
      cell: row => <span className="dim">{sayInstant(row.at, locale, today())}</span>,
    },
  ]
  if (page.maySay)
    columns.push({
      key: 'back',
      head: t('except.column'),
      quietHead: true,
      look: 'nw',
      phone: 'full',
      cell: row => (
        <a
          className="link"
          href={`/campaigns/${id}/exceptions/new?place=${row.place.id}`}
          aria-label={t('except.backOf', { place: pick(row.place.zh, row.place.en) })}
        >
          {t('except.back')}
        </a>
      ),
    })
  return (
    <>
      <CampaignWay campaign={page.campaign} page={t('except.title')} />
      <Section>
        <h1>{t('except.count', { n: page.campaign.standing.not_applicable })}</h1>
        <p className="dim lead">{t('except.lead')}</p>
        {done && <Notice kind="good" title={t(`done.${done}`)} live />}
      </Section>
      <LedgerTable
        caption={t('except.title')}
        wide
        rows={page.rows}
        rowKey={row => row.place.id}
        rowHref={row => `/places/${row.place.id}`}
        columns={columns}
        empty={
          <div className="sec">
            <EmptyState title={t('except.emptyTitle')} text={t('except.emptyText')}>
              <a className="btn" href={`/places?campaign=${id}&cover=unvisited`}>
                {t('except.toUnvisited')}
              </a>
            </EmptyState>
          </div>
        }
      />
      {page.rows.length === most && (
        <Section>
          <p className="faint xs">{t('firstOnly', { n: most })}</p>
        </Section>
      )}
    </>
  )
}
