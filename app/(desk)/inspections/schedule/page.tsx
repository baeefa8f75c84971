import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { mostPlanned } from '@/db/commands/plan-inspections'
import { listCampaignChoices } from '@/db/queries/campaigns'
import { listPrefectures } from '@/db/queries/case-list'
import { listChecklists } from '@/db/queries/checklists'
import { listPeople } from '@/db/queries/people'
import { risks, sectors } from '@/db/queries/places'
import {
  countDuePlaces,
  horizons,
  listDuePlaces,
  listGridChoices,
  readScheduleFilters,
  type ScheduleFilters,
} from '@/db/queries/schedule'
import { inspectionMoves, teamRoles } from '@/domain/inspection'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { DuePlaces } from './due-places'
import { IntervalRules } from './interval-rules'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/inspections/schedule'
const views = {
  due: {},
  never: { never: 'yes' },
  red: { risk: 'red' },
  soon: { within: '30' },
  planned: { planned: 'yes' },
} as const satisfies Record<string, ScheduleFilters>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('visits'))('schedule.title') }
}

export default async function SchedulePage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readScheduleFilters(address)
  const now = today()
  const page = await read(async (tx, actor) => {
    const [all, ...counts] = await countDuePlaces(tx, [filters, ...Object.values(views)], now)
    return {
      actor,
      all: all!,
      counts,
      rows: await listDuePlaces(tx, filters, now, mostPlanned),
      people: await listPeople(tx, actor.orgId, teamRoles),
      checklists: await listChecklists(tx),
      campaigns: await listCampaignChoices(tx),
      regions: await listPrefectures(tx),
      grids: await listGridChoices(tx),
    }
  })
  const [t, tp, ts, locale] = await Promise.all([
    getTranslations('visits'),
    getTranslations('places'),
    getTranslations('lists'),
    getLocale(),
  ])
  const pick = localized(locale)
  const mayPlan = (inspectionMoves.plan.by as readonly string[]).includes(page.actor.role)
  const here = addressOf(filters)
  const named = (choices: readonly { id: number; zh: string; en: string }[]) =>
    choices.map(({ id, zh, en }) => ({ value: String(id), word: pick(zh, en) }))
  const options: Record<Exclude<keyof ScheduleFilters, 'never' | 'planned'>, { value: string; word: string }[]> = {
    within: horizons.map(days => ({ value: days, word: t('schedule.within', { n: Number(days) }) })),
    risk: risks.map(risk => ({ value: risk, word: tp(`risk.${risk}`) })),
    sector: sectors.map(sector => ({ value: sector, word: tp(`sector.${sector}`) })),
    region: page.regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
    campaign: named(page.campaigns),
    grid: named(page.grids),
  }
  const fields = (Object.keys(options) as (keyof typeof options)[])
    .filter(name => options[name].length > 0)
    .map(
      (name): FormFieldProps => ({
        kind: 'select',
        name,
        label: t(`schedule.filter.${name}`),
        none: ts('any'),
        options: options[name],
        defaultValue: String(filters[name] ?? ''),
      }),
    )
  const made = /^\d{1,3}$/.test(String(address.made ?? '')) ? Number(address.made) : null
  const first = Number(/^\d{1,3}$/.exec(String(address.first ?? ''))?.[0] ?? 0)
  const wordOf = (name: keyof ScheduleFilters, value: string) =>
    name === 'never' || name === 'planned'
      ? t('schedule.filter.yes')
      : (options[name].find(option => option.value === value)?.word ?? value)
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('inspections'), href: '/inspections?state=open' }, { word: t('schedule.title') }]}
      />
      <Section>
        <h1>{t('schedule.title')}</h1>
        <p className="dim lead">{t('schedule.lead')}</p>
        {made !== null && (
          <Notice
            kind="good"
            live
            title={t('schedule.made', { n: made })}
            actions={
              <a className="link" href={`/inspections?state=open&person=${page.actor.personId}`}>
                {t('schedule.mine')}
              </a>
            }
          />
        )}
      </Section>
      <SavedViews
        label={ts('views')}
        views={(Object.entries(views) as [keyof typeof views, ScheduleFilters][]).map(([key, view], index) => ({
          href: `${path}${addressOf(view)}`,
          word: t(`schedule.views.${key}`),
          count: page.counts[index],
          current: addressOf(view) === here,
        }))}
      />
      <FilterBar
        action={path}
        label={t('schedule.filter.label')}
        fields={fields}
        keep={(['never', 'planned'] as const).flatMap(name => (filters[name] ? [[name, 'yes'] as const] : []))}
        chips={(Object.entries(filters) as [keyof ScheduleFilters, string | number][]).map(([name, value]) => {
          const label = t(`schedule.filter.${name}`)
          const word = wordOf(name, String(value))
          return {
            label,
            value: word,
            href: `${path}${addressOf({ ...filters, [name]: undefined })}`,
            remove: ts('remove', { label, value: word }),
          }
        })}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={{ href: path, word: ts('clear') }}
      />
      {page.rows.length === 0 ? (
        <div className="sec">
          <EmptyState closed={!filters.planned} title={t('schedule.none')} text={t('schedule.noneText')}>
            <a className="btn" href="/places">
              {t('schedule.places')}
            </a>
          </EmptyState>
        </div>
      ) : (
        <DuePlaces {...page} filters={filters} first={first} mayPlan={mayPlan} />
      )}
      <IntervalRules />
    </>
  )
}
