import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import { listPrefectures } from '@/db/queries/case-list'
import { countTeams, listTeams, readTeamFilters, type TeamFilters } from '@/db/queries/response-teams'
import { teamKinds } from '@/domain/response'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized, sayInstant } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { writers } from './writers'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/teams'
const pageSize = 50
const views = { all: {}, ready: { ready: 'yes' }, notReady: { ready: 'no' } } as const satisfies Record<
  string,
  TeamFilters
>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('teams'))('title') }
}

/** The teams that can be called, those that are not ready first. */
export default async function TeamsPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readTeamFilters(address)
  const asked = [address.after].flat()[0]
  const after = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 0
  const page = await read(async (tx, actor) => ({
    actor,
    counts: await countTeams(tx, [filters, ...Object.values(views)]),
    regions: await listPrefectures(tx),
    ...(await listTeams(tx, filters, { after, limit: pageSize })),
  }))
  const [t, ts, locale] = await Promise.all([getTranslations('teams'), getTranslations('lists'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const all = page.counts[0]!
  const wordOf = (key: keyof TeamFilters, value: string | number): string => {
    if (key === 'kind') return t(`kind.${value}` as 'kind.gas')
    if (key === 'ready') return t(`ready.${value}` as 'ready.yes')
    const region = key === 'region' ? page.regions.find(one => one.code === value) : undefined
    return region ? pick(region.zh, region.en) : String(value)
  }
  const select = (name: keyof TeamFilters, values: readonly string[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: t(`filter.${name}`),
    none: ts('any'),
    options: values.map(value => ({ value, word: wordOf(name, value) })),
    defaultValue: String(filters[name] ?? ''),
  })
  const chips = (Object.entries(filters) as [keyof TeamFilters, string | number][]).map(([key, value]) => ({
    label: t(`filter.${key}`),
    value: wordOf(key, value),
    href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
    remove: ts('remove', { label: t(`filter.${key}`), value: wordOf(key, value) }),
  }))
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
          select('ready', ['yes', 'no']),
          select('kind', teamKinds),
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
            width: '9rem',
            cell: row => <span className="dim">{t(`kind.${row.kind}`)}</span>,
          },
          {
            key: 'unit',
            head: t('column.unit'),
            width: '10rem',
            phone: 'hide',
            cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
          },
          {
            key: 'members',
            head: t('column.members'),
            numeric: true,
            width: '5.5rem',
            phoneLabel: t('column.members'),
            cell: row => row.members,
          },
          {
            key: 'leader',
            head: t('column.leader'),
            width: '10rem',
            phone: 'full',
            cell: row => (
              <>
                {row.leader} <small className="faint nw">{row.phone}</small>
              </>
            ),
          },
          {
            key: 'region',
            head: t('column.region'),
            width: '10rem',
            phone: 'hide',
            cell: row => (
              <span className="dim">
                {row.region && pick(row.region.zh, row.region.en)}
                <small className="faint block">{row.base}</small>
              </span>
            ),
          },
          {
            key: 'ready',
            head: t('column.ready'),
            width: '14rem',
            phone: 'full',
            cell: row => (
              <>
                <Light tone={row.ready ? 'green' : 'red'} word={t(row.ready ? 'ready.yes' : 'ready.no')} />{' '}
                <small className="faint">{t('since', { on: sayInstant(row.since, locale, now) })}</small>
                {!row.ready && <small className="block">{row.reason}</small>}
              </>
            ),
          },
        ]}
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')} />
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={all} after={after} next={page.next} />
    </>
  )
}
