import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import { listCampaignChoices } from '@/db/queries/campaigns'
import { filterNames, listPrefectures } from '@/db/queries/case-list'
import { findChecklistVersion } from '@/db/queries/checklist-versions'
import {
  countInspections,
  type InspectionFilters,
  listInspections,
  readInspectionFilters,
} from '@/db/queries/inspections'
import { type InspectionKind, inspectionKinds, inspectionMoves, inspectionStages } from '@/domain/inspection'
import { stageStates } from '@/domain/loop'
import { codeOf } from '@/domain/loops'
import { addressOf } from '../../address'
import { read } from '../../session'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { InspectionTable } from './inspection-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/inspections'
const pageSize = 30
/** What an enterprise comes for: what is announced, what it has to receive, its own checks. */
const enterpriseViews = {
  receive: { document: 'unreceived' },
  open: { state: 'open' },
  self: { kind: 'self_check' },
  issued: { stage: 'issued' },
  all: {},
} as const satisfies Record<string, InspectionFilters>
type ViewName = keyof typeof enterpriseViews | 'mine' | 'field' | 'review' | 'failed'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inspections'))('title') }
}

export default async function InspectionsPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readInspectionFilters(address)
  const after = [address.after].flat()[0]
  const page = await read(async (tx, actor) => {
    const views: Partial<Record<ViewName, InspectionFilters>> =
      actor.role === 'enterprise'
        ? enterpriseViews
        : {
            ...(inspectionMoves.enter.by[0] === actor.role ? { mine: { state: 'open', person: actor.personId } } : {}),
            open: { state: 'open' },
            field: { stage: 'in_field' },
            review: { stage: 'submitted' },
            failed: { failed: 'yes' },
            issued: { stage: 'issued' },
            all: {},
          }
    const [all, ...counts] = await countInspections(tx, [filters, ...Object.values(views)])
    return {
      actor,
      views: Object.entries(views) as [ViewName, InspectionFilters][],
      all: all!,
      counts,
      ...(await listInspections(tx, filters, { after, limit: pageSize })),
      names: await filterNames(tx, {
        unit: filters.unit,
        campaign: filters.campaign,
        directive: filters.directive,
        place: filters.place,
        owner: filters.person,
        region: filters.region,
      }),
      list: filters.checklist ? await findChecklistVersion(tx, filters.checklist) : null,
      campaigns: await listCampaignChoices(tx),
      regions: await listPrefectures(tx),
    }
  })
  const [t, tl, ts, locale] = await Promise.all([
    getTranslations('inspections'),
    getTranslations('loops'),
    getTranslations('lists'),
    getLocale(),
  ])
  const pick = localized(locale)
  const mayPlan = (inspectionMoves.plan.by as readonly string[]).includes(page.actor.role)
  const mayCheck = (inspectionMoves.begin_self.by as readonly string[]).includes(page.actor.role)
  const plan = mayCheck ? (
    <a className="btn pri" href={`${path}/new${addressOf({ place: filters.place })}`}>
      {t('self.title')}
    </a>
  ) : (
    mayPlan && (
      <a className="btn pri" href={`${path}/new${addressOf({ place: filters.place, campaign: filters.campaign })}`}>
        {t('planNew')}
      </a>
    )
  )
  const here = addressOf(filters)
  const wordOf = (key: keyof InspectionFilters, value: string): string => {
    const name = page.names[key === 'person' ? 'owner' : (key as 'unit')]
    if (key === 'checklist')
      return page.list
        ? t('facts.version', { name: pick(page.list.zh, page.list.en), version: page.list.version })
        : value
    if (key === 'document') return t('filter.documentUnreceived')
    if (key === 'directive') return codeOf('directive', Number(value))
    if (name) return pick(name.zh, name.en)
    if (key === 'state') return ts(`state.${value}` as 'state.open')
    if (key === 'stage') return tl(`stage.inspection.${value}` as 'stage.inspection.issued')
    if (key === 'kind') return tl(`inspectionKind.${value as InspectionKind}`)
    return key === 'failed' ? t('filter.failedYes') : value
  }
  const select = (name: keyof InspectionFilters, options: { value: string; word: string }[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: t(`filter.${name}`),
    none: ts('any'),
    options,
    defaultValue: String(filters[name] ?? ''),
  })
  const fields = [
    select(
      'state',
      stageStates.filter(state => state !== 'before').map(state => ({ value: state, word: ts(`state.${state}`) })),
    ),
    select(
      'stage',
      inspectionStages.map(stage => ({ value: stage, word: tl(`stage.inspection.${stage}`) })),
    ),
    select(
      'kind',
      inspectionKinds.map(kind => ({ value: kind, word: tl(`inspectionKind.${kind}`) })),
    ),
    select(
      'campaign',
      page.campaigns.map(drive => ({ value: String(drive.id), word: pick(drive.zh, drive.en) })),
    ),
    select(
      'region',
      page.regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
    ),
  ]
  const kept = (
    ['place', 'directive', 'checklist', 'unit', 'person', 'failed', 'from', 'to', 'document'] as const
  ).flatMap(name => (filters[name] === undefined ? [] : [[name, String(filters[name])] as const]))
  return (
    <>
      <TopBar title={t('title')}>
        <a className="btn quiet" href="/checklists">
          {t('checklists')}
        </a>
        {mayPlan && (
          <a className="btn quiet" href={`${path}/schedule`}>
            {t('schedule')}
          </a>
        )}
        {plan}
      </TopBar>
      <SavedViews
        label={ts('views')}
        views={page.views.map(([key, view], index) => ({
          href: `${path}${addressOf(view)}`,
          word: t(`list.views.${key}`),
          count: page.counts[index],
          current: addressOf(view) === here,
        }))}
      />
      <FilterBar
        action={path}
        label={t('filter.label')}
        fields={fields}
        keep={kept}
        chips={Object.entries(filters).map(([key, value]) => {
          const label = t(`filter.${key}` as 'filter.state')
          const word = wordOf(key as keyof InspectionFilters, String(value))
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
      <InspectionTable
        caption={t('list.caption', { n: page.all })}
        rows={page.rows}
        empty={
          <div className="sec">
            <EmptyState
              title={t('list.emptyTitle')}
              text={t(page.actor.role === 'enterprise' ? 'list.emptyEnterprise' : 'list.emptyText')}
            >
              {plan}
            </EmptyState>
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={page.all} after={after} next={page.next} />
    </>
  )
}
