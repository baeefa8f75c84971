import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import { type Address, readerOf } from '@/db/queries/address'
import { listPrefectures } from '@/db/queries/case-list'
import { type CellFilters, countCells, listCells, readCellFilters } from '@/db/queries/grid'
import { countPlaces } from '@/db/queries/places'
import { addressOf } from '../../address'
import { read } from '../../session'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'
import { CellTable } from './cell-table'

const path = '/grid'
const pageSize = 40
const views = { all: {}, none: { officer: 'none' }, named: { officer: 'named' } } as const satisfies Record<
  string,
  CellFilters
>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('grid'))('title') }
}

export default async function GridPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const filters = readCellFilters(address)
  const after = readerOf(address).one('after')
  const page = await read(async tx => {
    const within = { region: filters.region }
    const [all, ...counts] = await countCells(tx, [
      filters,
      ...Object.values(views).map(view => ({ ...within, ...view })),
    ])
    return {
      all: all!,
      counts,
      ...(await listCells(tx, filters, { after, limit: pageSize })),
      outside: (await countPlaces(tx, [{ ...within, noGrid: 'yes' }]))[0]!,
      regions: await listPrefectures(tx),
    }
  })
  const [t, ts, locale] = await Promise.all([getTranslations('grid'), getTranslations('lists'), getLocale()])
  const pick = localized(locale)
  const region = page.regions.find(one => one.code === filters.region)
  return (
    <>
      <TopBar title={t('title')} />
      <p className="dim px-[var(--space-gutter)] pt-3">
        {t('lead')}
        {locale === 'en' && ' '}
        {t.rich('noCell', {
          n: page.outside,
          rows: said => (
            <a className="num" href={`/places${addressOf({ region: filters.region, noGrid: 'yes' })}`}>
              {said}
            </a>
          ),
        })}
      </p>
      <SavedViews
        label={ts('views')}
        views={(Object.keys(views) as (keyof typeof views)[]).map((key, index) => ({
          href: `${path}${addressOf({ region: filters.region, ...views[key] })}`,
          word: t(`views.${key}`),
          count: page.counts[index],
          current: filters.officer === (views[key] as CellFilters).officer,
        }))}
      />
      <FilterBar
        action={path}
        label={t('filter.label')}
        keep={filters.officer ? [['officer', filters.officer]] : []}
        fields={[
          {
            kind: 'select',
            name: 'region',
            label: t('filter.region'),
            none: ts('any'),
            options: page.regions.map(one => ({ value: one.code, word: pick(one.zh, one.en) })),
            defaultValue: filters.region ?? '',
          },
        ]}
        chips={
          filters.region
            ? [
                {
                  label: t('filter.region'),
                  value: region ? pick(region.zh, region.en) : filters.region,
                  href: `${path}${addressOf({ officer: filters.officer })}`,
                  remove: ts('remove', {
                    label: t('filter.region'),
                    value: region ? pick(region.zh, region.en) : filters.region,
                  }),
                },
              ]
            : []
        }
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={{ href: path, word: ts('clear') }}
      />
      <CellTable
        caption={t('list.caption', { n: page.all })}
        rows={page.rows}
        empty={
          <div className="sec">
            <EmptyState title={t('list.emptyTitle')} text={t('list.emptyText')}>
              <a className="btn" href={path}>
                {ts('clear')}
              </a>
            </EmptyState>
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={page.all} after={after} next={page.next} />
    </>
  )
}
