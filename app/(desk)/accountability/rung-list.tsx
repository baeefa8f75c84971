import { getLocale, getTranslations } from 'next-intl/server'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { ListedAccountability } from '@/db/queries/accountability'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { sayDay } from '../../words'

/** The steps of the ladder that one case's unit was held to; nothing where there are none. */
export async function RungList({
  rows,
  title,
  here,
}: {
  rows: readonly ListedAccountability[]
  /** Else the heading that a case's own page has. */
  title?: string
  /** The step whose page this is. */
  here?: number
}) {
  if (rows.length === 0) return null
  const [t, tl, locale] = await Promise.all([getTranslations('accountability'), getTranslations('loops'), getLocale()])
  const columns: Column<ListedAccountability>[] = [
    {
      key: 'code',
      head: t('column.code'),
      phone: 'lead',
      width: '5.5rem',
      cell: row => codeOf('accountability', row.id),
    },
    { key: 'rung', head: t('column.rung'), phone: 'title', cell: row => t(`rung.${row.rung}`) },
    {
      key: 'missed',
      head: t('column.missed'),
      phoneLabel: t('column.missed'),
      width: '9rem',
      cell: row => sayDay(row.missedOn, locale, today()),
    },
    {
      key: 'stage',
      head: t('column.stage'),
      phone: 'aside',
      width: '9rem',
      cell: row => tl(`stage.accountability.${row.stage}`),
    },
  ]
  return (
    <Section title={title ?? t('ofCase')} aside={t('ofCaseText')} id="accountability">
      <LedgerTable
        caption={title ?? t('ofCase')}
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/accountability/${row.id}`}
        selected={row => row.id === here}
      />
    </Section>
  )
}
