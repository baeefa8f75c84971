import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import type { ChecklistVersion } from '@/db/queries/checklist-versions'
import { shanghaiDay } from '@/domain/clock'
import { today } from '../../light-of'
import { localized, sayDay } from '../../words'
import { sectorWord } from './sector-word'

/** Versions of checklists as a ledger: what each is for, how much of its clauses was read, how often it was used. */
export async function ChecklistTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly ChecklistVersion[]
  empty: ReactNode
}) {
  const [t, locale, sector] = await Promise.all([getTranslations('checklists'), getLocale(), sectorWord()])
  const pick = localized(locale)
  const number = (n: number, href: string, label: string) =>
    n > 0 ? (
      <a className="num" href={href} aria-label={label}>
        {count(n)}
      </a>
    ) : (
      <span className="faint">0</span>
    )
  return (
    <LedgerTable
      caption={caption}
      wide
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/checklists/${row.id}`}
      empty={empty}
      columns={[
        { key: 'name', head: t('column.name'), cell: row => pick(row.zh, row.en), phone: 'title' },
        {
          key: 'version',
          head: t('column.version'),
          cell: row => t('version', { n: row.version }),
          look: 'nw',
          phone: 'lead',
        },
        {
          key: 'sector',
          head: t('column.sector'),
          cell: row => <span className="dim">{sector(row.sector)}</span>,
          phone: 'hide',
        },
        {
          key: 'items',
          head: t('column.items'),
          numeric: true,
          phoneLabel: t('column.items'),
          cell: row =>
            number(
              row.items,
              `/checklists/${row.id}#items`,
              t('itemsOf', { n: row.items, name: pick(row.zh, row.en) }),
            ),
        },
        {
          key: 'unverified',
          head: t('column.unverified'),
          numeric: true,
          phoneLabel: t('column.unverified'),
          cell: row =>
            number(
              row.unverified,
              `/checklists/${row.id}?seen=UNVERIFIED#items`,
              t('unverifiedOf', { n: row.unverified, name: pick(row.zh, row.en) }),
            ),
        },
        {
          key: 'visits',
          head: t('column.visits'),
          numeric: true,
          phoneLabel: t('column.visits'),
          cell: row =>
            number(
              row.visits,
              `/inspections?checklist=${row.id}`,
              t('visitsWith', { n: row.visits, name: pick(row.zh, row.en) }),
            ),
        },
        {
          key: 'issued',
          head: t('column.issued'),
          look: 'nw',
          phone: 'aside',
          cell: row =>
            row.issuedAt ? (
              <span className="dim">{sayDay(shanghaiDay(row.issuedAt), locale, today())}</span>
            ) : (
              <span className="warn">{t('draft')}</span>
            ),
        },
      ]}
    />
  )
}
