import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import type { ListedImport } from '@/db/queries/register-imports'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

/** Spreadsheets that were brought, with what was decided of each. */
export async function ImportTable({ rows }: { rows: readonly ListedImport[] }) {
  const [t, locale] = await Promise.all([getTranslations('register'), getLocale()])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={t('past.caption')}
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/places/import/${row.id}`}
      empty={<p className="dim">{t('past.none')}</p>}
      columns={[
        { key: 'file', head: t('past.file'), cell: row => row.fileName, phone: 'title' },
        {
          key: 'rows',
          head: t('past.rows'),
          numeric: true,
          phone: 'aside',
          phoneLabel: t('past.rows'),
          cell: row => count(row.rows),
        },
        { key: 'by', head: t('past.by'), cell: row => (row.by ? pick(row.by.zh, row.by.en) : '—') },
        {
          key: 'at',
          head: t('past.at'),
          look: 'nw',
          cell: row => <span className="dim">{sayInstant(row.at, locale, today())}</span>,
        },
        {
          key: 'outcome',
          head: t('past.outcome'),
          look: 'nw',
          cell: row => t(`outcome.${row.outcome ?? 'waiting'}`),
        },
      ]}
    />
  )
}
