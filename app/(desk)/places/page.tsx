import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { NumberLink } from '@/components/figure'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import { listCampaignChoices } from '@/db/queries/campaigns'
import { filterNames, listPrefectures } from '@/db/queries/case-list'
import { findCellName } from '@/db/queries/grid'
import { countPlaces, listPlaces, type PlaceFilters, readPlaceFilters, risks, sectors } from '@/db/queries/places'
import { coverStates } from '@/domain/coverage'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized, sayDay } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { PlaceTable } from './place-table'
import { viewsOf } from './place-views'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/places'
const pageSize = 30

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('places'))('title') }
}

export default async function PlacesPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readPlaceFilters(address)
  const after = [address.after].flat()[0]
  const page = await read(async (tx, actor) => {
    const shownViews = viewsOf(filters).map(([, view]) => view)
    const [all, register, ...counts] = await countPlaces(tx, [filters, { on: filters.on }, ...shownViews])
    return {
      seesVisits: actor.role !== 'enterprise',
      imports: actor.role === 'supervisor',
      all: all!,
      register: register!,
      cell: filters.grid ? await findCellName(tx, filters.grid) : null,
      counts,
      ...(await listPlaces(tx, filters, { after, limit: pageSize })),
      names: await filterNames(tx, {
        unit: filters.unit,
        issuer: filters.regulator,
        campaign: filters.campaign,
        region: filters.region,
      }),
      campaigns: await listCampaignChoices(tx),
      regions: await listPrefectures(tx),
    }
  })
  // an empty register would say that the campaign visits nowhere
  if (filters.campaign && !page.names.campaign) notFound()
  const [t, tr, ts, locale] = await Promise.all([
    getTranslations('places'),
    getTranslations('register'),
    getTranslations('lists'),
    getLocale(),
  ])
  const on = filters.on ?? today()
  const pick = localized(locale)
  const here = addressOf(filters)
  const wordOf = (key: keyof PlaceFilters, value: string): string => {
    const name = page.names[key === 'regulator' ? 'issuer' : (key as 'unit')]
    if (name) return pick(name.zh, name.en)
    if (key === 'risk') return t(`risk.${value}` as 'risk.red')
    if (key === 'sector') return t(`sector.${value}` as 'sector.gas')
    if (key === 'cover') return t(`cover.${value}` as 'cover.visited')
    if (key === 'visited') return t(value === 'yes' ? 'filter.visitedYes' : 'filter.visitedNo')
    if (key === 'hazards') return t(value === 'open' ? 'filter.hazardsOpen' : 'filter.hazardsMajor')
    if (key === 'visit') return t('filter.visitDue')
    if (key === 'on') return sayDay(value, locale, today())
    if (key === 'listed') return tr(value === 'left' ? 'filter.listedLeft' : 'filter.listedAll')
    if (key === 'grid') return page.cell ? pick(page.cell.zh, page.cell.en) : value
    if (key === 'noGrid') return tr('filter.noGridYes')
    return key === 'nobody' ? t('filter.nobodyYes') : value
  }
  const labels: Record<keyof PlaceFilters, string> = {
    q: ts('filter.q'),
    risk: t('list.risk'),
    sector: t('list.sector'),
    region: t('list.region'),
    unit: t('filter.unit'),
    regulator: t('filter.regulator'),
    nobody: t('filter.nobody'),
    campaign: t('filter.campaign'),
    visited: t('filter.visited'),
    cover: t('filter.cover'),
    hazards: t('filter.hazards'),
    visit: t('filter.visit'),
    on: tr('filter.on'),
    listed: tr('filter.listed'),
    grid: tr('filter.grid'),
    noGrid: tr('filter.noGrid'),
  }
  const select = (name: keyof PlaceFilters, options: { value: string; word: string }[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: labels[name],
    none: ts('any'),
    options,
    defaultValue: String(filters[name] ?? ''),
  })
  const fields = [
    select(
      'risk',
      risks.map(risk => ({ value: risk, word: t(`risk.${risk}`) })),
    ),
    select(
      'sector',
      sectors.map(sector => ({ value: sector, word: t(`sector.${sector}`) })),
    ),
    select(
      'region',
      page.regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
    ),
    ...(filters.campaign && page.seesVisits
      ? [
          select(
            'cover',
            [...coverStates, 'new' as const].map(cover => ({ value: cover, word: t(`cover.${cover}`) })),
          ),
        ]
      : []),
    ...(page.seesVisits && !filters.campaign
      ? [
          select('visited', [
            { value: 'yes', word: t('filter.visitedYes') },
            { value: 'no', word: t('filter.visitedNo') },
          ]),
        ]
      : []),
    select('hazards', [
      { value: 'open', word: t('filter.hazardsOpen') },
      { value: 'major', word: t('filter.hazardsMajor') },
    ]),
    select(
      'campaign',
      page.campaigns.map(drive => ({ value: String(drive.id), word: pick(drive.zh, drive.en) })),
    ),
    select('listed', [
      { value: 'left', word: tr('filter.listedLeft') },
      { value: 'all', word: tr('filter.listedAll') },
    ]),
    {
      kind: 'date',
      name: 'on',
      label: labels.on,
      hint: tr('filter.onHint'),
      defaultValue: filters.on ?? '',
      short: true,
    },
  ] satisfies FormFieldProps[]
  const kept = (['unit', 'regulator', 'nobody', 'visit', 'grid', 'noGrid'] as const).flatMap(name =>
    filters[name] === undefined ? [] : [[name, String(filters[name])] as const],
  )
  return (
    <>
      <TopBar title={t('title')}>
        {page.seesVisits && (
          <a className="btn quiet" href="/grid">
            {tr('grid')}
          </a>
        )}
        <a className="btn quiet wide" href={`${path}/labels${here}`}>
          {(await getTranslations('field.label'))('openAll')}
        </a>
        <a className="btn quiet wide" href={`${path}/export${here}`}>
          {t('export')}
        </a>
        <a className="btn quiet wide" href={`${path}/register${here}`}>
          {tr('export')}
        </a>
        {page.imports && (
          <a className="btn" href={`${path}/import`}>
            {tr('import')}
          </a>
        )}
      </TopBar>
      <p className="dim px-[var(--space-gutter)] pt-3">
        {tr('asOf', { day: sayDay(on, locale) })}
        <NumberLink href={`${path}${addressOf({ on: filters.on })}`} value={tr('asOfPlaces', { n: page.register })} />
      </p>
      <SavedViews
        label={ts('views')}
        views={viewsOf(filters).flatMap(([word, view], index) =>
          ('visited' in view || 'visit' in view) && !page.seesVisits
            ? []
            : [
                {
                  href: `${path}${addressOf(view)}`,
                  word: t(word),
                  count: page.counts[index],
                  current: addressOf(view) === here,
                },
              ],
        )}
      />
      <FilterBar
        action={path}
        label={t('filter.label')}
        search={{ name: 'q', label: t('filter.search'), value: filters.q }}
        fields={fields}
        keep={kept}
        chips={Object.entries(filters).map(([key, value]) => {
          const label = labels[key as keyof PlaceFilters]
          const word = wordOf(key as keyof PlaceFilters, String(value))
          return {
            label,
            value: word,
            href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
            remove: ts('remove', { label, value: word }),
          }
        })}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={{ href: path, word: ts('clear') }}
      />
      <NotUnderstood address={address} understood={filters} also={['after']} />
      <PlaceTable
        visits={page.seesVisits}
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
