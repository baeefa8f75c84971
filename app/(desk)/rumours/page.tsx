import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Figure, Figures } from '@/components/figure'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listPrefectures } from '@/db/queries/case-list'
import { findUnitName } from '@/db/queries/people'
import { findRumourFigures, rumourFigurePaths } from '@/db/queries/rumour-figures'
import { countRumours, listRumours, type RumourFilters, readRumourFilters } from '@/db/queries/rumours'
import { rumourChannels, rumourMoves, rumourSources, rumourStages, truths } from '@/domain/rumour'
import { addressOf } from '../../address'
import { read } from '../../session'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { durationWords } from './clock-light'
import { RumourTable } from './rumour-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/rumours'
const pageSize = 50
const views = {
  all: {},
  open: { state: 'open' },
  received: { stage: 'received' },
  triaged: { stage: 'triaged' },
  drafted: { state: 'drafted' },
  answered: { stage: 'answered' },
  closed: { stage: 'closed' },
  dismissed: { stage: 'dismissed' },
} as const satisfies Record<string, RumourFilters>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rumours'))('title') }
}

/** The rumours: how fast they are answered, which clocks are over, and each of them. */
export default async function RumoursPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readRumourFilters(address)
  const after = [address.after].flat()[0]
  const page = await read(async (tx, actor) => ({
    actor,
    counts: await countRumours(tx, [filters, ...Object.values(views)]),
    figures: await findRumourFigures(tx),
    regions: await listPrefectures(tx),
    unit: filters.unit ? await findUnitName(tx, filters.unit) : null,
    ...(await listRumours(tx, filters, {
      after: /^\d{1,15}$/.test(after ?? '') ? Number(after) : undefined,
      limit: pageSize,
    })),
  }))
  const [t, ts, tl, locale, say] = await Promise.all([
    getTranslations('rumours'),
    getTranslations('lists'),
    getTranslations('loops'),
    getLocale(),
    durationWords(),
  ])
  const pick = localized(locale)
  const here = addressOf(filters)
  const all = page.counts[0]!
  const { figures } = page
  const wordOf = (key: keyof RumourFilters, value: string): string => {
    if (key === 'region') {
      const region = page.regions.find(one => one.code === value)
      return region ? pick(region.zh, region.en) : value
    }
    if (key === 'unit') return page.unit ? pick(page.unit.zh, page.unit.en) : value
    return key === 'stage'
      ? tl(`stage.rumour.${value}` as 'stage.rumour.received')
      : t(`${key}.${value}` as 'truth.false')
  }
  const select = (name: keyof RumourFilters, values: readonly string[]): FormFieldProps =>
    ({
      kind: 'select',
      name,
      label: t(`filter.${name}`),
      none: ts('any'),
      options: values.map(value => ({ value, word: wordOf(name, value) })),
      defaultValue: filters[name] ?? '',
    }) as FormFieldProps
  const chips = Object.entries(filters).map(([name, value]) => {
    const key = name as keyof RumourFilters
    const word = wordOf(key, String(value))
    return {
      label: t(`filter.${key}`),
      value: word,
      href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
      remove: ts('remove', { label: t(`filter.${key}`), value: word }),
    }
  })
  const mayReceive = (rumourMoves.receive.by as readonly string[]).includes(page.actor.role)
  return (
    <>
      <TopBar title={t('title')} aside={t('aside', { n: all })}>
        <a className="btn quiet" href={`/public/answers${locale === 'en' ? '?lang=en' : ''}`}>
          {t('publicPage')}
        </a>
        {mayReceive && (
          <a className="btn pri" href={`${path}/new`}>
            {t('receive')}
          </a>
        )}
      </TopBar>
      <Section title={t('figures.title')}>
        <Figures>
          {(['open', 'triageLate', 'answerLate', 'drafted', 'outdated', 'unverified'] as const).map(key => (
            <Figure
              key={key}
              value={figures[key]}
              label={t(`figures.${key}`)}
              href={rumourFigurePaths[key]}
              bad={key !== 'open' && key !== 'drafted' && figures[key] > 0}
            />
          ))}
          <Figure
            value={figures.medianHours === null ? '—' : say(Math.round(figures.medianHours * 60))}
            label={t('figures.medianHours', { n: figures.answered90 })}
            href={rumourFigurePaths.medianHours}
          />
        </Figures>
      </Section>
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
          select('stage', rumourStages),
          select('truth', truths),
          select('source', rumourSources),
          select('channel', rumourChannels),
          select(
            'region',
            page.regions.map(one => one.code),
          ),
        ]}
        chips={chips}
        keep={[
          ...(filters.state ? [['state', filters.state] as [string, string]] : []),
          ...(filters.unit ? [['unit', String(filters.unit)] as [string, string]] : []),
        ]}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={chips.length > 0 ? { href: path, word: ts('clear') } : undefined}
      />
      <NotUnderstood address={address} understood={filters} also={['after']} />
      <RumourTable
        caption={t('caption', { n: all })}
        rows={page.rows}
        now={new Date()}
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
