import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Figure, Figures } from '@/components/figure'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { count } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import { findOwnFive } from '@/db/queries/assurance'
import { filterNames, listPrefectures } from '@/db/queries/case-list'
import { countFive, type FiveFilters, fiveStates, listFive, readFiveFilters } from '@/db/queries/five-in-place'
import { sectors } from '@/db/queries/places'
import { countCoverage } from '@/db/queries/training-coverage'
import { elements } from '@/domain/assurance'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { dayShown } from '../../past-day'
import { read } from '../../session'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { TrainingFact } from '../training/training-fact'
import { EnterpriseTable } from './enterprise-table'
import { fiveViews } from './five-views'
import { OwnFive } from './own-five'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/five-in-place'
const pageSize = 40

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assurance'))('title') }
}

/** An office sees the enterprises in its sight with the marks of their five; an enterprise sees its own. */
export default async function FiveInPlacePage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readFiveFilters(address)
  const after = [address.after].flat()[0]
  const page = await read(async (tx, actor) => {
    if (actor.role === 'enterprise')
      return {
        own: await findOwnFive(tx, actor.orgId),
        unitId: actor.orgId,
        training: dayShown() ? null : await countCoverage(tx, today(), { unit: actor.orgId }),
      }
    const now = today()
    const [all, ...counts] = await countFive(tx, [filters, ...fiveViews.map(view => view.filters)], now)
    return {
      own: null,
      all: all!,
      counts,
      ...(await listFive(tx, filters, { after, limit: pageSize }, now)),
      names: await filterNames(tx, { unit: filters.unit, issuer: filters.regulator, region: filters.region }),
      regions: await listPrefectures(tx),
    }
  })
  const [t, tp, ts, locale] = await Promise.all([
    getTranslations('assurance'),
    getTranslations('places'),
    getTranslations('lists'),
    getLocale(),
  ])
  if (page.own)
    return (
      <>
        <TopBar title={t('title')} />
        <p className="dim px-[var(--space-gutter)] pt-3">{t('lead')}</p>
        <OwnFive
          own={page.own}
          beside={
            page.training ? { training: <TrainingFact unitId={page.unitId} counts={page.training} /> } : undefined
          }
        />
      </>
    )
  const pick = localized(locale)
  const here = addressOf(filters)
  const countOf = (key: (typeof fiveViews)[number]['key']) =>
    page.counts[fiveViews.findIndex(view => view.key === key)]!
  const enterprises = countOf('all')
  const share = enterprises === 0 ? 0 : Math.round((countOf('atFive') / enterprises) * 1000) / 10
  const labels: Record<keyof FiveFilters, string> = {
    q: ts('filter.q'),
    state: t('filter.state'),
    missing: t('filter.missing'),
    within: t('filter.within'),
    sector: t('filter.sector'),
    region: t('filter.region'),
    regulator: t('filter.regulator'),
    unit: t('column.enterprise'),
  }
  const wordOf = (key: keyof FiveFilters, value: string): string => {
    if (key === 'state') return t(`state.${value}` as 'state.atFive')
    if (key === 'missing') return t(`element.${value}` as 'element.rescue')
    if (key === 'within') return t('filter.withinDays', { n: Number(value) })
    if (key === 'sector') return tp(`sector.${value}` as 'sector.gas')
    const name = page.names[key === 'regulator' ? 'issuer' : (key as 'unit' | 'region')]
    return name ? pick(name.zh, name.en) : value
  }
  const select = (name: keyof FiveFilters, options: { value: string; word: string }[]): FormFieldProps => ({
    kind: 'select',
    name,
    label: labels[name],
    none: ts('any'),
    options,
    defaultValue: String(filters[name] ?? ''),
  })
  return (
    <>
      <TopBar title={t('title')}>
        {!dayShown() && (
          <>
            <a className="btn quiet wide" href={`${path}/export${here}`}>
              {t('export')}
            </a>
            <a className="btn quiet wide" href={`${path}/export/xlsx${here}`}>
              {t('workbook')}
            </a>
          </>
        )}
      </TopBar>
      <section className="sec">
        <p className="dim lead">{t('lead')}</p>
        <Figures>
          <Figure
            value={share}
            unit="%"
            label={`${t('figure.share')} · ${t('figure.of', { n: count(countOf('atFive')), all: count(enterprises) })}`}
            href={`${path}?state=atFive`}
          />
          <Figure value={enterprises} label={t('figure.enterprises')} href={path} />
          <Figure value={countOf('expiring')} label={t('figure.expiring')} href={`${path}?state=expiring`} />
          <Figure value={countOf('expired')} label={t('figure.expired')} href={`${path}?state=expired`} bad />
          <Figure value={countOf('awaiting')} label={t('figure.awaiting')} href={`${path}?state=awaiting`} />
          <Figure value={countOf('never')} label={t('figure.never')} href={`${path}?state=never`} bad />
        </Figures>
      </section>
      <SavedViews
        label={t('views')}
        views={fiveViews.map(({ key, filters: view }, index) => ({
          href: `${path}${addressOf(view)}`,
          word: key === 'all' ? t('all') : t(`state.${key}`),
          count: page.counts[index],
          current: addressOf(view) === here,
        }))}
      />
      <FilterBar
        action={path}
        label={t('filter.label')}
        search={{ name: 'q', label: t('filter.search'), value: filters.q }}
        fields={[
          select(
            'state',
            fiveStates.map(state => ({ value: state, word: t(`state.${state}`) })),
          ),
          select(
            'missing',
            elements.map(element => ({ value: element, word: t(`element.${element}`) })),
          ),
          select(
            'within',
            [7, 30, 60, 90].map(n => ({ value: String(n), word: t('filter.withinDays', { n }) })),
          ),
          select(
            'sector',
            sectors.map(sector => ({ value: sector, word: tp(`sector.${sector}`) })),
          ),
          select(
            'region',
            page.regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
          ),
        ]}
        keep={(['regulator', 'unit'] as const).flatMap(name =>
          filters[name] === undefined ? [] : [[name, String(filters[name])] as const],
        )}
        chips={Object.entries(filters).map(([key, value]) => {
          const label = labels[key as keyof FiveFilters]
          const word = wordOf(key as keyof FiveFilters, String(value))
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
      <NotUnderstood address={address} understood={filters} also={['after', 'on']} />
      <EnterpriseTable
        underWayFirst={['awaiting', 'returned', 'drafted'].includes(filters.state ?? '')}
        caption={t('caption', { n: page.all })}
        rows={page.rows}
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')}>
              <a className="btn" href={path}>
                {ts('clear')}
              </a>
            </EmptyState>
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={page.all} after={after} next={page.next} />
    </>
  )
}
