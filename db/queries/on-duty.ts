import { type SQL, sql } from 'drizzle-orm'
import type { SeatKind } from '@/domain/roster'
import type { Tx } from '../client'

export type OnDuty = {
  orgId: number
  orgZh: string
  orgEn: string
  regionCode: string
  personId: number
  nameZh: string
  nameEn: string
  /** The person's name as it is written in Chinese. */
  name: string
  /** Their own telephone on duty, else the duty room's. */
  phone: string
  role: SeatKind
  shiftId: number
  seatId: number
  from: Date
  to: Date
}

/** A region's own code with the zeros of its level off: what all codes below it begin with. */
export const regionStem = (code: string): string => code.replace(/(00){1,3}$/, '')

export const seatOrder = sql`array_position(array['leader', 'staff', 'reserve'], s.kind)`

/** Everybody on duty at an instant by published rosters, by region and unit, the leader first; of one region and those below it where one is given. */
export async function listOnDuty(
  tx: Tx,
  { at = new Date(), regionCode }: { at?: Date; regionCode?: string } = {},
): Promise<OnDuty[]> {
  const { rows } = await tx.execute(sql`
    select o.id::float8 as "orgId", o.short_zh as "orgZh", o.short_en as "orgEn", o.region_code as "regionCode", p.id::float8 as "personId", p.name_zh as "nameZh", p.name_en as "nameEn", p.name_zh as name,
      ${phone} as phone, s.kind as role, s.shift_id::float8 as "shiftId", s.id::float8 as "seatId", s.starts_at as "from", s.ends_at as "to"
    from shift_seat s join shift h on h.id = s.shift_id join roster r on r.id = h.roster_id join org o on o.id = s.org_id join person p on p.id = s.person_id ${memberOfSeat}
    where ${isOn(at)} ${regionCode ? sql`and starts_with(o.region_code, ${regionStem(regionCode)})` : sql``}
    order by o.region_code, o.kind, o.id, ${seatOrder}, s.no`)
  return (rows as OnDuty[]).map(row => ({ ...row, from: new Date(row.from), to: new Date(row.to) }))
}

export const memberOfSeat = sql`left join roster_member m on m.roster_id = h.roster_id and m.kind = s.kind and m.person_id = s.person_id`
export const phone = sql`coalesce(nullif(m.phone, ''), r.phone)`
/** A live place of a published shift that lasts at an instant. */
export const isOn = (at: Date): SQL =>
  sql`s.ended_at is null and h.published_at is not null and s.starts_at <= ${at.toISOString()}::timestamptz and s.ends_at > ${at.toISOString()}::timestamptz`

/** Where each figure of duty opens its rows. */
export const dutyLinks = {
  onDuty: '/on-duty',
  gaps: '/on-duty/gaps',
  drawn: '/on-duty/checks',
  answered: '/on-duty/checks?state=answered',
  missed: '/on-duty/checks?state=missed',
  unsigned: '/on-duty/handovers?state=unsigned',
  missing: '/on-duty/handovers?state=missing',
  swaps: '/on-duty/swaps?state=open',
} as const

/** Days ahead in which gaps are counted. */
export const gapDays = 7

/** A row of the reader's own units and those below them: what figures count, where the board also shows others. */
export const ofMine = (alias: string): SQL =>
  sql.raw(`((select ctx.everything()) or ${alias}.org_id in (select ctx.units()))`)

const time = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

/** A place that nobody has on a published shift which has not ended and begins within the days. */
export const isGapAhead = (at: Date): SQL =>
  sql`s.person_id is null and s.ended_at is null and h.published_at is not null and s.ends_at > ${time(at)} and s.starts_at < ${time(at)} + make_interval(days => ${gapDays})`

/** What one sentence says of a hand-over: its shift ended, somebody was on it, and who signed what. */
export const handoverStates = {
  missing: sql`n.id is null`,
  unsigned: sql`n.id is not null and n.signed_at is null`,
  signed: sql`n.signed_at is not null`,
} as const

/** Published shifts that ended and on which a leader or staff was: those of which a hand-over is due. */
export const isHandoverDue = (at: Date): SQL =>
  sql`h.published_at is not null and h.ends_at <= ${time(at)} and exists (select from shift_seat s where s.shift_id = h.id and s.ended_at is null and s.person_id is not null and s.kind <> 'reserve')`

export const callStates = {
  answered: sql`c.answered_at is not null`,
  missed: sql`c.answered_at is null and c.due_at < now()`,
  waiting: sql`c.answered_at is null and c.due_at >= now()`,
} as const

/** A swap that somebody must still answer or decide on, of shifts that have not begun. */
export const isSwapOpen = sql`w.stage in ('asked', 'agreed') and exists (select from shift_seat s where s.id = w.seat_id and s.ended_at is null and s.starts_at > now())`

export type DutyFigures = {
  onDuty: number
  gaps: number
  drawn: number
  answered: number
  missed: number
  unsigned: number
  missing: number
  swaps: number
}

/** Every figure of duty for the reader's units, each the number of rows behind its link (`dutyLinks`). */
export async function countDuty(tx: Tx, at: Date = new Date()): Promise<DutyFigures> {
  const seats = sql`from shift_seat s join shift h on h.id = s.shift_id where ${ofMine('s')} and`
  const calls = (state: SQL) => sql`(select count(*)::int from call_check c where ${ofMine('c')} and ${state})`
  const notes = (state: SQL) =>
    sql`(select count(*)::int from shift h left join shift_handover n on n.shift_id = h.id where ${ofMine('h')} and ${isHandoverDue(at)} and ${state})`
  const { rows } = await tx.execute(sql`select
    (select count(*)::int ${seats} s.person_id is not null and ${isOn(at)}) as "onDuty", (select count(*)::int ${seats} ${isGapAhead(at)}) as gaps,
    ${calls(sql`true`)} as drawn, ${calls(callStates.answered)} as answered, ${calls(callStates.missed)} as missed,
    ${notes(handoverStates.unsigned)} as unsigned, ${notes(handoverStates.missing)} as missing,
    (select count(*)::int from shift_swap w where ${ofMine('w')} and ${isSwapOpen}) as swaps`)
  return rows[0] as DutyFigures
}
