import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Figure, Figures, NumberLink } from '@/components/figure'
import { FilterBar } from '@/components/filter-bar'
import { LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { type Address, readerOf } from '@/db/queries/address'
import { listPrefectures } from '@/db/queries/case-list'
import { listUnitPeople } from '@/db/queries/handovers'
import { findUnitName } from '@/db/queries/people'
import {
  type CoverageFilters,
  countCoverage,
  countWithoutRoll,
  coverageByUnit,
  coverStates,
  listCoverage,
  readCoverageFilters,
} from '@/db/queries/training-coverage'
import { shareOf, traineeCategories } from '@/domain/training'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { dayShown } from '../../../past-day'
import { read } from '../../../session'
import { localized } from '../../../words'
import { ListFoot } from '../../list-foot'
import { NotUnderstood } from '../../not-understood'
import { EnrolForm } from './enrol-form'
import { HoursRules } from './hours-rules'
import { RollTable } from './roll-table'

const path = '/training/coverage'
const pageSize = 100

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('coverage.title') }
}

/** Who must be trained this year by rule and how many hours count so far: by enterprise, and person by person. */
export default async function CoveragePage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const filters = readCoverageFilters(address)
  const reader = readerOf(address)
  const done = reader.oneOf('done', ['enrolled', 'ended'])
  const now = today()
  const page = await read(async (tx, actor) => {
    const own = actor.role === 'enterprise' && !dayShown()
    return {
      own,
      counts: await countCoverage(tx, now, filters),
      units: actor.role === 'enterprise' || filters.unit ? [] : await coverageByUnit(tx, now, filters),
      unit: filters.unit ? await findUnitName(tx, filters.unit) : null,
      regions: actor.role === 'enterprise' ? [] : await listPrefectures(tx),
      withoutRoll: actor.role === 'enterprise' ? 0 : await countWithoutRoll(tx, now),
      people: own ? (await listUnitPeople(tx, actor.orgId)).filter(person => !person.left) : [],
      ...(await listCoverage(tx, now, filters, { after: reader.one('after'), limit: pageSize })),
    }
  })
  const [t, ts, locale] = await Promise.all([getTranslations('training'), getTranslations('lists'), getLocale()])
  const pick = localized(locale)
  const { must, covered, short, free } = page.counts
  const all = filters.state ? page.counts[filters.state] : must + free
  const wordOf = (key: keyof CoverageFilters, value: string | number): string => {
    if (key === 'category') return t(`category.${value}` as 'category.worker')
    if (key === 'state') return t(`cover.${value}` as 'cover.covered')
    if (key === 'unit' && page.unit) return pick(page.unit.zh, page.unit.en)
    const region = page.regions.find(one => one.code === value)
    return region ? pick(region.zh, region.en) : String(value)
  }
  const chips = (Object.entries(filters) as [keyof CoverageFilters, string | number][]).map(([key, value]) => ({
    label: t(`coverage.filter.${key}`),
    value: wordOf(key, value),
    href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
    remove: ts('remove', { label: t(`coverage.filter.${key}`), value: wordOf(key, value) }),
  }))
  const select = (name: 'category' | 'region', values: readonly string[]) => ({
    kind: 'select' as const,
    name,
    label: t(`coverage.filter.${name}`),
    none: ts('any'),
    options: values.map(value => ({ value, word: wordOf(name, value) })),
    defaultValue: filters[name] ?? '',
  })
  const at = (state?: (typeof coverStates)[number]) => `${path}${addressOf({ ...filters, state })}#roll`
  return (
    <>
      <TopBar title={t('coverage.title')} aside={t('coverage.aside', { year: now.slice(0, 4) })}>
        <a className="btn quiet" href="/training">
          {t('title')}
        </a>
      </TopBar>
      <Section>
        {done && <Notice kind="good" title={t(`coverage.done.${done}`)} live />}
        <Figures>
          <Figure
            value={shareOf(covered, must) ?? '—'}
            unit={must > 0 ? '%' : undefined}
            label={t('figure.covered', { n: covered, of: must })}
            href={at('covered')}
          />
          <Figure value={short} label={t('coverage.short')} href={at('short')} bad={short > 0} />
          <Figure value={free} label={t('coverage.free')} href={at('free')} />
        </Figures>
        {page.withoutRoll > 0 && <p className="dim lead">{t('coverage.withoutRoll', { n: page.withoutRoll })}</p>}
      </Section>
      <SavedViews
        label={t('coverage.views')}
        views={([undefined, ...coverStates] as const).map(state => ({
          href: at(state),
          word: state ? t(`cover.${state}`) : t('view.all'),
          count: state ? page.counts[state] : must + free,
          current: filters.state === state,
        }))}
      />
      <FilterBar
        action={path}
        label={t('filter.label')}
        fields={[
          select('category', traineeCategories),
          ...(page.regions.length > 0
            ? [
                select(
                  'region',
                  page.regions.map(one => one.code),
                ),
              ]
            : []),
        ]}
        keep={[
          ...(filters.state ? [['state', filters.state] as const] : []),
          ...(filters.unit ? [['unit', String(filters.unit)] as const] : []),
        ]}
        chips={chips}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={chips.length > 0 ? { href: path, word: ts('clear') } : undefined}
      />
      <NotUnderstood address={address} understood={filters} also={['after', 'done']} />
      {page.units.length > 0 && (
        <Section title={t('coverage.byUnit')} id="units">
          <LedgerTable
            caption={t('coverage.byUnit')}
            rows={page.units}
            rowKey={row => row.id}
            rowHref={row => `${path}?unit=${row.id}`}
            columns={[
              { key: 'unit', head: t('column.unit'), phone: 'title', cell: row => pick(row.zh, row.en) },
              {
                key: 'covered',
                head: t('coverage.covered'),
                width: '10rem',
                numeric: true,
                phoneLabel: t('coverage.covered'),
                cell: row => (
                  <NumberLink
                    value={`${row.covered}/${row.must}`}
                    href={`${path}?unit=${row.id}&state=covered#roll`}
                    label={t('figure.covered', { n: row.covered, of: row.must })}
                  />
                ),
              },
              {
                key: 'share',
                head: t('coverage.share'),
                width: '7rem',
                numeric: true,
                phone: 'aside',
                cell: row => (row.must > 0 ? `${shareOf(row.covered, row.must)}%` : '—'),
              },
            ]}
          />
        </Section>
      )}
      <Section title={t('coverage.roll')} id="roll">
        <RollTable
          caption={t('coverage.roll')}
          rows={page.rows}
          ends={page.own}
          empty={
            <EmptyState title={t('coverage.empty')} text={t(page.own ? 'coverage.emptyOwn' : 'coverage.emptyText')} />
          }
        />
      </Section>
      <ListFoot
        path={path}
        address={filters}
        shown={page.rows.length}
        all={all}
        after={reader.one('after')}
        next={page.next}
      />
      {page.own && <EnrolForm formKey={randomUUID()} people={page.people} />}
      <HoursRules />
    </>
  )
}
