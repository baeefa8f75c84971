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
import {
  countResponses,
  findResponseFigures,
  listResponses,
  measuredDays,
  type ResponseFilters,
  readResponseFilters,
  responseHrefs,
} from '@/db/queries/responses'
import { alertKinds, responseMoves, responseStages, severities } from '@/domain/response'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { ResponseTable } from './response-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/responses'
const pageSize = 50
const views = {
  all: {},
  open: { state: 'open' },
  ackLate: { ackLate: 'yes' },
  unreviewed: { unreviewed: 'yes' },
  closed: { state: 'done' },
  stopped: { state: 'stopped' },
} as const satisfies Record<string, ResponseFilters>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('responses'))('title') }
}

/** Every alert and what was done about it, with the minutes it took; the newest first. */
export default async function ResponsesPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readResponseFilters(address)
  const after = [address.after].flat()[0]
  const now = today()
  const page = await read(async (tx, actor) => ({
    actor,
    counts: await countResponses(tx, [filters, ...Object.values(views)], now),
    figures: await findResponseFigures(tx, now),
    regions: await listPrefectures(tx),
    ...(await listResponses(tx, filters, now, {
      after: /^\d{1,15}$/.test(after ?? '') ? Number(after) : undefined,
      limit: pageSize,
    })),
  }))
  const [t, ts, tl, locale] = await Promise.all([
    getTranslations('responses'),
    getTranslations('lists'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  const here = addressOf(filters)
  const all = page.counts[0]!
  const days = measuredDays(now)
  const wordOf = (key: keyof ResponseFilters, value: string | number): string => {
    if (key === 'kind') return t(`kind.${value}` as 'kind.fire')
    if (key === 'severity') return t(`severity.${value}` as 'severity.major')
    if (key === 'stage') return tl(`stage.response.${value}` as 'stage.response.alerted')
    if (key === 'measured') return t(`filter.${value}` as 'filter.ack', { n: days })
    if (key === 'state') return t(`filter.${value}` as 'filter.open')
    if (key === 'ackLate' || key === 'unreviewed') return t('filter.yes')
    const region = key === 'region' ? page.regions.find(one => one.code === value) : undefined
    return region ? pick(region.zh, region.en) : String(value)
  }
  const select = (name: keyof ResponseFilters, values: readonly string[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: t(`filter.${name}`),
    none: ts('any'),
    options: values.map(value => ({ value, word: wordOf(name, value) })),
    defaultValue: String(filters[name] ?? ''),
  })
  const chips = (Object.entries(filters) as [keyof ResponseFilters, string | number][]).map(([key, value]) => ({
    label: t(`filter.${key}`),
    value: wordOf(key, value),
    href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
    remove: ts('remove', { label: t(`filter.${key}`), value: wordOf(key, value) }),
  }))
  const mayRaise = (responseMoves.alert.by as readonly string[]).includes(page.actor.role)
  const { figures } = page
  const median = (value: number | null) => (value === null ? t('figure.nothing') : Math.round(value))
  const kept = (['measured', 'ackLate', 'unreviewed', 'unit'] as const).flatMap(key =>
    filters[key] === undefined ? [] : [[key, String(filters[key])] as const],
  )
  return (
    <>
      <TopBar title={t('title')} aside={t('aside', { n: all })}>
        <a className="btn quiet" href="/teams">
          {t('teams')}
        </a>
        <a className="btn quiet" href="/stores">
          {t('stores')}
        </a>
        {mayRaise && (
          <a className="btn pri" href={`${path}/new`}>
            {t('raise')}
          </a>
        )}
      </TopBar>
      <Section>
        <Figures>
          <Figure value={figures.open} label={t('figure.open')} href={responseHrefs.open} />
          <Figure
            value={median(figures.medianAck)}
            unit={t('figure.of', { n: figures.acknowledged })}
            label={t('figure.ack', { days })}
            href={responseHrefs.medianAck}
          />
          <Figure
            value={median(figures.medianArrival)}
            unit={t('figure.of', { n: figures.arrived })}
            label={t('figure.arrival', { days })}
            href={responseHrefs.medianArrival}
          />
          <Figure
            value={figures.ackLate}
            label={t('figure.ackLate')}
            href={responseHrefs.ackLate}
            bad={figures.ackLate > 0}
          />
          <Figure
            value={figures.unreviewed}
            label={t('figure.unreviewed')}
            href={responseHrefs.unreviewed}
            bad={figures.unreviewed > 0}
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
          select('state', ['open', 'done', 'stopped']),
          select('stage', responseStages),
          select('kind', alertKinds),
          select('severity', severities),
          select(
            'region',
            page.regions.map(one => one.code),
          ),
        ]}
        chips={chips}
        keep={kept}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={chips.length > 0 ? { href: path, word: ts('clear') } : undefined}
      />
      <NotUnderstood address={address} understood={filters} also={['after']} />
      <ResponseTable
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
