import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { LightShape } from '@/components/light'
import type { ListedCell } from '@/db/queries/grid'
import { shanghaiDay } from '@/domain/clock'
import { today } from '../../light-of'
import { localized, sayDay } from '../../words'

/** Cells of the net as a ledger: where, whose, who walks it since when, and how many places are in it. */
export async function CellTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly ListedCell[]
  empty: ReactNode
}) {
  const [t, locale] = await Promise.all([getTranslations('grid'), getLocale()])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={caption}
      wide
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/grid/${row.id}`}
      empty={empty}
      columns={[
        { key: 'cell', head: t('list.cell'), cell: row => pick(row.zh, row.en), phone: 'title' },
        {
          key: 'code',
          head: t('facts.code'),
          cell: row => <span className="code">{row.code}</span>,
          phone: 'lead',
          look: 'nw',
        },
        {
          key: 'officer',
          head: t('list.officer'),
          cell: row =>
            row.officer ? (
              <>
                {pick(row.officer.zh, row.officer.en)}
                {row.officerUnit && <span className="dim"> · {pick(row.officerUnit.zh, row.officerUnit.en)}</span>}
              </>
            ) : (
              <span className="light r">
                <LightShape tone="red" />
                {t('list.nobody')}
              </span>
            ),
        },
        {
          key: 'since',
          head: t('list.since'),
          look: 'nw',
          phone: 'hide',
          cell: row =>
            row.officer && row.since ? (
              <span className="dim">{sayDay(shanghaiDay(row.since), locale, today())}</span>
            ) : (
              ''
            ),
        },
        {
          key: 'unit',
          head: t('list.unit'),
          phone: 'hide',
          cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
        },
        {
          key: 'places',
          head: t('list.places'),
          numeric: true,
          phone: 'aside',
          phoneLabel: t('list.places'),
          cell: row => (
            <NumberLink
              href={`/places?grid=${row.id}`}
              value={row.places}
              label={t('list.placesIn', { n: row.places, cell: pick(row.zh, row.en) })}
            />
          ),
        },
      ]}
    />
  )
}
