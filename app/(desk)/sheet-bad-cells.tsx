import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import type { ImportRow } from '@/db/queries/register-imports'
import type { SheetColumn } from '@/domain/sheet-columns'
import { localized } from '../words'

/** The name of a column by its key, in the reader's language. */
export async function columnNames(columns: readonly SheetColumn[]) {
  const pick = localized(await getLocale())
  return (key: string): string => {
    const column = columns.find(one => one.key === key)
    return column ? pick(column.zh, column.en) : key
  }
}

/** Every bad cell of these rows: where it is, what stands there, and why it is not taken. */
export async function SheetBadCells({
  rows,
  columns,
  say,
  empty,
}: {
  rows: readonly { rowNo: number; faults: ImportRow['faults'] }[]
  columns: readonly SheetColumn[]
  /** Why, in words. */
  say: (fault: ImportRow['faults'][number]) => string
  empty: ReactNode
}) {
  const [t, nameOf] = await Promise.all([getTranslations('register'), columnNames(columns)])
  const cells = rows.flatMap(row => row.faults.map((fault, index) => ({ ...fault, key: `${row.rowNo}-${index}` })))
  return (
    <LedgerTable
      caption={t('report.caption.bad')}
      rows={cells}
      rowKey={cell => cell.key}
      empty={empty}
      columns={[
        {
          key: 'cell',
          head: t('report.cell'),
          cell: cell => <b className="code">{cell.cell}</b>,
          phone: 'lead',
          width: '5rem',
        },
        { key: 'column', head: t('report.column'), cell: cell => nameOf(cell.column), phone: 'title', width: '14rem' },
        {
          key: 'value',
          head: t('report.value'),
          phoneLabel: t('report.value'),
          cell: cell => (cell.value === '' ? <span className="faint">{t('report.empty')}</span> : cell.value),
        },
        {
          key: 'reason',
          head: t('report.reason'),
          cell: cell => <span className="bad">{say(cell)}</span>,
          phone: 'full',
        },
      ]}
    />
  )
}
