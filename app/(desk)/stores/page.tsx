import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listPrefectures } from '@/db/queries/case-list'
import { ruleOn } from '@/db/queries/rules'
import {
  countStores,
  listStores,
  readStoreFilters,
  type StoreFilters,
  storeStates,
  warnDays,
} from '@/db/queries/stores'
import { storeKinds } from '@/domain/response'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { cite } from '../../rule-words'
import { read } from '../../session'
import { localized, sayDay } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { writers } from '../teams/writers'
import { storeLight } from './store-light'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/stores'
const pageSize = 50
const views: Record<'all' | (typeof storeStates)[number], StoreFilters> = {
  all: {},
  expired: { state: 'expired' },
  soon: { state: 'soon' },
  uninspected: { state: 'uninspected' },
  out: { state: 'out' },
  empty: { state: 'empty' },
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stores'))('title') }
}

/** What is kept for emergencies, what ends first first. */
export default async function StoresPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readStoreFilters(address)
  const asked = [address.after].flat()[0]
  const after = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 0
  const now = today()
  const page = await read(async (tx, actor) => ({
    actor,
    counts: await countStores(tx, [filters, ...Object.values(views)], now),
    regions: await listPrefectures(tx),
    ...(await listStores(tx, filters, now, { after, limit: pageSize })),
  }))
  const [t, ts, locale, light] = await Promise.all([
    getTranslations('stores'),
    getTranslations('lists'),
    getLocale(),
    storeLight(),
  ])
  const pick = localized(locale)
  const all = page.counts[0]!
  const wordOf = (key: keyof StoreFilters, value: string | number): string => {
    if (key === 'kind') return t(`kind.${value}` as 'kind.rescue')
    if (key === 'state') return t(`view.${value}` as 'view.expired')
    const region = key === 'region' ? page.regions.find(one => one.code === value) : undefined
    return region ? pick(region.zh, region.en) : String(value)
  }
  const select = (name: keyof StoreFilters, values: readonly string[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: t(`filter.${name}`),
    none: ts('any'),
    options: values.map(value => ({ value, word: wordOf(name, value) })),
    defaultValue: String(filters[name] ?? ''),
  })
  const chips = (Object.entries(filters) as [keyof StoreFilters, string | number][]).map(([key, value]) => ({
    label: t(`filter.${key}`),
    value: wordOf(key, value),
    href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
    remove: ts('remove', { label: t(`filter.${key}`), value: wordOf(key, value) }),
  }))
  const day = (on: string | null) => (on ? sayDay(on, locale, now) : '—')
  return (
    <>
      <TopBar title={t('title')} aside={t('aside', { n: all })}>
        {writers.includes(page.actor.role) && (
          <a className="btn pri" href={`${path}/new`}>
            {t('add')}
          </a>
        )}
      </TopBar>
      <SavedViews
        label={t('views')}
        views={Object.entries(views).map(([key, view], index) => ({
          href: `${path}${addressOf(view)}`,
          word: t(`view.${key}` as 'view.all'),
          count: page.counts[index + 1],
          current: addressOf(view) === addressOf(filters),
        }))}
      />
      <FilterBar
        action={path}
        label={t('filter.label')}
        fields={[
          select('state', storeStates),
          select('kind', storeKinds),
          select(
            'region',
            page.regions.map(one => one.code),
          ),
        ]}
        chips={chips}
        keep={filters.unit ? [['unit', String(filters.unit)]] : []}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={chips.length > 0 ? { href: path, word: ts('clear') } : undefined}
      />
      <NotUnderstood address={address} understood={filters} also={['after']} />
      <LedgerTable
        caption={t('caption')}
        rows={page.rows}
        rowKey={row => row.id}
        rowHref={row => `${path}/${row.id}`}
        wide
        columns={[
          { key: 'name', head: t('column.name'), phone: 'title', cell: row => pick(row.zh, row.en) },
          {
            key: 'kind',
            head: t('column.kind'),
            width: '8rem',
            phone: 'hide',
            cell: row => <span className="dim">{t(`kind.${row.kind}`)}</span>,
          },
          {
            key: 'quantity',
            head: t('column.quantity'),
            numeric: true,
            width: '6rem',
            phone: 'aside',
            cell: row => (
              <>
                {count(row.quantity)} <small className="faint">{row.measure}</small>
              </>
            ),
          },
          {
            key: 'unit',
            head: t('column.unit'),
            width: '10rem',
            cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
          },
          {
            key: 'keptAt',
            head: t('column.keptAt'),
            width: '11rem',
            phone: 'hide',
            cell: row => <span className="dim">{row.keptAt}</span>,
          },
          {
            key: 'expires',
            head: t('column.expires'),
            width: '7rem',
            look: 'nw',
            phoneLabel: t('column.expires'),
            cell: row => day(row.expiresOn),
          },
          {
            key: 'inspect',
            head: t('column.inspect'),
            width: '7rem',
            look: 'nw',
            phoneLabel: t('column.inspect'),
            cell: row => day(row.inspectBy),
          },
          { key: 'light', head: t('column.light'), width: '11rem', phone: 'full', cell: light },
        ]}
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')} />
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={all} after={after} next={page.next} />
      <Section>
        <p className="faint">
          {t('warnBasis', { n: warnDays(now) })} · {await cite(ruleOn('stores.warn', now))}
        </p>
      </Section>
    </>
  )
}
