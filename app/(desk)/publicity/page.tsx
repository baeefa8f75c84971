import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Figure, Figures } from '@/components/figure'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import {
  type ActivityFilters,
  countActivities,
  listActivities,
  listPublicistUnits,
  readActivityFilters,
  recentActivities,
} from '@/db/queries/publicity'
import { activityKinds, audiences, reachBases } from '@/domain/publicity'
import { publicists } from '@/domain/training'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized, sayDay } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { sayDays } from './say-days'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/publicity'
const pageSize = 50

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('publicity'))('title') }
}

/** Publicity in sight: what the last ninety days came to, and each activity with whom it reached and how that is known. */
export default async function PublicityPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readActivityFilters(address)
  const after = [address.after].flat()[0]
  const recent = recentActivities(today())
  const page = await read(async (tx, actor) => ({
    actor,
    recent: await countActivities(tx, recent),
    here: await countActivities(tx, filters),
    kinds: await Promise.all(activityKinds.map(kind => countActivities(tx, { kind }))),
    all: await countActivities(tx, {}),
    units: await listPublicistUnits(tx),
    ...(await listActivities(tx, filters, { after, limit: pageSize })),
  }))
  const [t, ts, locale] = await Promise.all([getTranslations('publicity'), getTranslations('lists'), getLocale()])
  const pick = localized(locale)
  const wordOf = (key: keyof ActivityFilters, value: string | number): string => {
    if (key === 'kind') return t(`kind.${value}` as 'kind.talk')
    if (key === 'audience') return t(`audience.${value}` as 'audience.public')
    if (key === 'basis') return t(`basis.${value}` as 'basis.counted')
    if (key === 'from' || key === 'to') return sayDay(String(value), locale, today())
    const unit = key === 'unit' ? page.units.find(one => one.id === value) : undefined
    return unit ? pick(unit.zh, unit.en) : String(value)
  }
  const chips = (Object.entries(filters) as [Exclude<keyof ActivityFilters, 'q'>, string | number][])
    .filter(([key]) => (key as string) !== 'q')
    .map(([key, value]) => ({
      label: t(`filter.${key}`),
      value: wordOf(key, value),
      href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
      remove: ts('remove', { label: t(`filter.${key}`), value: wordOf(key, value) }),
    }))
  const select = (name: 'audience' | 'basis' | 'unit', values: readonly (string | number)[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: t(`filter.${name}`),
    none: ts('any'),
    options: values.map(value => ({ value: String(value), word: wordOf(name, value) })),
    defaultValue: String(filters[name] ?? ''),
  })
  return (
    <>
      <TopBar title={t('title')} aside={t('aside', { n: page.here.activities })}>
        {publicists.includes(page.actor.role) && (
          <a className="btn pri" href={`${path}/new`}>
            {t('new.title')}
          </a>
        )}
      </TopBar>
      <Section>
        <Figures>
          <Figure value={page.recent.activities} label={t('figure.recent')} href={`${path}${addressOf(recent)}`} />
          <Figure value={page.recent.reach} label={t('figure.reach')} href={`${path}${addressOf(recent)}`} />
          <Figure value={page.here.reach} label={t('figure.here')} href={`${path}${addressOf(filters)}`} />
        </Figures>
        <p className="dim lead">{t('reachNote', { n: page.here.unknown })}</p>
      </Section>
      <SavedViews
        label={t('views')}
        views={[
          { href: path, word: t('all'), count: page.all.activities, current: addressOf(filters) === '' },
          ...activityKinds.map((kind, index) => ({
            href: `${path}?kind=${kind}`,
            word: t(`kind.${kind}`),
            count: page.kinds[index]!.activities,
            current: addressOf(filters) === `?kind=${kind}`,
          })),
        ]}
      />
      <FilterBar
        action={path}
        label={t('filter.label')}
        search={{ name: 'q', label: t('filter.q'), value: filters.q }}
        keep={filters.kind ? [['kind', filters.kind]] : []}
        fields={[
          select('audience', audiences),
          select('basis', reachBases),
          select(
            'unit',
            page.units.map(unit => unit.id),
          ),
          { kind: 'date', name: 'from', label: t('filter.from'), defaultValue: filters.from },
          { kind: 'date', name: 'to', label: t('filter.to'), defaultValue: filters.to },
        ]}
        chips={chips}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={chips.length > 0 ? { href: path, word: ts('clear') } : undefined}
      />
      <NotUnderstood address={address} understood={filters} also={['after']} />
      <LedgerTable
        caption={t('title')}
        wide
        rows={page.rows}
        rowKey={row => row.id}
        rowHref={row => `${path}/${row.id}`}
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')} />
          </div>
        }
        columns={[
          { key: 'title', head: t('field.title'), phone: 'title', cell: row => pick(row.titleZh, row.titleEn) },
          {
            key: 'kind',
            head: t('field.kind'),
            width: '9rem',
            cell: row => <span className="dim">{t(`kind.${row.kind}`)}</span>,
          },
          { key: 'unit', head: t('field.unit'), width: '11rem', cell: row => pick(row.unit.zh, row.unit.en) },
          {
            key: 'days',
            head: t('field.days'),
            width: '9rem',
            phone: 'lead',
            look: 'nw',
            cell: row => sayDays(row, locale, today()),
          },
          {
            key: 'channel',
            head: t('field.channel'),
            width: '13rem',
            phone: 'hide',
            cell: row => <span className="dim">{row.channel}</span>,
          },
          {
            key: 'reach',
            head: t('field.reach'),
            width: '11rem',
            numeric: true,
            phone: 'aside',
            cell: row =>
              row.reach === null ? (
                <span className="faint">{t('noReach')}</span>
              ) : (
                <>
                  {count(row.reach)} <span className="faint">{t(`basis.${row.reachBasis ?? 'counted'}`)}</span>
                </>
              ),
          },
        ]}
      />
      <ListFoot
        path={path}
        address={filters}
        shown={page.rows.length}
        all={page.here.activities}
        after={after}
        next={page.next}
      />
    </>
  )
}
