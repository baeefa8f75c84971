import { sql } from 'drizzle-orm'
import type { SeatKind, ShiftKind } from '@/domain/roster'
import type { Tx } from '../client'

export type CalendarShift = {
  seatId: number
  kind: SeatKind
  shiftKind: ShiftKind
  from: Date
  to: Date
  at: Date
  endedAt: Date | null
  unitZh: string
  unitEn: string
  phone: string
}

/** The shifts behind a secret address, those taken from the person among them; null when the address is nobody's. */
export async function findCalendar(tx: Tx, token: string): Promise<CalendarShift[] | null> {
  const known = await tx.execute(sql`select rosters.is_calendar(${token}) as known`)
  if (!known.rows[0]!.known) return null
  const { rows } = await tx.execute(sql`
    select id::float8 as "seatId", kind, shift_kind as "shiftKind", starts_at as "from", ends_at as "to", at, ended_at as "endedAt", unit_zh as "unitZh", unit_en as "unitEn", phone from rosters.calendar(${token})`)
  return (rows as CalendarShift[]).map(row => ({
    ...row,
    from: new Date(row.from),
    to: new Date(row.to),
    at: new Date(row.at),
    endedAt: row.endedAt && new Date(row.endedAt),
  }))
}

/** When the reader's own address was made; null when there is none. */
export async function findCalendarFeed(tx: Tx): Promise<Date | null> {
  const { rows } = await tx.execute(sql`select at from calendar_feed where person_id = (select ctx.person())`)
  return rows[0] ? new Date(rows[0].at as string) : null
}
