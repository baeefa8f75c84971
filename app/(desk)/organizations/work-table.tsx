import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import type { OpenWork } from '@/db/queries/handovers'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { localized, sayDay } from '../../words'

/** Open cases of one person with the part that they have in each. */
export async function WorkTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly OpenWork[]
  empty: string
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('organizations'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={caption}
      rows={rows}
      rowKey={row => `${row.kind}${row.id}`}
      rowHref={row => `/${row.kind}s/${row.id}`}
      empty={<p className="dim">{empty}</p>}
      columns={[
        {
          key: 'code',
          head: t('handover.kindHead'),
          phone: 'lead',
          width: '6rem',
          cell: row => codeOf(row.kind, row.id),
        },
        { key: 'title', head: t('handover.item'), phone: 'title', cell: row => pick(row.zh, row.en) },
        { key: 'part', head: t('handover.part'), width: '8rem', cell: row => t(`person.part.${row.part}`) },
        {
          key: 'stage',
          head: t('handover.stage'),
          width: '10rem',
          cell: row => tl(`stage.${row.kind}.${row.stage}` as 'stage.task.issued'),
        },
        {
          key: 'due',
          head: tl('field.dueOn'),
          width: '7rem',
          phone: 'aside',
          cell: row => <span className="dim">{row.dueOn ? sayDay(row.dueOn, locale, today()) : '—'}</span>,
        },
      ]}
    />
  )
}
