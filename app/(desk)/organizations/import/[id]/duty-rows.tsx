import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import type { DutyImportRow } from '@/db/queries/duty-imports'
import { dutyColumns } from '@/domain/duty-columns'
import { columnNames } from '../../../sheet-bad-cells'

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
    columnNames(dutyColumns),
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
