import { getLocale, getTranslations } from 'next-intl/server'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import type { LedgerRow } from '@/db/queries/ledger'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { localized, sayInstant } from '../../words'

/** Events, newest first; each opens its case's ledger at that event. */
export async function EventList({ rows }: { rows: readonly LedgerRow[] }) {
  const [t, done, stage, role, locale] = await Promise.all([
    getTranslations('ledger'),
    getTranslations('loops.done'),
    getTranslations('loops.stage'),
    getTranslations('loops.role'),
    getLocale(),
  ])
  const pick = localized(locale)
  const stageWord = (row: LedgerRow, name: string) =>
    name === 'none' ? t('none') : stage(`${row.loop}.${name}` as 'task.issued')
  const columns: Column<LedgerRow>[] = [
    {
      key: 'id',
      head: t('event'),
      width: '5.5rem',
      numeric: true,
      look: 'faint',
      phone: 'hide',
      cell: row => count(row.id),
    },
    {
      key: 'at',
      head: t('at'),
      width: '7.5rem',
      look: 'dim',
      cell: row => <time dateTime={row.at.toISOString()}>{sayInstant(row.at, locale, today())}</time>,
    },
    {
      key: 'code',
      head: t('case'),
      width: '5.5rem',
      look: 'code',
      phone: 'lead',
      cell: row => codeOf(row.loop, row.caseId),
    },
    {
      key: 'title',
      head: t('subject'),
      phone: 'title',
      cell: row => pick(row.zh, row.en) || codeOf(row.loop, row.caseId),
    },
    {
      key: 'what',
      head: t('what'),
      width: '13.5rem',
      cell: row => (
        <>
          <a className="num" href={`/ledger?person=${row.personId}`}>
            {pick(row.personZh, row.personEn)}
          </a>{' '}
          {done(`${row.loop}.${row.move}` as 'task.accept')}
        </>
      ),
    },
    {
      key: 'role',
      head: t('as'),
      width: '11rem',
      look: 'dim',
      cell: row => `${pick(row.orgZh, row.orgEn)} · ${role(row.role as 'leader')}`,
    },
    {
      key: 'stage',
      head: t('stage'),
      width: '13rem',
      look: 'dim',
      cell: row =>
        row.fromStage === row.toStage
          ? stageWord(row, row.toStage)
          : `${stageWord(row, row.fromStage)} → ${stageWord(row, row.toStage)}`,
    },
    { key: 'hash', head: t('hash'), width: '6.5rem', look: 'hash', phone: 'aside', cell: row => row.hash.slice(0, 8) },
  ]
  return (
    <LedgerTable
      caption={t('title')}
      columns={columns}
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/ledger/${row.loop}/${row.caseId}#e${row.seq}`}
      wide
      even
    />
  )
}
