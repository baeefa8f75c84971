import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import type { findUnits, UnitFilters } from '@/db/queries/org-tree'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'

/** Units that were looked for, as a list. */
export async function FoundUnits({
  found,
  filters,
  after,
}: {
  found: Awaited<ReturnType<typeof findUnits>>
  filters: UnitFilters
  after: string | undefined
}) {
  const [t, ts, locale] = await Promise.all([getTranslations('organizations'), getTranslations('lists'), getLocale()])
  const pick = localized(locale)
  return (
    <>
      <LedgerTable
        caption={t('found.caption', { n: found.all })}
        wide
        rows={found.rows}
        rowKey={row => row.id}
        rowHref={row => `/organizations/${row.id}`}
        empty={
          <div className="sec">
            <EmptyState title={t('found.emptyTitle')} text={t('found.emptyText')}>
              <a className="btn" href="/organizations">
                {ts('clear')}
              </a>
            </EmptyState>
          </div>
        }
        columns={[
          { key: 'unit', head: t('found.unit'), phone: 'title', cell: row => pick(row.zh, row.en) },
          { key: 'kind', head: t('found.kind'), width: '8rem', cell: row => t(`kind.${row.kind}`) },
          {
            key: 'above',
            head: t('found.above'),
            width: '14rem',
            cell: row => <span className="dim">{pick(row.aboveZh, row.aboveEn)}</span>,
          },
          {
            key: 'below',
            head: t('found.below'),
            numeric: true,
            width: '7rem',
            phone: 'hide',
            cell: row => count(row.below),
          },
          {
            key: 'breaks',
            head: t('found.breaks'),
            numeric: true,
            width: '8rem',
            phone: 'aside',
            cell: row => (
              <NumberLink
                value={row.breaks}
                href={`/unowned?under=${row.id}`}
                label={t('tree.breaks', { n: row.breaks })}
              />
            ),
          },
        ]}
      />
      <ListFoot
        path="/organizations"
        address={filters}
        shown={found.rows.length}
        all={found.all}
        after={after}
        next={found.next}
      />
    </>
  )
}
