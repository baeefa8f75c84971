import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import type { SheetRowDetail } from '@/db/queries/task-sheets'
import { isDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { today } from '../../../../light-of'
import { sayDay } from '../../../../words'

/** What each good row gives or gave: the task, to whom, until when. */
export async function TaskRows({ rows }: { rows: readonly SheetRowDetail[] }) {
  const [t, tt, locale] = await Promise.all([getTranslations('sheets'), getTranslations('tasks'), getLocale()])
  return (
    <LedgerTable
      caption={t('goodRows', { n: rows.length })}
      rows={rows}
      rowKey={row => row.rowNo}
      empty={<p className="dim">{t('noGood')}</p>}
      columns={[
        {
          key: 'row',
          head: t('row'),
          numeric: true,
          width: '4.5rem',
          phone: 'lead',
          cell: row => <span className="faint">{row.rowNo}</span>,
        },
        {
          key: 'task',
          head: tt('column.task'),
          phone: 'title',
          cell: row =>
            row.taskId === null ? (
              row.values.title
            ) : (
              <a className="link" href={`/tasks/${row.taskId}`}>
                <span className="code">{codeOf('task', row.taskId)}</span> {row.values.title}
              </a>
            ),
        },
        { key: 'unit', head: tt('column.unit'), cell: row => <span className="dim">{row.values.lead}</span> },
        {
          key: 'people',
          head: t('people'),
          phoneLabel: t('people'),
          cell: row => (
            <span className="dim">
              {[row.values.owner, row.values.deputy].filter(Boolean).join(locale === 'en' ? ', ' : '、') || '—'}
            </span>
          ),
        },
        {
          key: 'due',
          head: tt('column.due'),
          look: 'nw',
          phone: 'aside',
          cell: ({ values: { dueOn = '' } }) => (isDay(dueOn) ? sayDay(dueOn, locale, today()) : dueOn),
        },
      ]}
    />
  )
}
