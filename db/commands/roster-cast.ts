import { addDays, shanghaiDay } from '@/domain/clock'
import type { Pattern, SeatKind } from '@/domain/roster'
import type { Cast } from './cast'
import { idOf, key } from './cast'
import { draftRoster, type Member } from './draft-roster'
import { publishRoster } from './settle-roster'

export const dayAndNight: Pattern = {
  divided: { working: 'dayNight', weekend: 'whole', holiday: 'whole' },
  dayFrom: 510,
  nightFrom: 1050,
  need: { leader: 1, staff: 1, reserve: 0 },
}

/** People of the regulator's unit for the rosters of tests, without sign-ins. */
export async function hire(cast: Cast, count: number, unit: keyof Cast['units'] = 'regulator'): Promise<number[]> {
  const rows = await cast.ask(
    `insert into person (name_zh, name_en, org_id, invented) select 'w' || n, 'w' || n, $1, true from generate_series(1, $2::int) n returning id::int`,
    [cast.units[unit], count],
  )
  return rows.map(row => row.id as number)
}

export const members = (people: readonly number[], ...kinds: SeatKind[]): Member[] =>
  kinds.flatMap(kind => people.map(personId => ({ kind, personId, phone: '0432-6000' })))

/** A draft of the regulator from so many days ahead on, and, unless it is left, published. */
export async function rosterOf(
  cast: Cast,
  people: { leaders: readonly number[]; staff: readonly number[] },
  { ahead = 1, days = 7, pattern = dayAndNight, restHours = 12, publish = true } = {},
): Promise<number> {
  const from = addDays(shanghaiDay(new Date()), ahead)
  const id = idOf(
    await draftRoster(cast.as.regulatorHead, {
      key: key(),
      orgId: cast.units.regulator,
      from,
      to: addDays(from, days - 1),
      pattern,
      restHours,
      phone: '0432-12350',
      members: [...members(people.leaders, 'leader'), ...members(people.staff, 'staff')],
    }),
  )
  if (publish) idOf(await publishRoster(cast.as.regulatorHead, { key: key(), id }))
  return id
}

export type SeatRow = { id: number; person: number | null; shift: number; starts: Date; kind: SeatKind }
/** The live places of a roster, in the order of time. */
export const seatsOf = async (cast: Cast, roster: number): Promise<SeatRow[]> =>
  (await cast.ask(
    `select s.id::int, s.person_id::int as person, s.shift_id::int as shift, s.starts_at as starts, s.kind from shift_seat s join shift h on h.id = s.shift_id
     where h.roster_id = $1 and s.ended_at is null order by s.starts_at, s.kind, s.no`,
    [roster],
  )) as SeatRow[]
