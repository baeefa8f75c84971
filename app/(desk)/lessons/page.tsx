import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import {
  type AccidentFilters,
  accidentsByYear,
  countAccidents,
  listAccidents,
  readAccidentFilters,
} from '@/db/queries/accidents'
import { listPrefectures } from '@/db/queries/case-list'
import { countMeasures } from '@/db/queries/lessons'
import { accidentGrades, accidentMoves, accidentStages } from '@/domain/accident'
import { sectorWords } from '@/domain/register-columns'
import { addressOf } from '../../address'
import { read } from '../../session'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { sectorWord } from '../places/sector-word'
import { AccidentTable } from './accident-table'
import { MeasureFigures } from './measure-figures'
import { YearTable } from './year-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/lessons'
const pageSize = 50
const views = {
  all: {},
  reported: { stage: 'reported' },
  under_inquiry: { stage: 'under_inquiry' },
  concluded: { stage: 'concluded' },
  due: { evaluation: 'due' },
  late: { evaluation: 'late' },
  evaluated: { stage: 'evaluated' },
  struck: { stage: 'struck' },
} as const satisfies Record<string, AccidentFilters>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lessons'))('title') }
}

/** The register of accidents: by year and grade, what became of their measures, and each of them. */
export default async function LessonsPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readAccidentFilters(address)
  const after = [address.after].flat()[0]
  const page = await read(async (tx, actor) => ({
    actor,
    counts: await countAccidents(tx, [filters, ...Object.values(views)]),
    years: await accidentsByYear(tx, filters),
    measures: await countMeasures(tx),
    regions: await listPrefectures(tx),
    ...(await listAccidents(tx, filters, {
      after: /^\d{1,15}$/.test(after ?? '') ? Number(after) : undefined,
      limit: pageSize,
    })),
  }))
  const [t, ts, tl, tp, locale] = await Promise.all([
    getTranslations('lessons'),
    getTranslations('lists'),
    getTranslations('loops'),
    getTranslations('places'),
    getLocale(),
  ])
  const pick = localized(locale)
  const here = addressOf(filters)
  const all = page.counts[0]!
  const wordOf = (key: keyof AccidentFilters, value: string): string => {
    if (key === 'grade') return t(`grade.${value}` as 'grade.major')
    if (key === 'stage') return tl(`stage.accident.${value}` as 'stage.accident.reported')
    if (key === 'sector') return sectorWord(tp, value)
    if (key === 'evaluation') return t(`filter.${value}` as 'filter.due')
    const region = key === 'region' ? page.regions.find(one => one.code === value) : undefined
    return region ? pick(region.zh, region.en) : value
  }
  const select = (name: keyof AccidentFilters, values: readonly string[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: t(`filter.${name}`),
    none: ts('any'),
    options: values.map(value => ({ value, word: wordOf(name, value) })),
    defaultValue: filters[name] ?? '',
  })
  const chips = (Object.entries(filters) as [keyof AccidentFilters, string][]).map(([key, value]) => ({
    label: t(`filter.${key}`),
    value: wordOf(key, value),
    href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
    remove: ts('remove', { label: t(`filter.${key}`), value: wordOf(key, value) }),
  }))
  const mayReport = (accidentMoves.report.by as readonly string[]).includes(page.actor.role)
  return (
    <>
      <TopBar title={t('title')} aside={t('aside', { n: all })}>
        <a className="btn quiet wide" href={`${path}/export${here}`}>
          {t('export')}
        </a>
        <a className="btn quiet" href={`${path}/causes`}>
          {t('causesLink')}
        </a>
        {mayReport && (
          <a className="btn pri" href={`${path}/new`}>
            {t('register')}
          </a>
        )}
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
          select('grade', accidentGrades),
          select('stage', accidentStages),
          select('year', [
            ...new Set([...page.years.map(one => String(one.year)), ...(filters.year ? [filters.year] : [])]),
          ]),
          select('sector', Object.keys(sectorWords)),
          select(
            'region',
            page.regions.map(one => one.code),
          ),
        ]}
        chips={chips}
        keep={filters.evaluation ? [['evaluation', filters.evaluation]] : []}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={chips.length > 0 ? { href: path, word: ts('clear') } : undefined}
      />
      <NotUnderstood address={address} understood={filters} also={['after']} />
      <AccidentTable
        caption={t('caption', { n: all })}
        rows={page.rows}
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')} />
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={all} after={after} next={page.next} />
      {page.years.length > 0 && <YearTable years={page.years} filters={filters} />}
      <MeasureFigures counts={page.measures} />
    </>
  )
}
