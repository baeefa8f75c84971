import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { count } from '@/components/numerals'
import type { ListedInspection } from '@/db/queries/inspections'
import { codeOf } from '@/domain/loops'
import { lightWords, today } from '../../light-of'
import { localized, sayDay } from '../../words'

const path = '/inspections'

/** Inspections as a ledger: where, with which list, by whom, how far, what failed, when. */
export async function InspectionTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly ListedInspection[]
  empty: ReactNode
}) {
  const [t, tl, ts, locale, light] = await Promise.all([
    getTranslations('inspections'),
    getTranslations('loops'),
    getTranslations('lists'),
    getLocale(),
    lightWords(),
  ])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={caption}
      wide
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `${path}/${row.id}`}
      empty={empty}
      columns={[
        {
          key: 'code',
          head: ts('column.code'),
          cell: row => <span className="code">{codeOf('inspection', row.id)}</span>,
          phone: 'lead',
          width: '4.5rem',
        },
        {
          key: 'place',
          head: t('list.inspection'),
          cell: row => (row.place ? pick(row.place.zh, row.place.en) : t('list.hidden')),
          phone: 'title',
        },
        {
          key: 'list',
          head: t('list.checklist'),
          cell: row => <span className="dim">{pick(row.checklist.zh, row.checklist.en)}</span>,
          phone: 'hide',
        },
        {
          key: 'unit',
          head: t('list.unit'),
          cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
          phone: 'hide',
        },
        {
          key: 'kind',
          head: t('list.kind'),
          cell: row => <span className="dim">{tl(`inspectionKind.${row.kind}`)}</span>,
          look: 'nw',
        },
        {
          key: 'stage',
          head: ts('column.stage'),
          cell: row => <span className="dim">{tl(`stage.inspection.${row.stage}` as 'stage.inspection.issued')}</span>,
          look: 'nw',
        },
        {
          key: 'answered',
          head: t('list.answered'),
          // what is not the reader's to see yet is not counted as nothing
          cell: row => (row.hidden ? <span className="faint">—</span> : `${count(row.answered)}/${count(row.items)}`),
          numeric: true,
          phone: 'hide',
        },
        {
          key: 'failed',
          head: t('list.failed'),
          numeric: true,
          phoneLabel: t('list.failed'),
          cell: row =>
            row.hidden ? (
              <span className="faint">—</span>
            ) : row.failed > 0 ? (
              <a className="num bad" href={`${path}/${row.id}?show=failed#checklist`}>
                {count(row.failed)}
              </a>
            ) : (
              <span className="faint">0</span>
            ),
        },
        {
          key: 'day',
          head: t('list.day'),
          cell: row => (row.onDay ? sayDay(row.onDay, locale, today()) : ''),
          look: 'nw',
        },
        {
          key: 'light',
          head: ts('column.light'),
          phone: 'aside',
          cell: row => {
            const shown = light('inspection', row.stage, row.onDay)
            return <Light tone={shown.tone} word={shown.short} />
          },
        },
      ]}
    />
  )
}
