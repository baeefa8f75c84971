import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import type { ListedHandover } from '@/db/queries/handovers'
import { today } from '../../light-of'
import { localized, sayDay } from '../../words'

/** Hand-overs: who left what to whom, in which unit, and how much of it moved. */
export async function HandoverTable({ rows, empty }: { rows: readonly ListedHandover[]; empty: string }) {
  const [t, locale] = await Promise.all([getTranslations('organizations.handover'), getLocale()])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={t('list.caption')}
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/organizations/handover/${row.id}`}
      empty={<p className="dim">{empty}</p>}
      columns={[
        {
          key: 'from',
          head: t('list.from'),
          phone: 'title',
          cell: row => pick(row.from?.zh, row.from?.en) || t('unseen'),
        },
        {
          key: 'to',
          head: t('list.to'),
          phoneLabel: t('list.to'),
          cell: row => pick(row.to?.zh, row.to?.en) || t('unseen'),
        },
        {
          key: 'unit',
          head: t('list.unit'),
          cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
        },
        { key: 'on', head: t('list.on'), look: 'nw', cell: row => sayDay(row.onDay, locale, today()) },
        { key: 'moved', head: t('list.moved'), numeric: true, phone: 'aside', cell: row => row.moved },
        {
          key: 'stayed',
          head: t('list.stayed'),
          numeric: true,
          phoneLabel: t('list.stayed'),
          cell: row => (row.stayed > 0 ? <span className="bad">{row.stayed}</span> : 0),
        },
      ]}
    />
  )
}
