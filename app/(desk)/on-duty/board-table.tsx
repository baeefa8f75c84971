import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { BoardRow, BoardSeat } from '@/db/queries/duty-board'
import { type SeatKind, seatKinds } from '@/domain/roster'
import { dutyWords } from './duty-words'

/** Units by region with who is on, gaps in red, the telephone, the last call check, the next change. */
export async function BoardTable({ rows }: { rows: readonly BoardRow[] }) {
  const { t, pick, who, role, gap, at } = await dutyWords()
  const seat = (one: BoardSeat, index: number) => (
    <span className="block" key={`${one.kind}-${index}`}>
      {one.person ? (
        <>
          {who(one.person)} <span className="dim nw">{one.phone}</span>
        </>
      ) : (
        <Light tone="red" word={`${t('gap')}: ${gap(one.gap)}`} />
      )}
    </span>
  )
  const places = (kind: SeatKind) => (row: BoardRow) => {
    const seats = row.seats.filter(one => one.kind === kind)
    if (row.shiftId === null) return kind === 'leader' ? <span className="dim">{t('board.between')}</span> : '—'
    return seats.length === 0 ? '—' : seats.map(seat)
  }
  return (
    <LedgerTable
      caption={t('board.caption')}
      wide
      tall
      rows={rows}
      rowKey={row => row.unit.id}
      rowHref={row => (row.shiftId ? `/on-duty/shifts/${row.shiftId}` : `/on-duty/rosters?unit=${row.unit.id}`)}
      columns={[
        {
          key: 'region',
          head: t('board.region'),
          cell: row => <span className="dim nw">{pick(row.region.zh, row.region.en)}</span>,
          phone: 'lead',
        },
        { key: 'unit', head: t('board.unit'), cell: row => pick(row.unit.zh, row.unit.en), phone: 'title' },
        ...seatKinds.map(kind => ({
          key: kind,
          head: role(kind),
          cell: places(kind),
          phone: 'full' as const,
          phoneLabel: role(kind),
        })),
        {
          key: 'phone',
          head: t('board.phone'),
          cell: row => (
            <a className="link nw" href={`tel:${row.phone.replace(/[^0-9+]/g, '')}`}>
              {row.phone}
            </a>
          ),
        },
        {
          key: 'check',
          head: t('board.check'),
          cell: ({ lastCheck }) =>
            lastCheck ? (
              <Light
                tone={lastCheck.answered ? 'green' : lastCheck.waiting ? 'yellow' : 'red'}
                word={`${t(lastCheck.answered ? 'board.answered' : lastCheck.waiting ? 'board.waiting' : 'board.missed')} ${at(lastCheck.at)}`}
              />
            ) : (
              <span className="dim">{t('board.never')}</span>
            ),
          phoneLabel: t('board.check'),
        },
        {
          key: 'next',
          head: t('board.next'),
          cell: row => (row.changesAt ? at(row.changesAt) : '—'),
          look: 'nw',
          phoneLabel: t('board.next'),
        },
      ]}
    />
  )
}
