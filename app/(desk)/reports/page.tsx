import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import {
  type CircularFilters,
  countCirculars,
  type ListedCircular,
  listCirculars,
  readCircularFilters,
} from '@/db/queries/circulars'
import { circularKinds, circularMoves } from '@/domain/circular'
import { codeOf } from '@/domain/loops'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized, sayDay } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/reports'
const pageSize = 30
const views: readonly { key: 'all' | (typeof circularKinds)[number] | 'waiting'; filters: CircularFilters }[] = [
  { key: 'all', filters: {} },
  ...circularKinds.map(kind => ({ key: kind, filters: { kind } })),
  { key: 'waiting', filters: { stage: 'submitted' } },
]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

/** The documents of the units that the reader sees, and what other units issued. */
export default async function ReportsPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readCircularFilters(address)
  const after = [address.after].flat()[0]
  const { actor, counts, rows, next } = await read(async (tx, actor) => ({
    actor,
    counts: await countCirculars(tx, [filters, ...views.map(view => view.filters)]),
    ...(await listCirculars(tx, filters, {
      after: /^\d{1,15}$/.test(after ?? '') ? Number(after) : undefined,
      limit: pageSize,
    })),
  }))
  const [t, tl, locale] = await Promise.all([getTranslations('reports'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const all = counts[0]!
  const here = addressOf(filters)
  const may = (circularMoves.draft.by as readonly string[]).includes(actor.role)
  const begin = may && (
    <a className="btn pri" href={`${path}/new`}>
      {t('new.title')}
    </a>
  )
  const columns: Column<ListedCircular>[] = [
    { key: 'code', head: t('column.code'), phone: 'lead', width: '5.5rem', cell: row => codeOf('circular', row.id) },
    { key: 'title', head: t('column.title'), phone: 'title', cell: row => pick(row.zh, row.en) },
    { key: 'kind', head: t('column.kind'), width: '9rem', cell: row => t(`kind.${row.kind}`) },
    { key: 'number', head: t('column.number'), width: '13rem', cell: row => row.number ?? '—' },
    {
      key: 'days',
      head: t('column.days'),
      width: '12rem',
      cell: row => `${sayDay(row.fromDay, locale, now)} – ${sayDay(row.toDay, locale, now)}`,
    },
    {
      key: 'unit',
      head: t('column.unit'),
      width: '9rem',
      cell: row => (row.unit ? pick(row.unit.zh, row.unit.en) : '—'),
    },
    {
      key: 'stage',
      head: t('column.stage'),
      phone: 'aside',
      width: '7rem',
      cell: row => tl(`stage.circular.${row.stage}`),
    },
  ]
  return (
    <>
      <TopBar title={t('title')}>{begin}</TopBar>
      <SavedViews
        label={t('views')}
        views={views.map(({ key, filters: view }, index) => ({
          href: `${path}${addressOf(view)}`,
          word: key === 'all' || key === 'waiting' ? t(`view.${key}`) : t(`kind.${key}`),
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
            <EmptyState title={t('empty.title')} text={t(may ? 'empty.begin' : 'empty.wait')}>
              {begin}
            </EmptyState>
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={rows.length} all={all} after={after} next={next} />
    </>
  )
}
