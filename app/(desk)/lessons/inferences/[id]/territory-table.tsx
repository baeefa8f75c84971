import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { BoardTerritory } from '@/db/queries/inferences'
import { addressOf } from '../../../../address'
import { localized } from '../../../../words'

/** How far each territory has come, the one with most that nobody looked at first. */
export async function TerritoryTable({ rows, path }: { rows: readonly BoardTerritory[]; path: string }) {
  const [t, locale] = await Promise.all([getTranslations('lessons'), getLocale()])
  const pick = localized(locale)
  const asked = (row: BoardTerritory) => row.waiting + row.found + row.nothing
  return (
    <Section title={t('board.territories')}>
      <LedgerTable
        caption={t('board.territories')}
        rows={rows}
        rowKey={row => row.code}
        rowHref={row => `${path}${addressOf({ region: row.code })}`}
        columns={[
          { key: 'region', head: t('board.territory'), phone: 'title', cell: row => pick(row.zh, row.en) },
          {
            key: 'all',
            head: t('board.all'),
            numeric: true,
            phoneLabel: t('board.all'),
            cell: row => <NumberLink value={asked(row)} href={`${path}${addressOf({ region: row.code })}`} />,
          },
          ...(['waiting', 'found', 'nothing', 'left_out'] as const).map(state => ({
            key: state,
            head: t(`board.state.${state}`),
            numeric: true,
            phoneLabel: t(`board.state.${state}`),
            cell: (row: BoardTerritory) => (
              <NumberLink value={row[state]} href={`${path}${addressOf({ region: row.code, state })}`} />
            ),
          })),
          {
            key: 'share',
            head: t('board.share'),
            numeric: true,
            phone: 'aside',
            cell: row => (asked(row) === 0 ? '—' : `${Math.floor((100 * (row.found + row.nothing)) / asked(row))}%`),
          },
        ]}
      />
    </Section>
  )
}
