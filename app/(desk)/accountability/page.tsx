import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import {
  type AccountabilityFilters,
  countAccountability,
  type ListedAccountability,
  listAccountability,
  readAccountabilityFilters,
} from '@/db/queries/accountability'
import { rungs } from '@/domain/accountability'
import { codeOf } from '@/domain/loops'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized, sayDay } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/accountability'
const pageSize = 50
const views: readonly { key: 'open' | 'appealed' | 'all' | (typeof rungs)[number]; filters: AccountabilityFilters }[] =
  [
    { key: 'all', filters: {} },
    { key: 'open', filters: { state: 'open' } },
    { key: 'appealed', filters: { stage: 'appealed' } },
    ...rungs.map(rung => ({ key: rung, filters: { rung } })),
  ]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accountability'))('title') }
}

/** Every step of the ladder that the reader may see: an office those of its territory, a unit those that were served on it. */
export default async function AccountabilityPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readAccountabilityFilters(address)
  const after = [address.after].flat()[0]
  const { counts, rows, next } = await read(async tx => ({
    counts: await countAccountability(tx, [filters, ...views.map(view => view.filters)]),
    ...(await listAccountability(tx, filters, {
      after: /^\d{1,15}$/.test(after ?? '') ? Number(after) : undefined,
      limit: pageSize,
    })),
  }))
  const [t, tl, locale] = await Promise.all([getTranslations('accountability'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const all = counts[0]!
  const here = addressOf(filters)
  const columns: Column<ListedAccountability>[] = [
    {
      key: 'code',
      head: t('column.code'),
      phone: 'lead',
      width: '5.5rem',
      cell: row => codeOf('accountability', row.id),
    },
    {
      key: 'title',
      head: t('column.title'),
      phone: 'title',
      cell: row => `${codeOf(row.aboutLoop, row.aboutId)} ${pick(row.zh, row.en)}`,
    },
    { key: 'rung', head: t('column.rung'), width: '7rem', cell: row => t(`rung.${row.rung}`) },
    {
      key: 'unit',
      head: t('column.unit'),
      width: '10rem',
      cell: row => (row.unit ? pick(row.unit.zh, row.unit.en) : '—'),
    },
    {
      key: 'missed',
      head: t('column.missed'),
      width: '7rem',
      phoneLabel: t('column.missed'),
      cell: row => sayDay(row.missedOn, locale, now),
    },
    {
      key: 'answer',
      head: t('column.answer'),
      width: '7rem',
      phone: 'hide',
      cell: row => (row.dueOn ? sayDay(row.dueOn, locale, now) : '—'),
    },
    {
      key: 'stage',
      head: t('column.stage'),
      phone: 'aside',
      width: '8rem',
      cell: row => tl(`stage.accountability.${row.stage}`),
    },
  ]
  return (
    <>
      <TopBar title={t('title')} />
      <SavedViews
        label={t('views')}
        views={views.map(({ key, filters: view }, index) => ({
          href: `${path}${addressOf(view)}`,
          word: key === 'all' || key === 'open' || key === 'appealed' ? t(`view.${key}`) : t(`rung.${key}`),
          count: counts[index + 1],
          current: addressOf(view) === here,
        }))}
      />
      <NotUnderstood address={address} understood={filters} also={['after']} />
      <LedgerTable
        caption={t('caption', { n: all })}
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `${path}/${row.id}`}
        wide
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')} />
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={rows.length} all={all} after={after} next={next} />
    </>
  )
}
