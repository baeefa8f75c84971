import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { ShiftPage, ShiftSeat } from '@/db/queries/shifts'
import { dutyWords } from '../../duty-words'

/** Who has which place of a shift, how it came, and who had it before. */
export async function ShiftSeats({ shift }: { shift: ShiftPage }) {
  const { t, who, role, gap, at } = await dutyWords()
  const name = (seat: ShiftSeat) => (seat.person ? who(seat.person) : `${t('gap')}: ${gap(seat.gap)}`)
  const earlier = (seat: ShiftSeat) =>
    shift.seats.filter(one => one.endedAt && one.kind === seat.kind && one.no === seat.no)
  return (
    <LedgerTable
      caption={t('shiftPage.seatsCaption')}
      tall
      rows={shift.seats.filter(seat => !seat.endedAt)}
      rowKey={seat => seat.id}
      columns={[
        { key: 'place', head: t('shiftPage.place'), cell: seat => role(seat.kind), phone: 'lead' },
        {
          key: 'who',
          head: t('shiftPage.who'),
          cell: seat => (seat.person ? name(seat) : <Light tone="red" word={name(seat)} />),
          phone: 'title',
        },
        {
          key: 'phone',
          head: t('shiftPage.phone'),
          cell: seat => (seat.person ? seat.phone : '—'),
          look: 'nw',
        },
        {
          key: 'came',
          head: t('shiftPage.came'),
          cell: seat => (
            <>
              {t(`shiftPage.by.${seat.cameBy}`, { who: who(seat.by), reason: seat.reason })}
              {earlier(seat).map(before => (
                <span className="dim block" key={before.id}>
                  {t('shiftPage.before', { who: name(before), at: at(before.endedAt!) })}
                </span>
              ))}
            </>
          ),
          phone: 'full',
        },
      ]}
    />
  )
}
