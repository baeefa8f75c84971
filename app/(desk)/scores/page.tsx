import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { readerOf } from '@/db/queries/address'
import { listScores, scoredUnits, type UnitScore } from '@/db/queries/scores'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized } from '../../words'
import { NotUnderstood } from '../not-understood'
import { signed } from './signed'
import { daysIn, spanOf } from './span'
import { SpanForm } from './span-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scores'))('title') }
}

/** The units in sight by their points, never without the reasons. */
export default async function ScoresPage({ searchParams }: Props) {
  const address = await searchParams
  const span = spanOf(address, today())
  const units = readerOf(address).oneOf('units', scoredUnits) ?? 'offices'
  const rows = await read(tx => listScores(tx, span, units))
  const [t, locale] = await Promise.all([getTranslations('scores'), getLocale()])
  const pick = localized(locale)
  const to = (row: UnitScore, more: Record<string, string> = {}) =>
    `/scores/${row.unit.id}${addressOf({ ...span, ...more })}`
  const figure = (row: UnitScore, points: number, more?: Record<string, string>) => (
    <a className="link tabular-nums" href={to(row, more)}>
      {signed(points)}
    </a>
  )
  const columns: Column<UnitScore>[] = [
    {
      key: 'unit',
      head: t('column.unit'),
      phone: 'title',
      width: '13rem',
      cell: row => pick(row.unit.zh, row.unit.en),
    },
    {
      key: 'sum',
      head: t('column.sum'),
      phone: 'aside',
      numeric: true,
      width: '6rem',
      cell: row => figure(row, row.efficiency + row.effectiveness),
    },
    {
      key: 'efficiency',
      head: t('column.efficiency'),
      phoneLabel: t('column.efficiency'),
      numeric: true,
      width: '7rem',
      cell: row => figure(row, row.efficiency, { dimension: 'efficiency' }),
    },
    {
      key: 'effectiveness',
      head: t('column.effectiveness'),
      phoneLabel: t('column.effectiveness'),
      numeric: true,
      width: '7rem',
      cell: row => figure(row, row.effectiveness, { dimension: 'effectiveness' }),
    },
    {
      key: 'reasons',
      head: t('column.reasons'),
      phone: 'full',
      cell: row => (
        <span className="flex flex-wrap gap-x-3">
          {row.reasons.map(({ kind, times, points }) => (
            <a key={kind} className="link" href={to(row, { kind })}>
              {t('reason', { kind: t(`kind.${kind}`), times, points: signed(points) })}
            </a>
          ))}
        </span>
      ),
    },
  ]
  return (
    <>
      <TopBar title={t('title')} />
      <SavedViews
        label={t('whichUnits')}
        views={scoredUnits.map(one => ({
          href: `/scores${addressOf({ ...span, units: one })}`,
          word: t(`units.${one}`),
          current: one === units,
        }))}
      />
      <NotUnderstood
        address={address}
        understood={{ ...daysIn(address), units: readerOf(address).oneOf('units', scoredUnits) }}
      />
      <Section>
        <SpanForm span={span} kept={{ units }} />
        <p className="dim mt-3">
          {t('note')} {t('few')}{' '}
          <a className="link" href="/settings/rules">
            {t('rules')}
          </a>
        </p>
      </Section>
      <LedgerTable
        caption={t('caption', { n: rows.length })}
        columns={columns}
        rows={rows}
        rowKey={row => row.unit.id}
        rowHref={row => `/scores/${row.unit.id}${address.from || address.to ? addressOf(span) : ''}`}
        wide
        tall
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')} />
          </div>
        }
      />
    </>
  )
}
