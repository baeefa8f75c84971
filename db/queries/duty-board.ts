import { sql } from 'drizzle-orm'
import type { GapReason, SeatKind } from '@/domain/roster'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { named, person, unit } from './named'
import { isGapAhead, isOn, memberOfSeat, ofMine, phone, regionStem, seatOrder } from './on-duty'

export type GapWhy = GapReason | 'nobody'
export type BoardSeat = { kind: SeatKind; person: Named | null; gap: GapWhy | null; phone: string }
export type BoardRow = {
  unit: Named
  region: Named & { code: string; level: 'province' | 'prefecture' | 'county' }
  phone: string
  /** The shift that lasts now; null between shifts. */
  shiftId: number | null
  /** When it ends, or the next begins; null when no further shift is published. */
  changesAt: Date | null
  seats: BoardSeat[]
  lastCheck: { at: Date; answered: boolean; waiting: boolean } | null
}

/** Every unit with a published shift now or ahead: who is on, what is a gap, the last call check that the reader may see, the next change. */
export async function listBoard(
  tx: Tx,
  at: Date,
  { regionCode, all = false }: { regionCode?: string; all?: boolean } = {},
): Promise<BoardRow[]> {
  const now = sql`${at.toISOString()}::timestamptz`
  const { rows } = await tx.execute(sql`
    with kept as (
      select h.org_id, min(h.id) filter (where h.starts_at <= ${now}) as on_id, min(h.starts_at) filter (where h.starts_at > ${now}) as next_at, min(h.ends_at) filter (where h.starts_at <= ${now}) as end_at,
        (array_agg(h.roster_id order by h.starts_at))[1] as roster_id
      from shift h where h.published_at is not null and h.ends_at > ${now} ${all ? sql`` : sql`and ${ofMine('h')}`} group by h.org_id)
    select ${unit('o')} as unit, json_build_object('id', 0, 'code', g.code, 'level', g.level, 'zh', g.name_zh, 'en', g.name_en) as region, r.phone,
      k.on_id::float8 as "shiftId", coalesce(k.end_at, k.next_at) as "changesAt",
      coalesce((select json_agg(json_build_object('kind', s.kind, 'person', ${person('p')}, 'gap', s.gap, 'phone', ${phone}) order by ${seatOrder}, s.no)
        from shift_seat s join shift h on h.id = s.shift_id left join person p on p.id = s.person_id ${memberOfSeat} where s.org_id = k.org_id and ${isOn(at)}), '[]') as seats,
      (select json_build_object('at', c.called_at, 'answered', c.answered_at is not null, 'waiting', c.answered_at is null and c.due_at >= ${now}) from call_check c where c.org_id = k.org_id and c.called_at <= ${now} order by c.called_at desc, c.id desc limit 1) as "lastCheck"
    from kept k join org o on o.id = k.org_id join region g on g.code = o.region_code join roster r on r.id = k.roster_id
    ${regionCode ? sql`where starts_with(o.region_code, ${regionStem(regionCode)})` : sql``}
    order by g.code, o.kind, o.id`)
  return (rows as BoardRow[]).map(row => ({
    ...row,
    changesAt: row.changesAt && new Date(row.changesAt),
    lastCheck: row.lastCheck && { ...row.lastCheck, at: new Date(row.lastCheck.at) },
  }))
}

export type Gap = {
  id: number
  shiftId: number
  rosterId: number
  unit: Named
  kind: SeatKind
  why: GapWhy
  from: Date
  to: Date
}

/** The places that nobody has in the days ahead, the next first: the rows of `countDuty().gaps`. */
export async function listGaps(tx: Tx, at: Date, limit = 500): Promise<Gap[]> {
  const { rows } = await tx.execute(sql`
    select s.id::float8 as id, h.id::float8 as "shiftId", h.roster_id::float8 as "rosterId", ${unit('o')} as unit, s.kind, s.gap as why, s.starts_at as "from", s.ends_at as "to"
    from shift_seat s join shift h on h.id = s.shift_id join org o on o.id = s.org_id where ${ofMine('s')} and ${isGapAhead(at)} order by s.starts_at, o.id, ${seatOrder}, s.no limit ${limit}`)
  return (rows as Gap[]).map(row => ({ ...row, from: new Date(row.from), to: new Date(row.to) }))
}

/** Regions in which some unit keeps a published roster ahead, for the board's filter. */
export async function listBoardRegions(tx: Tx): Promise<(Named & { code: string })[]> {
  const { rows } = await tx.execute(sql`
    select distinct g.code, g.name_zh as zh, g.name_en as en, 0 as id
    from shift h join org o on o.id = h.org_id join region g on starts_with(o.region_code, regexp_replace(g.code, '(00){1,3}$', '')) and g.level <> 'county'
    where h.published_at is not null and h.ends_at > now() order by g.code`)
  return rows as (Named & { code: string })[]
}

export type OwnShift = { seatId: number; shiftId: number; unit: Named; kind: SeatKind; from: Date; to: Date }

/** The reader's own shifts that have not ended, the next first. */
export async function listOwnShifts(tx: Tx, personId: number, at: Date, limit = 10): Promise<OwnShift[]> {
  const { rows } = await tx.execute(sql`
    select s.id::float8 as "seatId", h.id::float8 as "shiftId", ${named('o', 'short_zh', 'short_en')} as unit, s.kind, s.starts_at as "from", s.ends_at as "to"
    from shift_seat s join shift h on h.id = s.shift_id join org o on o.id = s.org_id
    where s.person_id = ${personId} and s.ended_at is null and h.published_at is not null and s.ends_at > ${at.toISOString()}::timestamptz order by s.starts_at limit ${limit}`)
  return (rows as OwnShift[]).map(row => ({ ...row, from: new Date(row.from), to: new Date(row.to) }))
}
