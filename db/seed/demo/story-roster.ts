import type pg from 'pg'
import { calendar } from '@/db/queries/calendar'
import { membership, person } from '@/db/schema/person'
import { addDays, shanghaiDay } from '@/domain/clock'
import { drawUpShifts, type Pattern, type SeatKind, type Shift, seatKinds, type Teams } from '@/domain/roster'
import { laterSignIns } from '../later-sign-ins'
import { insertRows, reserveIds } from '../rows'
import { scopeOf } from './people'
import { callThem, handEachOver, type Keeper, swapSome } from './story-shifts'
import type { World } from './world'

const hour = 3_600_000
const day = 24 * hour

const dayNight: Pattern = {
  divided: { working: 'dayNight', weekend: 'whole', holiday: 'whole' },
  dayFrom: 510,
  nightFrom: 1050,
  need: { leader: 1, staff: 1, reserve: 0 },
}
const whole: Pattern = { ...dayNight, divided: { working: 'whole', weekend: 'whole', holiday: 'whole' } }

/** Which units keep a roster, how it is divided, and the rest in hours. */
const keepers: readonly (readonly [unit: string, pattern: Pattern, rest: number, phone: string])[] = [
  ['dept:emergency', { ...dayNight, need: { leader: 1, staff: 1, reserve: 1 } }, 8, '0431-5550 0119'],
  ['emergency:220100', whole, 12, '0431-5550 0120'],
  ['emergency:220104', whole, 12, '0431-5550 0121'],
  ['emergency:220200', dayNight, 8, '0432-5550 0122'],
  ['emergency:220202', whole, 12, '0432-5550 0123'],
  ['emergency:220281', whole, 12, '0432-5550 0124'],
  ['emergency:222400', dayNight, 8, '0433-5550 0125'],
  ['emergency:222401', whole, 12, '0433-5550 0126'],
]
const main = 'dept:emergency'

/** Those who sign in and were not of the story: they join their unit now. */
async function join(client: pg.Client, world: World, accounts: ReadonlyMap<string, string>, since: string) {
  const ids = await reserveIds(client, person, laterSignIns.length)
  const memberships = await reserveIds(client, membership, laterSignIns.length)
  const unit = (key: string) => world.units.get(key)!
  await insertRows(
    client,
    person,
    laterSignIns.map(({ nameZh, nameEn, email, unit: key }, index) => ({
      id: ids[index]!,
      nameZh,
      nameEn,
      orgId: unit(key).id,
      accountId: accounts.get(email)!,
      invented: true,
    })),
  )
  await insertRows(
    client,
    membership,
    laterSignIns.map(({ role, unit: key }, index) => ({
      id: memberships[index]!,
      personId: ids[index]!,
      orgId: unit(key).id,
      role,
      scopeOrgId: scopeOf(role, unit(key), world.units),
      validFrom: since,
    })),
  )
}

/** The people who still act for a unit, heads first, then those who sign in. */
async function peopleOf(client: pg.Client, orgId: number): Promise<Keeper[]> {
  const { rows } = await client.query(
    `select p.id::int as "personId", m.id::int as "membershipId", m.role, u.email from membership m join person p on p.id = m.person_id left join auth."user" u on u.id = p.account_id
     where m.org_id = $1 and m.valid_to is null and p.org_id = $1 order by m.role <> 'head', u.email is null, p.id`,
    [orgId],
  )
  return rows as Keeper[]
}

/** Leaders are the heads and the first official, whoever signs in as duty stands duty, inspectors are in reserve where somebody is. */
function teamsOf(people: readonly Keeper[], pattern: Pattern): Record<SeatKind, Keeper[]> {
  const heads = people.filter(one => one.role === 'head')
  const officials = people.filter(one => one.role === 'official')
  const leader = [...heads, ...officials].slice(0, 2)
  const rest = people.filter(one => !leader.includes(one))
  const reserve = pattern.need.reserve > 0 ? rest.filter(one => one.role === 'inspector') : []
  return { leader, staff: rest.filter(one => !reserve.includes(one)), reserve }
}

const orders = <T>(of: readonly T[]): T[][] =>
  of.length < 2
    ? [[...of]]
    : of.flatMap((one, index) => orders([...of.slice(0, index), ...of.slice(index + 1)]).map(rest => [one, ...rest]))

