import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Column, LedgerTable } from '@/components/ledger-table'
import type { ListedResponse } from '@/db/queries/responses'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { localized, sayInstant } from '../../words'

/** Responses with the minutes that each took, as the server measured them. */
export async function ResponseTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly ListedResponse[]
  empty: ReactNode
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('responses'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const minutes = (value: number | null) =>
    value === null ? <span className="faint">{t('none')}</span> : t('minutes', { n: Math.round(value) })
  const columns: Column<ListedResponse>[] = [
    {
      key: 'code',
      head: t('column.code'),
      width: '4.5rem',
      phone: 'lead',
      cell: row => <span className="code">{codeOf('response', row.id)}</span>,
    },
    { key: 'what', head: t('column.what'), phone: 'title', cell: row => pick(row.zh, row.en) },
    {
      key: 'kind',
      head: t('column.kind'),
      width: '8rem',
      cell: row => <span className="dim">{t(`kind.${row.kind}`)}</span>,
    },
    {
      key: 'where',
      head: t('column.where'),
      width: '12rem',
      phone: 'hide',
      cell: row => (
        <span className="dim">
          {row.place ? pick(row.place.zh, row.place.en) : row.scene}
          {row.region && <small className="faint block">{pick(row.region.zh, row.region.en)}</small>}
        </span>
      ),
    },
    {
      key: 'at',
      head: t('column.at'),
      width: '7.5rem',
      look: 'nw',
      cell: row => sayInstant(row.openedAt, locale, now),
    },
    {
      key: 'ack',
      head: t('column.ack'),
      numeric: true,
      width: '7.5rem',
      phoneLabel: t('column.ack'),
      cell: row => (
        <>
          {minutes(row.ackMinutes)}
          {row.ackLate && <b className="bad"> ■ {t('late')}</b>}
        </>
      ),
    },
    {
      key: 'arrive',
      head: t('column.arrive'),
      numeric: true,
      width: '6.5rem',
      phoneLabel: t('column.arrive'),
      cell: row => minutes(row.arriveMinutes),
    },
    {
      key: 'unit',
      head: t('column.unit'),
      width: '9rem',
      phone: 'hide',
      cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : t('none')}</span>,
    },
    {
      key: 'stage',
      head: t('column.stage'),
      width: '7rem',
      phone: 'aside',
      cell: row => tl(`stage.response.${row.stage}`),
    },
  ]
  return (
    <LedgerTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/responses/${row.id}`}
      wide
      empty={empty}
    />
  )
}
