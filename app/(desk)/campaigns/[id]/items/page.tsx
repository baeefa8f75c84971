import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { LedgerTable } from '@/components/ledger-table'
import { count, share } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { findCampaign } from '@/db/queries/campaigns'
import { listChecked } from '@/db/queries/coverage'
import { codeOf } from '@/domain/loops'
import { today } from '../../../../light-of'
import { read } from '../../../../session'
import { localized, sayInstant } from '../../../../words'
import { CampaignWay } from '../campaign-way'
import { campaignIdIn } from '../read-campaign'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ left?: string }> }
const most = 500

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('items.title') }
}

/** The list: each visit that a visited place counts, with the items that its checklist asked and those that were looked at. */
export default async function ItemsPage({ params, searchParams }: Props) {
  const id = campaignIdIn((await params).id)
  const left = (await searchParams).left === 'yes'
  const page = await read(async tx => {
    const found = await findCampaign(tx, id)
    return found?.campaign.named ? { ...found, rows: await listChecked(tx, id, most, left) } : null
  })
  if (!page) notFound()
  const [t, locale] = await Promise.all([getTranslations('campaigns'), getLocale()])
  const pick = localized(locale)
  const { asked, checked } = page.campaign.items
  const sum = (key: 'asked' | 'checked') => page.rows.reduce((total, row) => total + row[key], 0)
  const path = `/campaigns/${id}/items`
  return (
    <>
      <CampaignWay campaign={page.campaign} page={t('items.title')} />
      <Section>
        <h1>{t('items.title')}</h1>
        <p className="dim lead">
          {t('items.lead', { asked: count(asked), checked: count(checked), share: share(checked, asked) })}
        </p>
      </Section>
      <SavedViews
        label={t('items.views')}
        views={[
          { href: path, word: t('items.all'), current: !left },
          { href: `${path}?left=yes`, word: t('items.left'), current: left },
        ]}
      />
      <LedgerTable
        caption={t('items.caption', { n: page.rows.length })}
        wide
        rows={page.rows}
        rowKey={row => row.place.id}
        rowHref={row => `/inspections/${row.inspectionId}`}
        columns={[
          {
            key: 'code',
            head: t('items.visit'),
            cell: row => codeOf('inspection', row.inspectionId),
            look: 'nw',
            phone: 'lead',
          },
          {
            key: 'place',
            head: t('items.place'),
            phone: 'title',
            cell: row => pick(row.place.zh, row.place.en),
          },
          {
            key: 'asked',
            head: t('items.asked'),
            numeric: true,
            phoneLabel: t('items.asked'),
            cell: row => count(row.asked),
          },
          {
            key: 'checked',
            head: t('items.checked'),
            numeric: true,
            phoneLabel: t('items.checked'),
            cell: row => count(row.checked),
          },
          {
            key: 'missing',
            head: t('items.missing'),
            numeric: true,
            phoneLabel: t('items.missing'),
            cell: row => count(row.asked - row.checked),
          },
          {
            key: 'since',
            head: t('items.since'),
            look: 'nw',
            phone: 'hide',
            cell: row => <span className="dim">{sayInstant(row.since, locale, today())}</span>,
          },
        ]}
        foot={
          page.rows.length > 0 && page.rows.length < most
            ? ['', t('items.sum'), count(sum('asked')), count(sum('checked')), count(sum('asked') - sum('checked')), '']
            : undefined
        }
        empty={
          <div className="sec">
            {left && checked > 0 ? (
              <EmptyState title={t('items.noneLeftTitle')} text={t('items.noneLeftText')} />
            ) : (
              <EmptyState title={t('items.emptyTitle')} text={t('items.emptyText')} />
            )}
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
