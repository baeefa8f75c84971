import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import { filterNames, listPrefectures } from '@/db/queries/case-list'
import { countPlans, listPlans, type PlanFilters, readPlanFilters } from '@/db/queries/plans'
import { planKinds, planMoves, planStages } from '@/domain/plan'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { PlanTable } from './plan-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/plans'
const pageSize = 40
const views = {
  all: {},
  inForce: { state: 'inForce' },
  expired: { state: 'expired' },
  neverDrilled: { state: 'neverDrilled' },
  unfiled: { state: 'unfiled' },
  unread: { state: 'unread' },
  draft: { stage: 'draft' },
} as const satisfies Record<string, PlanFilters>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plans'))('title') }
}

/** The emergency plans in sight: what is in force, past its review, never drilled, not filed, not read. */
export default async function PlansPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readPlanFilters(address)
  const after = [address.after].flat()[0]
  const now = today()
  const page = await read(async (tx, actor) => ({
    actor,
    counts: await countPlans(tx, [filters, ...Object.values(views)], now),
    regions: await listPrefectures(tx),
    names: await filterNames(tx, { unit: filters.unit, under: filters.under, region: filters.region }),
    ...(await listPlans(tx, filters, now, {
      after: /^\d{1,15}$/.test(after ?? '') ? Number(after) : undefined,
      limit: pageSize,
    })),
  }))
  const [t, ts, tl, locale] = await Promise.all([
    getTranslations('plans'),
    getTranslations('lists'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  const here = addressOf(filters)
  const all = page.counts[0]!
  const wordOf = (key: keyof PlanFilters, value: string): string => {
    if (key === 'state') return t(`view.${value}` as 'view.expired')
    if (key === 'stage') return tl(`stage.plan.${value}` as 'stage.plan.draft')
    if (key === 'kind') return t(`kind.${value}` as 'kind.onsite')
    const name = page.names[key as 'unit' | 'under' | 'region']
    return name ? pick(name.zh, name.en) : value
  }
  const select = (name: keyof PlanFilters, options: { value: string; word: string }[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: t(`filter.${name}`),
    none: ts('any'),
    options,
    defaultValue: String(filters[name] ?? ''),
  })
  const draft = (planMoves.draft.by as readonly string[]).includes(page.actor.role) && (
    <a className="btn pri" href={`${path}/new`}>
      {t('new')}
    </a>
  )
  return (
    <>
      <TopBar title={t('title')} aside={t('aside', { n: all })}>
        <a className="btn quiet" href="/drills/programme">
          {t('programme')}
        </a>
        {draft}
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
            planKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
          ),
          select(
            'stage',
            planStages.map(stage => ({ value: stage, word: tl(`stage.plan.${stage}`) })),
          ),
          select(
            'region',
            page.regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
          ),
        ]}
        keep={(['state', 'unit', 'under'] as const).flatMap(name =>
          filters[name] === undefined ? [] : [[name, String(filters[name])] as const],
        )}
        chips={Object.entries(filters).map(([key, value]) => {
          const label = t(`filter.${key as keyof PlanFilters}`)
          const word = wordOf(key as keyof PlanFilters, String(value))
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
      <PlanTable
        caption={t('caption', { n: all })}
        rows={page.rows}
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')}>
              {draft}
            </EmptyState>
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={all} after={after} next={page.next} />
    </>
  )
}
