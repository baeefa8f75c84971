import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { RosterSeat, RosterShift } from '@/db/queries/rosters'
import { seatKinds } from '@/domain/roster'
import { dutyWords } from '../../duty-words'

/** The shifts of a roster by day: who leads, who stands duty, who is in reserve; gaps in red with their reason. */
export async function RosterDays({ shifts }: { shifts: readonly RosterShift[] }) {
  const { t, day, weekday, who, role, shift, gap, time } = await dutyWords()
  const kinds = seatKinds.filter(kind => shifts.some(one => one.seats.some(seat => seat.kind === kind)))
  const place = (seat: RosterSeat) => (
    <span className="block" key={seat.id}>
      {seat.person ? who(seat.person) : <Light tone="red" word={`${t('gap')}: ${gap(seat.gap)}`} />}
      {seat.changed && <span className="faint"> {t('one.changed')}</span>}
    </span>
  )
  return (
    <LedgerTable
      caption={t('one.table')}
      tall
      rows={shifts}
      rowKey={row => row.id}
      rowId={row => `shift-${row.id}`}
      rowHref={row => `/on-duty/shifts/${row.id}`}
      columns={[
        {
          key: 'day',
          head: t('one.day'),
          cell: row => (
            <>
              {day(row.onDay)} {weekday(row.onDay)}
              {row.dayKind !== 'working' && <span className="dim"> · {t(`dayKind.${row.dayKind}`)}</span>}
            </>
          ),
          phone: 'title',
          look: 'nw',
        },
        {
          key: 'shift',
          head: t('rosters.shifts'),
          cell: row => `${shift(row.kind)} ${time(row.from)}–${time(row.to)}`,
          look: 'nw',
          phone: 'aside',
        },
        ...kinds.map(kind => ({
          key: kind,
          head: role(kind),
          cell: (row: RosterShift) => row.seats.filter(seat => seat.kind === kind).map(place),
          phone: 'full' as const,
          phoneLabel: role(kind),
        })),
      ]}
    />
  )
}