/** The shifts, in the order of the staff in which whoever signs in as duty is on now and the second one comes next. */
function shiftsOf(
  draft: Omit<Parameters<typeof drawUpShifts>[0], 'teams'>,
  teams: Record<SeatKind, Keeper[]>,
  now: number,
): Shift[] {
  const idsOf = (staff: readonly Keeper[]): Teams =>
    Object.fromEntries(
      seatKinds.map(kind => [kind, (kind === 'staff' ? staff : teams[kind]).map(one => one.personId)]),
    ) as unknown as Teams
  const wanted = (shifts: readonly Shift[]) => {
    const at = shifts.findIndex(shift => shift.from <= now && now < shift.to)
    return [at, at + 1].map(index => shifts[index]?.seats.find(seat => seat.kind === 'staff')?.personId)
  }
  const signed = ['duty@', 'duty.second@'].map(name => teams.staff.find(one => one.email?.startsWith(name))?.personId)
  const drawn = orders(teams.staff).map(staff => drawUpShifts({ ...draft, teams: idsOf(staff) }, calendar()))
  return (
    drawn.find(shifts => signed[0] === undefined || wanted(shifts).every((id, index) => id === signed[index])) ??
    drawn[0]!
  )
}

/**
 * Rosters of the province's emergency department, of bureaus of prefectures and counties, from ten days ago on: published, their shifts logged and handed over,
 * one note unsigned, one place taken out, swaps, and call checks of a week of which one was missed.
 */
export async function standDuty(
  client: pg.Client,
  world: World,
  accounts: ReadonlyMap<string, string>,
  since: string,
): Promise<void> {
  await join(client, world, accounts, since)
  // a roster is whole, and a place followed by another, only when all of it is written
  await client.query('set constraints z_whole, z_kept deferred')
  const now = world.moments.now
  const from = shanghaiDay(new Date(now - 10 * day))
  const draftedAt = new Date(now - 10 * day - hour)
  const all = new Map<number, Keeper>()
  for (const [key, pattern, rest, phone] of keepers) {
    const unit = world.units.get(key)
    if (!unit) throw new Error(`the demo has no unit ${key}`)
    const people = await peopleOf(client, unit.id)
    for (const one of people) all.set(one.personId, one)
    const teams = teamsOf(people, pattern)
    const to = addDays(from, 27)
    const shifts = shiftsOf({ from, to, pattern, restMinutes: rest * 60, taken: [] }, teams, now)
    const seats = shifts.flatMap(shift => shift.seats.map(seat => ({ onDay: shift.onDay, shift: shift.kind, ...seat })))
    const members = seatKinds.flatMap(kind =>
      teams[kind].map(({ personId }, index) => ({
        kind,
        personId,
        no: index + 1,
        phone: `139-0000-${String(personId % 10_000).padStart(4, '0')}`,
      })),
    )
    const head = teams.leader.find(one => one.role === 'head') ?? teams.leader[0]!
    const act = (at: Date) => client.query('select ctx.assume($1, $2)', [head.membershipId, at])
    await act(draftedAt)
    const { rows } = await client.query('select rosters.draft($1, $2, $3, $4, $5, $6, $7, $8)::int as id', [
      unit.id,
      from,
      to,
      JSON.stringify(pattern),
      rest * 60,
      phone,
      JSON.stringify(members),
      JSON.stringify(seats),
    ])
    await act(new Date(draftedAt.getTime() + hour / 2))
    await client.query('select rosters.publish($1)', [rows[0].id])
    await handEachOver(client, rows[0].id, all, now, { last: key === main ? 'unsigned' : 'signed' })
    // somebody fell ill two days from now and nobody could be found yet
    if (key === 'emergency:220202') {
      const seat = await client.query(
        `select s.id from shift_seat s join shift h on h.id = s.shift_id where h.roster_id = $1 and s.kind = 'staff' and s.starts_at > $2 order by s.starts_at offset 1 limit 1`,
        [rows[0].id, new Date(now)],
      )
      await act(new Date(now - 3 * hour))
      await client.query(`select rosters.replace($1, null, '值班员住院，暂无人可派（演示虚构）')`, [seat.rows[0].id])
    }
    if (key === main) await swapSome(client, rows[0].id, teams, now)
  }
  await callThem(client, all, now)
}
