import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import type { FormFieldProps, Option } from '@/components/form-field'
import { KeysetPager } from '@/components/keyset-pager'
import { LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import type { Tx } from '@/db/client'
import { listCampaignChoices } from '@/db/queries/campaigns'
import { countViews } from '@/db/queries/case-counts'
import { type CaseFilters, readFilters, toQuery } from '@/db/queries/case-filters'
import {
  type CaseSort,
  caseSorts,
  filterNames,
  type ListedLoop,
  listCases,
  listPrefectures,
} from '@/db/queries/case-list'
import { listUnits } from '@/db/queries/people'
import { hazardLevels } from '@/domain/hazard'
import { lineNumber, lines } from '@/domain/line'
import { loops } from '@/domain/loops'
import { listClock } from '../list-clock'
import { dayShown } from '../past-day'
import { localized } from '../words'
import { caseChips } from './case-chips'
import { caseColumns } from './case-columns'
import { NotUnderstood } from './not-understood'

type Address = Record<string, string | string[] | undefined>
/** What a view of a list narrows to, and its order where that is not by due date. */
export type ListView = CaseFilters & { sort?: CaseSort }
export type CaseListView = { key: string; word: string; filters: ListView }

const pageSize = 30
const first = (value: string | string[] | undefined) => [value].flat()[0]

/** The bare address of a list opens the work that is still open; all of it has an address of its own. */
export function openFirst(path: string, address: Address): void {
  const { on, ...filters } = address
  if (Object.keys(filters).length === 0) redirect(`${path}?state=open${on ? `&on=${first(on)}` : ''}`)
}

/** Everything that a list of tasks or hazards shows, read in the page's one transaction. */
export async function readCaseList(tx: Tx, loop: ListedLoop, address: Address, views: readonly ListView[]) {
  const filters = readFilters(loop, address)
  const asked = caseSorts.find(known => known === first(address.sort))
  const sort: CaseSort = asked ?? 'due'
  const after = first(address.after)
  const clock = listClock()
  const opened = first(address.filters) === 'open'
  const [all, ...counts] = await countViews(tx, loop, [filters, ...views], clock)
  return {
    loop,
    address,
    understood: { ...filters, sort: asked },
    filters,
    sort,
    after,
    all: all!,
    counts,
    ...(await listCases(tx, loop, filters, { sort, after, limit: pageSize, clock })),
    names: await filterNames(tx, filters),
    // hundreds of units to choose from are read and sent only when somebody wants to choose
    choices: opened
      ? { units: await listUnits(tx), regions: await listPrefectures(tx), campaigns: await listCampaignChoices(tx) }
      : null,
  }
}
export type CaseListPage = Awaited<ReturnType<typeof readCaseList>>

/** A list of tasks or hazards: views, filters, sorted ledger, pages, export. */
export async function CaseList({
  page,
  path,
  title,
  caption,
  titleHead,
  views,
  empty,
  actions,
}: {
  page: CaseListPage
  path: string
  title: string
  caption: string
  /** The head of the title column: "Hazard". */
  titleHead: string
  views: readonly CaseListView[]
  empty: { title: string; text: string; action?: ReactNode }
  /** Buttons at the right of the title. */
  actions?: ReactNode
}) {
  const { loop, filters, sort } = page
  const [t, tl, locale] = await Promise.all([getTranslations('lists'), getTranslations('loops'), getLocale()])
  const chips = await caseChips(loop, path, filters, page.names, sort === 'due' ? undefined : sort)
  const { fields, kept } = filterFields(page.choices)
  const here = toQuery(filters)
  const query = toQuery({ ...filters, sort: sort === 'due' ? undefined : sort })
  const columns = await caseColumns(loop, titleHead, key => ({
    href: `${path}${toQuery({ ...filters, sort: key === 'due' ? undefined : key })}`,
    now: sort === key ? (key === 'opened' ? ('descending' as const) : ('ascending' as const)) : undefined,
  }))
  return (
    <>
      <TopBar title={title}>
        {!dayShown() && (
          <>
            <a className="btn quiet" href={`${path}/export${query}`}>
              {t('export')}
            </a>
            {actions}
          </>
        )}
      </TopBar>
      <SavedViews
        label={t('views')}
        views={views.map(({ word, filters: view }, index) => ({
          href: `${path}${toQuery(view)}`,
          word,
          count: page.counts[index],
          current: toQuery({ ...view, sort: undefined }) === here,
        }))}
      />
      <FilterBar
        action={path}
        label={t('filters')}
        search={{ name: 'q', label: t('search'), value: filters.q }}
        fields={fields}
        chips={chips}
        closed={
          page.choices
            ? undefined
            : `${path}${toQuery({ ...filters, sort: sort === 'due' ? undefined : sort, filters: 'open' })}`
        }
        opened={page.choices !== null}
        keep={[...kept, ...(sort === 'due' ? [] : [['sort', sort] as const])]}
        words={{ find: t('find'), more: t('more'), apply: t('apply') }}
        clear={{ href: path, word: t('clear') }}
      />
      <NotUnderstood address={page.address} understood={page.understood} also={['after', 'filters', 'on']} />
      <LedgerTable
        caption={caption}
        columns={columns}
        rows={page.rows}
        rowKey={row => row.id}
        rowHref={row => `${path}/${row.id}`}
        wide
        empty={
          <div className="sec">
            <EmptyState title={empty.title} text={empty.text}>
              {empty.action}
            </EmptyState>
          </div>
        }
      />
      <KeysetPager
        label={t('pages')}
        range={
          page.rows.length === page.all
            ? t('rangeAll', { all: count(page.all) })
            : t('range', { n: count(page.rows.length), all: count(page.all) })
        }
        previous={page.after ? { href: `${path}${query}`, word: t('first') } : undefined}
        next={
          page.next
            ? {
                href: `${path}${toQuery({ ...filters, sort: sort === 'due' ? undefined : sort, after: page.next })}`,
                word: t('next'),
              }
            : undefined
        }
      >
        {filters.q && <span>{t('searchNote')}</span>}
      </KeysetPager>
    </>
  )

  function filterFields(choices: CaseListPage['choices']): {
    fields: FormFieldProps[]
    kept: (readonly [string, string])[]
  } {
    const all = Object.entries(filters).flatMap(([name, value]) =>
      name === 'q' ? [] : [[name, String(value)] as const],
    )
    if (!choices) return { fields: [], kept: all }
    const pick = localized(locale)
    const select = (name: keyof CaseFilters, options: readonly Option[]): FormFieldProps => ({
      kind: 'select',
      name,
      label: t(`filter.${name}` as 'filter.state'),
      none: t('any'),
      options,
      defaultValue: filters[name] === undefined ? '' : String(filters[name]),
    })
    const fields: FormFieldProps[] = [
      select(
        'state',
        (['open', 'done', 'stopped'] as const).map(state => ({ value: state, word: t(`state.${state}`) })),
      ),
      select(
        'stage',
        loops[loop].stages.map(stage => ({ value: stage, word: tl(`stage.${loop}.${stage}` as 'stage.task.issued') })),
      ),
      select(
        'due',
        (['overdue', 'soon', 'none'] as const).map(due => ({ value: due, word: t(`due.${due}`) })),
      ),
      ...(loop === 'hazard'
        ? [
            select(
              'level',
              hazardLevels.map(level => ({ value: level, word: tl(`level.${level}`) })),
            ),
            select('measure', [{ value: 'yes', word: t('measure.yes') }]),
          ]
        : []),
      select(
        'line',
        lines.map(line => ({ value: line, word: `${lineNumber(line)} ${tl(`line.${line}`)}` })),
      ),
      select(
        'region',
        choices.regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
      ),
      select(
        'unit',
        choices.units.map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) })),
      ),
      select(
        'campaign',
        choices.campaigns.map(drive => ({ value: String(drive.id), word: pick(drive.zh, drive.en) })),
      ),
    ]
    const offered = (name: string, value: string) =>
      fields.some(
        field => field.name === name && 'options' in field && field.options.some(option => option.value === value),
      )
    const kept = all.filter(([name, value]) => !offered(name, value))
    return { fields: fields.filter(field => !kept.some(([name]) => name === field.name)), kept }
  }
}
