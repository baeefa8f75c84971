import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Figure, Figures } from '@/components/figure'
import { FilterBar } from '@/components/filter-bar'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findPersonName, findUnitName } from '@/db/queries/people'
import { countCoverage } from '@/db/queries/training-coverage'
import { readTrainingFilters, recentTrainings, type TrainingFilters } from '@/db/queries/training-filters'
import { countTrainings, listTrainings, sumTrainings } from '@/db/queries/trainings'
import { shareOf, trainingHolders, trainingKinds } from '@/domain/training'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized, sayDay } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { TrainingTable } from './training-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/training'
const pageSize = 50
const views = {
  all: {},
  upcoming: { state: 'upcoming' },
  held: { state: 'held' },
  unattended: { state: 'unattended' },
  cancelled: { state: 'cancelled' },
} as const satisfies Record<string, TrainingFilters>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('title') }
}

/** Trainings in sight: what the last ninety days came to, how many are covered, and each of them. */
export default async function TrainingPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readTrainingFilters(address)
  const after = [address.after].flat()[0]
  const recent = recentTrainings(today())
  const page = await read(async (tx, actor) => ({
    actor,
    counts: await countTrainings(tx, [filters, ...Object.values(views), recent]),
    sums: await sumTrainings(tx, { ...recent, quiz: 'taken' }),
    coverage: await countCoverage(tx, today()),
    unit: filters.unit ? await findUnitName(tx, filters.unit) : null,
    person: filters.person ? await findPersonName(tx, filters.person) : null,
    ...(await listTrainings(tx, filters, {
      after: /^\d{1,15}$/.test(after ?? '') ? Number(after) : undefined,
      limit: pageSize,
    })),
  }))
  const [t, ts, locale] = await Promise.all([getTranslations('training'), getTranslations('lists'), getLocale()])
  const pick = localized(locale)
  const all = page.counts[0]!
  const wordOf = (key: keyof TrainingFilters, value: string | number): string => {
    if (key === 'kind') return t(`kind.${value}` as 'kind.yearly')
    if (key === 'state') return t(`state.${value}` as 'state.held')
    if (key === 'unit' && page.unit) return pick(page.unit.zh, page.unit.en)
    if (key === 'person' && page.person) return pick(page.person.zh, page.person.en)
    if (key === 'from' || key === 'to') return sayDay(String(value), locale, today())
    if (key === 'counted') return t('filter.yes')
    if (key === 'quiz') return t('filter.taken')
    return String(value)
  }
  const chips = (Object.entries(filters) as [keyof TrainingFilters, string | number][])
    .filter(([key]) => key !== 'q')
    .map(([key, value]) => ({
      label: t(`filter.${key}` as 'filter.kind'),
      value: wordOf(key, value),
      href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
      remove: ts('remove', { label: t(`filter.${key}` as 'filter.kind'), value: wordOf(key, value) }),
    }))
  const { must, covered } = page.coverage
  const { took, passed } = page.sums
  return (
    <>
      <TopBar title={t('title')} aside={t('aside', { n: all })}>
        <a className="btn quiet" href="/training/questions">
          {t('questions.link')}
        </a>
        <a className="btn quiet" href="/training/coverage">
          {t('coverage.link')}
        </a>
        {trainingHolders.includes(page.actor.role) && (
          <a className="btn pri" href="/training/new">
            {t('plan')}
          </a>
        )}
      </TopBar>
      <Section>
        <Figures>
          <Figure value={page.counts.at(-1)!} label={t('figure.recent')} href={`${path}${addressOf(recent)}`} />
          <Figure
            value={page.counts[4]!}
            label={t('figure.unattended')}
            href={`${path}?state=unattended`}
            bad={page.counts[4]! > 0}
          />
          <Figure
            value={shareOf(covered, must) ?? '—'}
            unit={must > 0 ? '%' : undefined}
            label={t('figure.covered', { n: covered, of: must })}
            href="/training/coverage"
          />
          <Figure
            value={shareOf(passed, took) ?? '—'}
            unit={took > 0 ? '%' : undefined}
            label={t('figure.passed', { n: passed, of: took })}
            href={`${path}${addressOf({ ...recent, quiz: 'taken' })}`}
          />
        </Figures>
      </Section>
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
        search={{ name: 'q', label: t('filter.q'), value: filters.q }}
        keep={(Object.entries(filters) as [string, string | number][])
          .filter(([key]) => !['q', 'kind', 'from', 'to'].includes(key))
          .map(([key, value]) => [key, String(value)] as const)}
        fields={[
          {
            kind: 'select',
            name: 'kind',
            label: t('filter.kind'),
            none: ts('any'),
            options: trainingKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
            defaultValue: filters.kind ?? '',
          },
          { kind: 'date', name: 'from', label: t('filter.from'), defaultValue: filters.from },
          { kind: 'date', name: 'to', label: t('filter.to'), defaultValue: filters.to },
        ]}
        chips={chips}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={chips.length > 0 ? { href: path, word: ts('clear') } : undefined}
      />
      <NotUnderstood address={address} understood={filters} also={['after']} />
      <TrainingTable
        caption={t('caption', { n: all })}
        rows={page.rows}
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
