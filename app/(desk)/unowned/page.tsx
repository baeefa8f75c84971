import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { type Address, readerOf } from '@/db/queries/address'
import { countBreaks, listBreaks, readBreakFilters } from '@/db/queries/breaks'
import { listPrefectures } from '@/db/queries/case-list'
import { findUnitName } from '@/db/queries/people'
import { findRegionName } from '@/db/queries/regions'
import { sectorWords } from '@/domain/register-columns'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { sectorNames } from '../places/sector-words'
import { BreakTable } from './break-table'
import { BreakKindTable } from './kind-table'

const path = '/unowned'
const pageSize = 50

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('unowned'))('title') }
}

/** Nobody owns this: every missing link of the responsibility network, by kind, with what mends it. */
export default async function UnownedPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const filters = readBreakFilters(address)
  const after = readerOf(address).one('after')
  const { kind, ...place } = filters
  const page = await read(async tx => ({
    counts: await countBreaks(tx, place, today()),
    ...(await listBreaks(tx, filters, today(), { after, limit: pageSize })),
    regions: await listPrefectures(tx),
    region: filters.region ? await findRegionName(tx, filters.region) : null,
    unit: filters.unit || filters.under ? await findUnitName(tx, (filters.unit ?? filters.under)!) : null,
  }))
  const [t, ts, locale, sector] = await Promise.all([
    getTranslations('unowned'),
    getTranslations('lists'),
    getLocale(),
    sectorNames(),
  ])
  const pick = localized(locale)
  const all = kind ? page.counts[kind] : Object.values(page.counts).reduce((sum, n) => sum + n, 0)
  const chip = (key: keyof typeof filters, label: string, value: string) => ({
    label,
    value,
    href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
    remove: ts('remove', { label, value }),
  })
  const unitName = page.unit ? pick(page.unit.zh, page.unit.en) : ''
  return (
    <>
      <TopBar title={t('title')} />
      <p className="dim px-[var(--space-gutter)] pt-3">{t('lead')}</p>
      <NotUnderstood address={address} understood={filters} also={['after']} />
      <FilterBar
        action={path}
        label={t('filter.label')}
        keep={Object.entries({ kind, unit: filters.unit, under: filters.under }).flatMap(([name, value]) =>
          value ? [[name, String(value)] as const] : [],
        )}
        fields={[
          {
            kind: 'select',
            name: 'region',
            label: t('filter.region'),
            none: ts('any'),
            options: page.regions.map(one => ({ value: one.code, word: pick(one.zh, one.en) })),
            defaultValue: filters.region ?? '',
          },
          {
            kind: 'select',
            name: 'sector',
            label: t('filter.sector'),
            none: ts('any'),
            options: Object.keys(sectorWords).map(key => ({ value: key, word: sector(key) })),
            defaultValue: filters.sector ?? '',
          },
        ]}
        chips={[
          ...(filters.region
            ? [chip('region', t('filter.region'), page.region ? pick(page.region.zh, page.region.en) : filters.region)]
            : []),
          ...(filters.sector ? [chip('sector', t('filter.sector'), sector(filters.sector))] : []),
          ...(filters.unit ? [chip('unit', t('filter.unit'), unitName)] : []),
          ...(filters.under ? [chip('under', t('filter.under'), unitName)] : []),
        ]}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={{ href: path, word: ts('clear') }}
      />
      <Section>
        <BreakKindTable counts={page.counts} filters={filters} />
      </Section>
      <Section id="list" title={kind ? t(`kind.${kind}.what`) : t('list.title', { n: count(all) })} aside={count(all)}>
        <BreakTable
          caption={t('list.title', { n: all })}
          rows={page.rows}
          empty={
            <EmptyState title={t('list.emptyTitle')} text={t('list.emptyText')} closed>
              {Object.keys(filters).length > 0 && (
                <a className="btn" href={path}>
                  {ts('clear')}
                </a>
              )}
            </EmptyState>
          }
        />
      </Section>
      <ListFoot path={path} address={filters} shown={page.rows.length} all={all} after={after} next={page.next} />
    </>
  )
}
