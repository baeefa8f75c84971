import { getLocale, getTranslations } from 'next-intl/server'
import { BrokenLink } from '@/components/broken-link'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import type { BrokenRow } from '@/db/queries/broken-loops'
import type { Role } from '@/domain/role'
import { today } from '../../light-of'
import { localized, sayDay } from '../../words'
import { brokenCode, brokenHref, mayMend } from './mend'

/** Broken links, oldest first; the title opens the case, the last word the page and move that mends it. */
export async function BrokenList({
  rows,
  withKind,
  caption,
  role,
}: {
  rows: readonly BrokenRow[]
  withKind: boolean
  caption: string
  role: Role
}) {
  const [t, locale] = await Promise.all([getTranslations('broken'), getLocale()])
  const pick = localized(locale)
  const mendWord = (row: BrokenRow) => (mayMend(row, role) ? t(`kind.${row.kind}.mend`) : t('open'))
  const columns: Column<BrokenRow>[] = [
    { key: 'code', head: t('code'), width: '5rem', look: 'code', phone: 'lead', cell: row => brokenCode(row) },
    ...(withKind
      ? [
          {
            key: 'kind',
            head: t('kindHead'),
            width: '14rem',
            cell: ({ kind }: BrokenRow) => (
              <BrokenLink from={t(`kind.${kind}.from`)} to={t(`kind.${kind}.to`)} broken says={t('broken')} />
            ),
          },
        ]
      : []),
    { key: 'subject', head: t('subject'), phone: 'title', cell: row => pick(row.zh, row.en) },
    { key: 'unit', head: t('unit'), width: '11rem', look: 'dim', cell: row => pick(row.unitZh, row.unitEn) },
    {
      key: 'since',
      head: t('since'),
      width: '7rem',
      look: 'dim',
      cell: row => (row.since ? sayDay(row.since, locale, today()) : t('noDate')),
    },
    {
      key: 'days',
      head: t('days'),
      width: '7rem',
      numeric: true,
      phone: 'aside',
      cell: row => (row.workingDays === null ? '—' : <span className="bad">{count(row.workingDays)}</span>),
    },
    {
      key: 'mend',
      head: <span className="vh">{t('mend')}</span>,
      width: '9rem',
      numeric: true,
      cell: row => (
        <a className="link" href={brokenHref(row, role)} aria-label={`${mendWord(row)}: ${brokenCode(row)}`}>
          {mendWord(row)}
        </a>
      ),
    },
  ]
  return (
    <LedgerTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={row => `${row.kind}${row.noun}${row.id}`}
      rowHref={row => brokenHref(row, role).split('?')[0]!}
      even
    />
  )
}
