import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { DayKind, SeatKind, ShiftKind } from '@/domain/roster'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import type { GapWhy } from './duty-board'
import { person, unit } from './named'
import { handoverStates, isHandoverDue, memberOfSeat, ofMine, phone, seatOrder } from './on-duty'

export type ShiftSeat = {
  id: number
  kind: SeatKind
  no: number
  person: Named | null
  gap: GapWhy | null
  phone: string
  cameBy: 'roster' | 'swap' | 'replacement'
  reason: string
  by: Named | null
  at: Date
  endedAt: Date | null
}
export type ShiftPage = {
  id: number
  rosterId: number
  unit: Named
  onDay: Day
  kind: ShiftKind
  dayKind: DayKind
  from: Date
  to: Date
  published: boolean
  /** Whether the reader answers for the roster. */
  mine: boolean
  /** Whether the log and the hand-over are the reader's to see. */
  sees: boolean
  nextId: number | null
  previousId: number | null
  /** Places as they stand, and those that ended, each in the order in which it came. */
  seats: ShiftSeat[]
  entries: { id: number; words: string; person: Named | null; at: Date }[]
  handover: Handover | null
}
export type Handover = {
  id: number
  happened: string
  openItems: string
  writtenBy: Named
  writtenAt: Date
  signedBy: Named | null
  signedAt: Date | null
  /** The reader may sign it: they are on the next shift and did not write it. */
  toSign: boolean
}

const handover = sql`case when n.id is null then null else json_build_object('id', n.id, 'happened', n.happened, 'openItems', n.open_items, 'writtenBy', ${person('wb')}, 'writtenAt', n.written_at,
  'signedBy', ${person('sb')}, 'signedAt', n.signed_at, 'toSign', n.signed_at is null and n.written_by_id <> (select ctx.person()) and rosters.signing_shift(h.id, (select ctx.person()), now()) is not null) end`
const dated = <T extends Handover | null>(note: T): T =>
  note && { ...note, writtenAt: new Date(note.writtenAt), signedAt: note.signedAt && new Date(note.signedAt) }

/** One shift with its places and how they came, its log and its hand-over; null when it is not the reader's to see. */
export async function findShift(tx: Tx, id: number): Promise<ShiftPage | null> {
  const { rows } = await tx.execute(sql`
    select h.id::float8 as id, h.roster_id::float8 as "rosterId", ${unit('o')} as unit, h.on_day::text as "onDay", h.kind, h.day_kind as "dayKind", h.starts_at as "from", h.ends_at as "to",
      h.published_at is not null as published, rosters.may_write(h.org_id) as mine, ${ofMine('h')} as sees, rosters.next_shift(h.id)::float8 as "nextId",
      (select b.id::float8 from shift b where b.org_id = h.org_id and b.published_at is not null and b.ends_at <= h.starts_at order by b.ends_at desc limit 1) as "previousId", ${handover} as handover
    from shift h join org o on o.id = h.org_id left join shift_handover n on n.shift_id = h.id left join person wb on wb.id = n.written_by_id left join person sb on sb.id = n.signed_by_id where h.id = ${id}`)
  if (!rows[0]) return null
  const seats = await tx.execute(sql`
    select s.id::float8 as id, s.kind, s.no, ${person('p')} as person, s.gap, ${phone} as phone, s.came_by as "cameBy", s.reason, ${person('b')} as by, s.at, s.ended_at as "endedAt"
    from shift_seat s join shift h on h.id = s.shift_id join roster r on r.id = h.roster_id left join person p on p.id = s.person_id left join person b on b.id = s.by_id ${memberOfSeat}
    where s.shift_id = ${id} order by ${seatOrder}, s.no, s.id`)
  const entries = await tx.execute(
    sql`select e.id::float8 as id, e.words, ${person('p')} as person, e.at from shift_entry e left join person p on p.id = e.person_id where e.shift_id = ${id} order by e.id`,
  )
  const found = rows[0] as Omit<ShiftPage, 'seats' | 'entries'>
  return {
    ...found,
    from: new Date(found.from),
    to: new Date(found.to),
    handover: dated(found.handover),
    seats: (seats.rows as ShiftSeat[]).map(row => ({
      ...row,
      at: new Date(row.at),
      endedAt: row.endedAt && new Date(row.endedAt),
    })),
    entries: (entries.rows as ShiftPage['entries']).map(row => ({ ...row, at: new Date(row.at) })),
  }
}

export const noteStates = ['unsigned', 'missing', 'signed'] as const
export type NoteFilters = { state?: (typeof noteStates)[number]; unit?: number }
export type ListedNote = {
  shiftId: number
  unit: Named
  onDay: Day
  kind: ShiftKind
  to: Date
  handover: Handover | null
}

/** The filters of the address; what is not understood is left out. */
export function readNoteFilters(address: Address): NoteFilters {
  const { oneOf, id } = readerOf(address)
  return Object.fromEntries(
    Object.entries({ state: oneOf('state', noteStates), unit: id('unit') }).filter(([, value]) => value !== undefined),
  )
}

const noteWhere = ({ state, unit: orgId }: NoteFilters, at: Date) =>
  sql`${ofMine('h')} and ${isHandoverDue(at)} ${state ? sql`and ${handoverStates[state]}` : sql``} ${orgId ? sql`and h.org_id = ${orgId}` : sql``}`

export async function countNotes(tx: Tx, filters: NoteFilters, at: Date): Promise<number> {
  const { rows } = await tx.execute(
    sql`select count(*)::int as n from shift h left join shift_handover n on n.shift_id = h.id where ${noteWhere(filters, at)}`,
  )
  return rows[0]!.n as number
}

/** Hand-overs that are due or made, of shifts that ended, the latest first. */
export async function listNotes(
  tx: Tx,
  filters: NoteFilters,
  at: Date,
  { from = 0, limit }: { from?: number; limit: number },
): Promise<{ rows: ListedNote[]; next: number | null }> {
  const { rows } = await tx.execute(sql`
    select h.id::float8 as "shiftId", ${unit('o')} as unit, h.on_day::text as "onDay", h.kind, h.ends_at as "to", ${handover} as handover
    from shift h join org o on o.id = h.org_id left join shift_handover n on n.shift_id = h.id left join person wb on wb.id = n.written_by_id left join person sb on sb.id = n.signed_by_id
    where ${noteWhere(filters, at)} order by h.ends_at desc, h.id desc limit ${limit + 1} offset ${from}`)
  const all = (rows as ListedNote[]).map(row => ({ ...row, to: new Date(row.to), handover: dated(row.handover) }))
  return { rows: all.slice(0, limit), next: all.length > limit ? from + limit : null }
}

/** Notes of earlier shifts that wait for this reader's signature. */
export async function listNotesToSign(tx: Tx, personId: number): Promise<ListedNote[]> {
  const { rows } = await tx.execute(sql`
    select h.id::float8 as "shiftId", ${unit('o')} as unit, h.on_day::text as "onDay", h.kind, h.ends_at as "to", ${handover} as handover
    from shift_handover n join shift h on h.id = n.shift_id join org o on o.id = h.org_id left join person wb on wb.id = n.written_by_id left join person sb on sb.id = n.signed_by_id
    where n.signed_at is null and n.written_by_id <> ${personId} and exists (select from shift_seat s where s.org_id = n.org_id and s.person_id = ${personId})
      and rosters.signing_shift(h.id, ${personId}, now()) is not null order by h.ends_at limit 20`)
  return (rows as ListedNote[]).map(row => ({ ...row, to: new Date(row.to), handover: dated(row.handover) }))
}
