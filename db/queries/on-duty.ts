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
