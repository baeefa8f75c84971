import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { LedgerTable } from '@/components/ledger-table'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import { countMeasures, listMeasuresOf, readMeasureFilter } from '@/db/queries/lessons'
import { measureResults } from '@/domain/accident'
import { codeOf } from '@/domain/loops'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized, sayDay } from '../../../words'
import { NotUnderstood } from '../../not-understood'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const results = [...measureResults, 'open'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lessons'))('measures.title') }
}

/** The measures of every concluded accident with how they were found. */
export default async function MeasuresPage({ searchParams }: Props) {
  const address = await searchParams
  const filter = readMeasureFilter(address)
  const { counts, rows } = await read(async tx => ({
    counts: await countMeasures(tx),
    rows: await listMeasuresOf(tx, filter),
  }))
  const [t, locale] = await Promise.all([getTranslations('lessons'), getLocale()])
  const pick = localized(locale)
  const all = results.reduce((sum, result) => sum + counts[result], 0)
  return (
    <>
      <TopBar title={t('measures.title')}>
        <a className="btn quiet" href="/lessons">
          {t('title')}
        </a>
      </TopBar>
      <SavedViews
        label={t('measures.title')}
        views={[
          { href: '/lessons/measures', word: t('view.all'), count: all, current: !filter.result },
          ...results.map(result => ({
            href: `/lessons/measures${addressOf({ result })}`,
            word: t(`measures.${result}`),
            count: counts[result],
            current: filter.result === result,
          })),
        ]}
      />
      <NotUnderstood address={address} understood={filter} />
      <LedgerTable
        caption={t('measures.title')}
        wide
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/lessons/${row.accidentId}#measures`}
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')} />
          </div>
        }
        columns={[
          {
            key: 'code',
            head: t('column.code'),
            phone: 'lead',
            width: '5rem',
            cell: row => codeOf('accident', row.accidentId),
          },
          { key: 'what', head: t('measure.what'), phone: 'title', cell: row => pick(row.zh, row.en) },
          {
            key: 'unit',
            head: t('measure.unit'),
            width: '12rem',
            cell: row => (row.unit ? pick(row.unit.zh, row.unit.en) : '—'),
          },
          {
            key: 'due',
            head: t('measure.due'),
            width: '8rem',
            phoneLabel: t('measure.due'),
            look: 'nw',
            cell: row => sayDay(row.dueOn, locale, today()),
          },
          {
            key: 'found',
            head: t('measure.found'),
            width: '10rem',
            phone: 'aside',
            cell: row => (row.result ? t(`result.${row.result}`) : t('measure.notYet')),
          },
        ]}
      />
    </>
  )
}
