import { sql } from 'drizzle-orm'
import type { SeatKind } from '@/domain/roster'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'
import { isSwapOpen, ofMine } from './on-duty'

export const swapStates = ['open', 'approved', 'ended'] as const
export type SwapFilters = { state?: (typeof swapStates)[number]; swap?: number; unit?: number }
type SwapSeat = { id: number; shiftId: number; kind: SeatKind; from: Date; to: Date }
export type Swap = {
  id: number
  unit: Named
  stage: 'asked' | 'agreed' | 'approved' | 'declined' | 'refused' | 'withdrawn' | 'lapsed'
  open: boolean
  seat: SwapSeat
  forSeat: SwapSeat | null
  asker: Named
  other: Named
  reason: string
  opinion: string
  askedAt: Date
  answeredAt: Date | null
  decidedBy: Named | null
  decidedAt: Date | null
  endedAt: Date | null
  /** Whether the reader answers for the unit's roster. */
  mine: boolean
}

/** The filters of the address; what is not understood is left out. */
export function readSwapFilters(address: Address): SwapFilters {
  const { oneOf, id } = readerOf(address)
  return Object.fromEntries(
    Object.entries({ state: oneOf('state', swapStates), swap: id('swap'), unit: id('unit') }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}

const states = {
  open: isSwapOpen,
  approved: sql`w.stage = 'approved'`,
  ended: sql`not (${isSwapOpen}) and w.stage <> 'approved'`,
} as const
const whereOf = ({ state, swap, unit: orgId }: SwapFilters) =>
  sql`(${ofMine('w')}) ${state ? sql`and ${states[state]}` : sql``} ${swap ? sql`and w.id = ${swap}` : sql``} ${orgId ? sql`and w.org_id = ${orgId}` : sql``}`

export async function countSwaps(tx: Tx, filters: SwapFilters): Promise<number> {
  const { rows } = await tx.execute(sql`select count(*)::int as n from shift_swap w where ${whereOf(filters)}`)
  return rows[0]!.n as number
}

const seatOf = (alias: string) =>
  sql.raw(
    `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'shiftId', ${alias}.shift_id, 'kind', ${alias}.kind, 'from', ${alias}.starts_at, 'to', ${alias}.ends_at) end`,
  )
const datedSeat = <T extends SwapSeat | null>(seat: T): T =>
  seat && { ...seat, from: new Date(seat.from), to: new Date(seat.to) }
const instant = (value: Date | null): Date | null => value && new Date(value)

/** Swaps of the reader's units, those that wait first, then the latest. */
export async function listSwaps(
  tx: Tx,
  filters: SwapFilters,
  { from = 0, limit }: { from?: number; limit: number },
): Promise<{ rows: Swap[]; next: number | null }> {
  const { rows } = await tx.execute(sql`
    select w.id::float8 as id, ${unit('o')} as unit, w.stage, (${isSwapOpen}) as open, ${seatOf('a')} as seat, ${seatOf('b')} as "forSeat", ${person('pa')} as asker, ${person('pb')} as other, w.reason, w.opinion,
      w.asked_at as "askedAt", w.answered_at as "answeredAt", ${person('pd')} as "decidedBy", w.decided_at as "decidedAt", w.ended_at as "endedAt", rosters.may_write(w.org_id) as mine
    from shift_swap w join org o on o.id = w.org_id join shift_seat a on a.id = w.seat_id left join shift_seat b on b.id = w.for_seat_id
      join person pa on pa.id = w.asker_id join person pb on pb.id = w.other_id left join person pd on pd.id = w.decided_by_id
    where ${whereOf(filters)} order by (${isSwapOpen}) desc, w.id desc limit ${limit + 1} offset ${from}`)
  const all = (rows as Swap[]).map(row => ({
    ...row,
    seat: datedSeat(row.seat),
    forSeat: datedSeat(row.forSeat),
    askedAt: new Date(row.askedAt),
    answeredAt: instant(row.answeredAt),
    decidedAt: instant(row.decidedAt),
    endedAt: instant(row.endedAt),
  }))
  return { rows: all.slice(0, limit), next: all.length > limit ? from + limit : null }
}

export type SwapChoices = {
  /** Places of others of the same kind that lie ahead and could be given for this one. */
  seats: { id: number; person: Named; from: Date; to: Date }[]
  /** Others of the team who could take it over. */
  people: Named[]
}

/** What could be asked for a place of one's own without breaking a rule, as it stands now; the same question is asked again at every step. */
export async function listSwapChoices(tx: Tx, seatId: number, personId: number): Promise<SwapChoices> {
  const seats = await tx.execute(sql`
    select t.id::float8 as id, ${person('p')} as person, t.starts_at as "from", t.ends_at as "to"
    from shift_seat s join shift_seat t on t.org_id = s.org_id and t.kind = s.kind and t.ended_at is null and t.person_id is not null and t.person_id <> s.person_id and t.starts_at > now() and t.starts_at < now() + interval '31 days'
      join shift h on h.id = t.shift_id and h.published_at is not null join person p on p.id = t.person_id
    where s.id = ${seatId} and rosters.clash(s.person_id, t.starts_at, t.ends_at, t.rested_at, array[s.id, t.id]) is null and rosters.clash(t.person_id, s.starts_at, s.ends_at, s.rested_at, array[s.id, t.id]) is null
    order by t.starts_at, p.id limit 60`)
  const people = await tx.execute(sql`
    select p.id::float8 as id, p.name_zh as zh, p.name_en as en
    from shift_seat s join shift h on h.id = s.shift_id join roster_member m on m.roster_id = h.roster_id and m.kind = s.kind and m.person_id <> ${personId} join person p on p.id = m.person_id
    where s.id = ${seatId} and rosters.clash(m.person_id, s.starts_at, s.ends_at, s.rested_at, '{}') is null order by m.no`)
  return {
    seats: (seats.rows as SwapChoices['seats']).map(row => ({
      ...row,
      from: new Date(row.from),
      to: new Date(row.to),
    })),
    people: people.rows as Named[],
  }
}
