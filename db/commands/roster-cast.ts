import { createHash, randomBytes } from 'node:crypto'
import { addDays, shanghaiDay } from '@/domain/clock'
import type { Pattern, SeatKind } from '@/domain/roster'
import type { Caller } from '../client'
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

export type Hired = { id: number; as: Caller }
/** People of the regulator's unit with open sessions, as officials. */
export async function signUp(cast: Cast, count: number): Promise<Hired[]> {
  const people = await hire(cast, count)
  return Promise.all(
    people.map(async id => {
      const account = `duty-${id}`
      const token = randomBytes(24).toString('base64url')
      await cast.ask(`insert into auth."user" (id, name, email) values ($1, $1, $1 || '@test.sixlines')`, [account])
      await cast.ask('update person set account_id = $2 where id = $1', [id, account])
      await cast.ask(
        `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'official', $2, '2018-01-01')`,
        [id, cast.units.regulator],
      )
      await cast.ask(
        `insert into auth.session (id, user_id, token, expires_at) values ($1, $1, $2, now() + interval '1 hour')`,
        [account, createHash('sha256').update(token).digest('hex')],
      )
      return { id, as: { token } }
    }),
  )
}

/** A roster of the regulator with what is written on its first shift, and a draft. */
export async function dutyWritten(cast: Cast): Promise<{ rosterId: number; draftId: number }> {
  const [leader, staff] = (await hire(cast, 2)) as [number, number]
  const rosterId = await rosterOf(cast, { leaders: [leader], staff: [staff] }, { days: 2 })
  const draftId = await rosterOf(cast, { leaders: [leader], staff: [staff] }, { ahead: 40, days: 2, publish: false })
  await cast.ask(`begin; set local session_replication_role = replica;
    insert into shift_entry (shift_id, org_id, words, person_id, at) select min(id), min(org_id), 'x', ${staff}, now() from shift where roster_id = ${rosterId};
    insert into shift_handover (shift_id, org_id, happened, open_items, written_by_id, written_at) select min(id), min(org_id), 'x', 'x', ${staff}, now() from shift where roster_id = ${rosterId};
    insert into shift_swap (org_id, seat_id, asker_id, other_id, reason, asked_at) select min(s.org_id), min(s.id), ${staff}, ${leader}, 'x', now() from shift_seat s join shift h on h.id = s.shift_id where h.roster_id = ${rosterId} and s.person_id = ${staff};
    insert into call_draw (on_day, population, size, seed, org_id, by_id, at) values ('2018-01-01', 1, 1, 'x', ${cast.units.gov}, ${cast.people.supervisor}, now());
    insert into call_check (draw_id, no, seat_id, shift_id, org_id, person_id, called_at, due_at)
      select (select max(id) from call_draw where org_id = ${cast.units.gov}), 1, min(s.id), min(s.shift_id), min(s.org_id), ${staff}, now(), now() from shift_seat s join shift h on h.id = s.shift_id where h.roster_id = ${rosterId} and s.person_id = ${staff};
    commit`)
  return { rosterId, draftId }
}
