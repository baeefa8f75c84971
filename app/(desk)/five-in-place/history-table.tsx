import { getLocale, getTranslations } from 'next-intl/server'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { ListedAssurance } from '@/db/queries/assurance'
import { shanghaiDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { localized, sayDay } from '../../words'

/** Every assessment of one enterprise, newest first; `here` is the one whose page this is. */
export async function HistoryTable({ rows, here }: { rows: readonly ListedAssurance[]; here?: number }) {
  if (rows.length === 0) return null
  const [t, tl, locale] = await Promise.all([getTranslations('assurance'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const columns: Column<ListedAssurance>[] = [
    {
      key: 'code',
      head: t('column.code'),
      phone: 'title',
      width: '5.5rem',
      cell: row => codeOf('assurance', row.id),
    },
    {
      key: 'opened',
      head: t('column.opened'),
      width: '7rem',
      phoneLabel: t('column.opened'),
      cell: row => sayDay(shanghaiDay(row.openedAt), locale, now),
    },
    {
      key: 'confirmed',
      head: t('column.confirmed'),
      phoneLabel: t('column.confirmed'),
      cell: row =>
        row.verifier && row.closedAt
          ? t('facts.confirmedBy', {
              who: pick(row.verifier.zh, row.verifier.en),
              on: sayDay(shanghaiDay(row.closedAt), locale, now),
            })
          : '—',
    },
    {
      key: 'first',
      head: t('column.first'),
      width: '7rem',
      phoneLabel: t('column.first'),
      cell: row => (row.expiresOn ? sayDay(row.expiresOn, locale, now) : '—'),
    },
    {
      key: 'stage',
      head: t('column.stage'),
      phone: 'aside',
      width: '9rem',
      cell: row => tl(`stage.assurance.${row.stage}` as 'stage.assurance.drafted'),
    },
  ]
  return (
    <Section title={t('history.title')} aside={t('history.text')} id="history">
      <LedgerTable
        caption={t('history.caption')}
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/five-in-place/${row.id}`}
        selected={row => row.id === here}
      />
    </Section>
  )
}
