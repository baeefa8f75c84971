import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Figure, Figures } from '@/components/figure'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { count } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import { filterNames, listPrefectures } from '@/db/queries/case-list'
import {
  findProgrammeFigures,
  listProgramme,
  listProgrammeUnits,
  type ProgrammeFigures,
  type ProgrammeFilters,
  readProgrammeFilters,
} from '@/db/queries/programme'
import { drillMoves, slotStates } from '@/domain/drill'
import { planKinds } from '@/domain/plan'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { ListFoot } from '../../list-foot'
import { NotUnderstood } from '../../not-understood'
import { SlotTable, UnitFigures } from './slot-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/drills/programme'
const pageSize = 60
const mostUnits = 30

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('drills'))('programme.title') }
}

/** What the rules ask of every plan in force in a year: due, planned, held, counted, missing. */
export default async function ProgrammePage({ searchParams }: Props) {
  const address = await searchParams
  const now = today()
  const asked = readProgrammeFilters(address)
  const year = asked.year ?? now.slice(0, 4)
  const filters: ProgrammeFilters = { ...asked, year }
  const after = [address.after].flat()[0]
  const page = await read(async (tx, actor) => ({
    actor,
    figures: await findProgrammeFigures(tx, filters, now),
    units: await listProgrammeUnits(tx, filters, now, mostUnits),
    regions: await listPrefectures(tx),
    names: await filterNames(tx, { unit: filters.unit, under: filters.under, region: filters.region }),
    ...(await listProgramme(tx, filters, now, { after, limit: pageSize })),
  }))
  const [t, tp, ts, locale] = await Promise.all([
    getTranslations('drills'),
    getTranslations('plans'),
    getTranslations('lists'),
    getLocale(),
  ])
  const pick = localized(locale)
  const { figures } = page
  const here = addressOf(filters)
  const at = (state?: ProgrammeFilters['state']) => `${path}${addressOf({ ...filters, state })}`
  const all = filters.state ? figures[filters.state] : figures.asked
  const wordOf = (key: keyof ProgrammeFilters, value: string): string => {
    if (key === 'state') return t(`programme.state.${value}` as 'programme.state.due')
    if (key === 'kind') return tp(`kind.${value}` as 'kind.onsite')
    if (key === 'year') return t('programme.year', { year: value })
    const name = page.names[key as 'unit' | 'under' | 'region']
    return name ? pick(name.zh, name.en) : value
  }
  const select = (name: keyof ProgrammeFilters, options: { value: string; word: string }[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: t(`filter.${name}`),
    none: name === 'year' ? undefined : ts('any'),
    options,
    defaultValue: String(filters[name] ?? ''),
  })
  const years = [-2, -1, 0, 1].map(step => String(Number(now.slice(0, 4)) + step))
  const chips = (Object.entries(asked) as [keyof ProgrammeFilters, string | number][]).map(([key, value]) => ({
    label: t(`filter.${key}`),
    value: wordOf(key, String(value)),
    href: `${path}${addressOf({ ...asked, [key]: undefined })}`,
    remove: ts('remove', { label: t(`filter.${key}`), value: wordOf(key, String(value)) }),
  }))
  const figure = (key: keyof ProgrammeFigures & keyof typeof figures, bad = false) => (
    <Figure
      key={key}
      value={figures[key]}
      label={t(`programme.figure.${key}`)}
      href={at(key === 'asked' ? undefined : key)}
      bad={bad && figures[key] > 0}
    />
  )
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/drills' },
          { word: t('programme.title') },
          { word: t('programme.year', { year }) },
        ]}
      >
        <a className="btn quiet" href="/plans?state=inForce">
          {tp('title')}
        </a>
      </TopBar>
      <section className="sec">
        <h1>{t('programme.title')}</h1>
        <p className="dim lead">{t('programme.lead')}</p>
        <Figures>
          <Figure
            value={figures.asked === 0 ? '–' : Math.round((figures.done / figures.asked) * 1000) / 10}
            label={`${t('programme.figure.share')} · ${count(figures.done)} / ${count(figures.asked)}`}
            href={at('done')}
          />
          {figure('asked')}
          {figure('counted')}
          {figure('held')}
          {figure('planned')}
          {figure('missing', true)}
          {figure('due')}
        </Figures>
      </section>
      <SavedViews
        label={t('programme.years')}
        views={years.map(one => ({
          href: `${path}${addressOf({ ...filters, year: one })}`,
          word: t('programme.year', { year: one }),
          current: one === year,
        }))}
      />
      <FilterBar
        action={path}
        label={t('programme.filter')}
        fields={[
          select(
            'state',
            ([...slotStates, 'done'] as const).map(state => ({ value: state, word: t(`programme.state.${state}`) })),
          ),
          select(
            'kind',
            planKinds.map(kind => ({ value: kind, word: tp(`kind.${kind}`) })),
          ),
          select(
            'region',
            page.regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
          ),
        ]}
        keep={(['year', 'unit', 'under'] as const).flatMap(name =>
          filters[name] === undefined ? [] : [[name, String(filters[name])] as const],
        )}
        chips={chips}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={{ href: path, word: ts('clear') }}
      />
      <NotUnderstood address={address} understood={asked} also={['after']} />
      <SlotTable
        caption={t('programme.caption', { n: all, year })}
        rows={page.rows}
        mayPlan={(drillMoves.plan.by as readonly string[]).includes(page.actor.role)}
        empty={
          <div className="sec">
            <EmptyState title={t('programme.empty')} text={t('programme.emptyText')}>
              {here !== addressOf({ year }) && (
                <a className="btn" href={path}>
                  {ts('clear')}
                </a>
              )}
            </EmptyState>
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={all} after={after} next={page.next} />
      {!filters.unit && <UnitFigures rows={page.units} filters={filters} />}
    </>
  )
}
