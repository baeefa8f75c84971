import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { NumberLink } from '@/components/figure'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { findCampaign } from '@/db/queries/campaigns'
import { countNet, listNet, type NetCell } from '@/db/queries/coverage'
import { coverStates } from '@/domain/coverage'
import { read } from '../../../../session'
import { inReadersLanguage } from '../../../../words'
import { CampaignWay } from '../campaign-way'
import { campaignIdIn } from '../read-campaign'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ complete?: string }> }
const most = 500

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('net.title') }
}

/** The net: every grid cell of a register with how its places stand. */
export default async function NetPage({ params, searchParams }: Props) {
  const id = campaignIdIn((await params).id)
  const asked = (await searchParams).complete
  const complete = asked === 'yes' ? true : asked === 'no' ? false : undefined
  const page = await read(async tx => {
    const found = await findCampaign(tx, id)
    return found?.campaign.named
      ? { ...found, net: await countNet(tx, id), cells: await listNet(tx, id, complete, most) }
      : null
  })
  if (!page) notFound()
  const [t, tp, pick] = await Promise.all([
    getTranslations('campaigns'),
    getTranslations('places'),
    inReadersLanguage(),
  ])
  const { net } = page
  const path = `/campaigns/${id}/net`
  const cell = (row: NetCell, state: string | null, value: number) => (
    <NumberLink value={value} href={`/places?campaign=${id}&grid=${row.id}${state ? `&cover=${state}` : ''}`} />
  )
  const columns: Column<NetCell>[] = [
    { key: 'cell', head: t('net.cell'), cell: row => `${row.code} ${pick(row.zh, row.en)}`, phone: 'title' },
    {
      key: 'complete',
      head: t('net.state'),
      phone: 'lead',
      look: 'nw',
      cell: row => (
        <span className={`light ${row.complete ? 'g' : 'w'}`}>
          <i className={`lt ${row.complete ? 'g' : 'w'}`} aria-hidden="true" />
          {t(row.complete ? 'net.complete' : 'net.open')}
        </span>
      ),
    },
    {
      key: 'places',
      head: t('register.places'),
      numeric: true,
      phoneLabel: t('register.places'),
      cell: row => cell(row, null, row.places),
    },
    ...coverStates.map(
      (state): Column<NetCell> => ({
        key: state,
        head: tp(`cover.${state}`),
        numeric: true,
        phoneLabel: tp(`cover.${state}`),
        cell: row => cell(row, state, row[state]),
      }),
    ),
  ]
  return (
    <>
      <CampaignWay campaign={page.campaign} page={t('net.title')} />
      <Section>
        <h1>{t('coverage.net')}</h1>
        <p className="dim lead">{t('net.meaning')}</p>
      </Section>
      <SavedViews
        label={t('net.views')}
        views={[
          { href: path, word: t('net.all'), count: net.cells, current: complete === undefined },
          {
            href: `${path}?complete=no`,
            word: t('net.open'),
            count: net.cells - net.complete,
            current: complete === false,
          },
          { href: `${path}?complete=yes`, word: t('net.complete'), count: net.complete, current: complete === true },
        ]}
      />
      <LedgerTable
        caption={t('net.caption', { n: page.cells.length })}
        wide
        rows={page.cells}
        rowKey={row => row.id}
        columns={columns}
        empty={
          <div className="sec">
            <EmptyState
              title={t('net.emptyTitle')}
              text={t(net.cells === 0 ? 'coverage.noNet' : 'net.emptyText')}
              closed={net.cells > 0}
            />
          </div>
        }
      />
      <Section>
        <p className="faint xs">
          {net.outside > 0 && t('coverage.outside', { n: net.outside })}{' '}
          {page.cells.length === most && t('firstOnly', { n: most })}
        </p>
      </Section>
    </>
  )
}
