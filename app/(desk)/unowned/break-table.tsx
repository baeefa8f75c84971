import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Column, LedgerTable } from '@/components/ledger-table'
import type { BreakRow } from '@/db/queries/breaks'
import { codeOf } from '@/domain/loops'
import { localized } from '../../words'
import { sectorNames } from '../places/sector-words'
import { chainHref, mendHref, subjectHref } from './mend-link'

/** Missing links as a ledger, each with the move that mends it. */
export async function BreakTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly BreakRow[]
  empty?: ReactNode
}) {
  const [t, locale, sector] = await Promise.all([getTranslations('unowned'), getLocale(), sectorNames()])
  const pick = localized(locale)
  const subject = (row: BreakRow) => {
    const name = pick(row.zh, row.en)
    if (row.noun === 'sector') return `${sector(row.id.split('|')[0]!)} · ${name}`
    if (row.noun === 'unit' || row.noun === 'grid' || row.noun === 'shift') return name
    return `${codeOf(row.noun, Number(row.id))} ${name}`
  }
  const columns: Column<BreakRow>[] = [
    { key: 'subject', head: t('list.subject'), phone: 'title', cell: subject },
    {
      key: 'kind',
      head: t('list.kind'),
      width: '15rem',
      cell: row => (
        <span className="light r">
          <i className="lt r" aria-hidden="true" />
          {row.left ? t('list.left', { who: pick(row.left.zh, row.left.en) }) : t(`kind.${row.kind}.short`)}
        </span>
      ),
    },
    {
      key: 'unit',
      head: t('list.unit'),
      width: '12rem',
      cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
    },
    {
      key: 'region',
      head: t('list.region'),
      width: '10rem',
      phone: 'hide',
      cell: row => <span className="dim">{pick(row.regionZh, row.regionEn)}</span>,
    },
    {
      key: 'mend',
      head: t('list.mend'),
      width: '13rem',
      look: 'nw',
      phone: 'full',
      cell: row => {
        const chain = chainHref(row)
        return (
          <>
            <a className="link" href={mendHref(row)}>
              {t(`kind.${row.kind}.mend`)}
            </a>
            {chain && (
              <>
                {' · '}
                <a className="link" href={chain}>
                  {t('list.chain')}
                </a>
              </>
            )}
          </>
        )
      },
    },
  ]
  return (
    <LedgerTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={row => `${row.kind} ${row.id}`}
      rowHref={subjectHref}
      empty={empty}
    />
  )
}
