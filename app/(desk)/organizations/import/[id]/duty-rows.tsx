import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import type { DutyImportRow } from '@/db/queries/duty-imports'
import { dutyColumns } from '@/domain/duty-columns'
import { localized } from '../../../../words'

async function headWords() {
  const pick = localized(await getLocale())
  return (key: string): string => {
    const column = dutyColumns.find(one => one.key === key)
    return column ? pick(column.zh, column.en) : key
  }
}

/** Every bad cell of these rows: where it is, what stands there, and why it is not taken. */
export async function BadDutyCells({ rows, empty }: { rows: readonly DutyImportRow[]; empty: ReactNode }) {
  const [t, tr, nameOf] = await Promise.all([
    getTranslations('organizations.import'),
    getTranslations('register'),
    headWords(),
  ])
  const cells = rows.flatMap(row => row.faults.map((fault, index) => ({ ...fault, key: `${row.rowNo}-${index}` })))
  return (
    <LedgerTable
      caption={t('caption.bad')}
      rows={cells}
      rowKey={cell => cell.key}
      empty={empty}
      columns={[
        {
          key: 'cell',
          head: tr('report.cell'),
          cell: cell => <b className="code">{cell.cell}</b>,
          phone: 'lead',
          width: '5rem',
        },
        { key: 'column', head: tr('report.column'), cell: cell => nameOf(cell.column), phone: 'title', width: '14rem' },
        {
          key: 'value',
          head: tr('report.value'),
          phoneLabel: tr('report.value'),
          cell: cell => (cell.value === '' ? <span className="faint">{tr('report.empty')}</span> : cell.value),
        },
        {
          key: 'reason',
          head: tr('report.reason'),
          phone: 'full',
          cell: cell => (
            <span className="bad">{t(`fault.${cell.code}` as 'fault.duplicate', { other: cell.other ?? '' })}</span>
          ),
        },
      ]}
    />
  )
}

/** Rows that are new, changed or the same, each with its unit and what it is about. */
export async function GoodDutyRows({
  show,
  rows,
  empty,
}: {
  show: 'new' | 'changed' | 'same'
  rows: readonly DutyImportRow[]
  empty: ReactNode
}) {
  const [t, tr, tu, nameOf, locale] = await Promise.all([
    getTranslations('organizations.import'),
    getTranslations('register'),
    getTranslations('organizations.unit'),
    headWords(),
    getLocale(),
  ])
  return (
    <LedgerTable
      caption={t(`caption.${show}`)}
      rows={rows}
      rowKey={row => row.rowNo}
      empty={empty}
      columns={[
        {
          key: 'row',
          head: tr('report.row'),
          numeric: true,
          width: '4.5rem',
          phone: 'lead',
          cell: row => <span className="faint">{row.rowNo}</span>,
        },
        {
          key: 'subject',
          head: t('subject'),
          phone: 'title',
          cell: ({ values }) => (
            <>
              <a className="link" href={`/organizations/${values.orgId}`}>
                {values.unit}
              </a>{' '}
              · {values.titleZh || values.place || tu('unitItself')}
            </>
          ),
        },
        {
          key: 'person',
          head: tu('person'),
          cell: ({ values }) => values.person?.replace(/#\d+$/, '') || <span className="bad">{tu('vacant')}</span>,
        },
        {
          key: 'from',
          head: tu('since'),
          look: 'nw',
          cell: ({ values }) => <span className="dim">{values.from || '—'}</span>,
        },
        ...(show === 'changed'
          ? [
              {
                key: 'changes',
                head: t('changed'),
                phone: 'full' as const,
                cell: ({ values }: DutyImportRow) =>
                  (values.changes ?? '')
                    .split(' ')
                    .map(nameOf)
                    .join(locale === 'en' ? ', ' : '、'),
              },
            ]
          : []),
      ]}
    />
  )
}
