import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import { filterNames, listPrefectures } from '@/db/queries/case-list'
import { countDrills, type DrillFilters, listDrills, readDrillFilters } from '@/db/queries/drills'
import { drillKinds, drillMoves, drillStages } from '@/domain/drill'
import { codeOf } from '@/domain/loops'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { DrillTable } from './drill-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/drills'
const pageSize = 40
const views = {
  all: {},
  planned: { stage: 'planned' },
  late: { state: 'late' },
  unevaluated: { state: 'unevaluated' },
  uncounted: { state: 'uncounted' },
  unimproved: { state: 'unimproved' },
  counted: { stage: 'counted' },
  cancelled: { stage: 'cancelled' },
} as const satisfies Record<string, DrillFilters>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('drills'))('title') }
}

/** The drills in sight by what waits for whom. */
export default async function DrillsPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readDrillFilters(address)
  const after = [address.after].flat()[0]
  const now = today()
  const page = await read(async (tx, actor) => ({
    actor,
    counts: await countDrills(tx, [filters, ...Object.values(views)], now),
    regions: await listPrefectures(tx),
    names: await filterNames(tx, { unit: filters.unit, under: filters.under, region: filters.region }),
    ...(await listDrills(tx, filters, now, {
      after: /^\d{1,15}$/.test(after ?? '') ? Number(after) : undefined,
      limit: pageSize,
    })),
  }))
  const [t, ts, tl, locale] = await Promise.all([
    getTranslations('drills'),
    getTranslations('lists'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  const here = addressOf(filters)
  const all = page.counts[0]!
  const wordOf = (key: keyof DrillFilters, value: string): string => {
    if (key === 'state') return t(`view.${value}` as 'view.late')
    if (key === 'stage') return tl(`stage.drill.${value}` as 'stage.drill.held')
    if (key === 'kind') return t(`kind.${value}` as 'kind.tabletop')
    if (key === 'plan') return codeOf('plan', Number(value))
    const name = page.names[key as 'unit' | 'under' | 'region']
    return name ? pick(name.zh, name.en) : value
  }
  const select = (name: keyof DrillFilters, options: { value: string; word: string }[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: t(`filter.${name}`),
    none: ts('any'),
    options,
    defaultValue: String(filters[name] ?? ''),
  })
  const plan = (drillMoves.plan.by as readonly string[]).includes(page.actor.role) && (
    <a className="btn pri" href={`${path}/new${addressOf({ plan: filters.plan })}`}>
      {t('new')}
    </a>
  )
  return (
    <>
      <TopBar title={t('title')} aside={t('aside', { n: all })}>
        <a className="btn quiet" href={`${path}/programme`}>
          {t('programme.title')}
        </a>
        {plan}
      </TopBar>
      <SavedViews
        label={t('views')}
        views={Object.entries(views).map(([key, view], index) => ({
          href: `${path}${addressOf(view)}`,
          word: t(`view.${key}` as 'view.all'),
          count: page.counts[index + 1],
          current: addressOf(view) === here,
        }))}
      />
      <FilterBar
        action={path}
        label={t('filter.label')}
        fields={[
          select(
            'kind',
            drillKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
          ),
          select(
            'stage',
            drillStages.map(stage => ({ value: stage, word: tl(`stage.drill.${stage}`) })),
          ),
          select(
            'region',
            page.regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
          ),
        ]}
        keep={(['state', 'plan', 'year', 'unit', 'under'] as const).flatMap(name =>
          filters[name] === undefined ? [] : [[name, String(filters[name])] as const],
        )}
        chips={Object.entries(filters).map(([key, value]) => {
          const label = t(`filter.${key as keyof DrillFilters}`)
          const word = wordOf(key as keyof DrillFilters, String(value))
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
      <DrillTable
        caption={t('caption', { n: all })}
        rows={page.rows}
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')}>
              {plan}
            </EmptyState>
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={all} after={after} next={page.next} />
    </>
  )
}
