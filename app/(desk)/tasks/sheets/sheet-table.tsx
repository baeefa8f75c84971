import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import type { ListedSheet } from '@/db/queries/task-sheets'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

/** Sheets that were brought for a directive or a task, with what was decided of each. */
export async function SheetTable({ rows }: { rows: readonly ListedSheet[] }) {
  const [t, tr, locale] = await Promise.all([getTranslations('sheets'), getTranslations('register'), getLocale()])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={t('past')}
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/tasks/sheets/${row.id}`}
      empty={<p className="dim">{tr('past.none')}</p>}
      columns={[
        { key: 'file', head: tr('past.file'), cell: row => row.fileName, phone: 'title' },
        {
          key: 'rows',
          head: tr('past.rows'),
          numeric: true,
          phone: 'aside',
          phoneLabel: tr('past.rows'),
          cell: row => count(row.rows),
        },
        {
          key: 'bad',
          head: tr('report.bad'),
          numeric: true,
          phoneLabel: tr('report.bad'),
          cell: row => count(row.bad),
        },
        { key: 'by', head: tr('past.by'), cell: row => (row.by ? pick(row.by.zh, row.by.en) : '—') },
        {
          key: 'at',
          head: tr('past.at'),
          look: 'nw',
          cell: row => <span className="dim">{sayInstant(row.at, locale, today())}</span>,
        },
        { key: 'outcome', head: tr('past.outcome'), look: 'nw', cell: row => t(`outcome.${row.outcome ?? 'waiting'}`) },
      ]}
    />
  )
}
