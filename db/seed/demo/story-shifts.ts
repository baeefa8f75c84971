import type pg from 'pg'
import { addDays, shanghaiDay } from '@/domain/clock'
import type { SeatKind } from '@/domain/roster'
import { dutyEntries, dutyNotes, swapReasons } from './duty-words'

export type Keeper = { personId: number; membershipId: number; role: string; email: string | null }

const minute = 60_000
const day = 86_400_000

const act = (client: pg.Client, who: Keeper, at: number) =>
  client.query('select ctx.assume($1, $2)', [who.membershipId, new Date(at)])

/** Logs and hand-overs of every shift that has ended: written by its staff, signed by the next one's, the last one perhaps not. */
export async function handEachOver(
  client: pg.Client,
  roster: number,
  people: ReadonlyMap<number, Keeper>,
  now: number,
  { last }: { last: 'signed' | 'unsigned' },
): Promise<void> {
  const { rows } = await client.query(
    `select h.id::int, h.ends_at as "endsAt", s.person_id::int as person from shift h join shift_seat s on s.shift_id = h.id and s.kind = 'staff' and s.no = 1 and s.ended_at is null where h.roster_id = $1 order by h.starts_at`,
    [roster],
  )
  const ended = rows.filter(row => row.endsAt.getTime() < now)
  for (const [index, shift] of ended.entries()) {
    const staff = people.get(shift.person)!
    const ends = shift.endsAt.getTime() as number
    if (index % 3 === 0) {
      await act(client, staff, ends - 150 * minute)
      await client.query('select rosters.write_entry($1, $2)', [
        shift.id,
        dutyEntries[(index + roster) % dutyEntries.length],
      ])
    }
    const [happened, open] = dutyNotes[(index + roster) % dutyNotes.length]!
    await act(client, staff, ends - 12 * minute)
    const note = await client.query('select rosters.write_handover($1, $2, $3)::int as id', [shift.id, happened, open])
    const next = rows[index + 1]
    if (!next || (last === 'unsigned' && index === ended.length - 1)) continue
    await act(client, people.get(next.person)!, Math.min(ends + 6 * minute, now - 1000))
    await client.query('select rosters.sign_handover($1)', [note.rows[0].id])
  }
}

/** One swap that was approved and one that waits for the answer of whoever signs in as duty. */
export async function swapSome(
  client: pg.Client,
  roster: number,
  teams: Record<SeatKind, readonly Keeper[]>,
  now: number,
): Promise<void> {
  const first = teams.staff.find(one => one.email?.startsWith('duty@'))!
  const others = teams.staff.filter(one => one.email === null)
  const head = teams.leader.find(one => one.email !== null)!
  /** Two shifts ahead whose people could change them without breaking a rule. */
  const pair = async (mine: Keeper, theirs: Keeper, daysAhead: number) =>
    (
      await client.query(
        `select a.id::int as mine, b.id::int as theirs from shift_seat a join shift h on h.id = a.shift_id and h.roster_id = $1 join shift_seat b on b.org_id = a.org_id and b.kind = a.kind and b.ended_at is null and b.person_id = $3
         where a.person_id = $2 and a.kind = 'staff' and a.ended_at is null and a.starts_at > $4 and b.starts_at > $4 and a.shift_id <> b.shift_id
           and rosters.clash($2, b.starts_at, b.ends_at, b.rested_at, array[a.id, b.id]) is null and rosters.clash($3, a.starts_at, a.ends_at, a.rested_at, array[a.id, b.id]) is null
         order by a.starts_at, b.starts_at limit 1`,
        [roster, mine.personId, theirs.personId, new Date(now + daysAhead * day)],
      )
    ).rows[0] as { mine: number; theirs: number } | undefined
  const ask = async (who: Keeper, seats: { mine: number; theirs: number }, at: number, reason: string) => {
    await act(client, who, at)
    return (
      await client.query('select rosters.ask_swap($1, $2, null, $3)::int as id', [seats.mine, seats.theirs, reason])
    ).rows[0].id as number
  }
  const [third, fourth] = others as [Keeper, Keeper?]
  const settled = fourth && (await pair(third, fourth, 4))
  if (settled) {
    const id = await ask(third, settled, now - 26 * 60 * minute, swapReasons[0])
    await act(client, fourth, now - 25 * 60 * minute)
    await client.query('select rosters.answer_swap($1, true)', [id])
    await act(client, head, now - 24 * 60 * minute)
    await client.query(`select rosters.decide_swap($1, true, '同意（演示虚构）')`, [id])
  }
  const waiting = await pair(third, first, 6)
  if (waiting) await ask(third, waiting, now - 90 * minute, swapReasons[1])
}

/** The clock's calls of the last week, each answered within some minutes, but one. */
export async function callThem(client: pg.Client, people: ReadonlyMap<number, Keeper>, now: number): Promise<void> {
  const today = shanghaiDay(new Date(now))
  for (let back = 6; back >= 0; back--) {
    const on = addDays(today, -back)
    await client.query('select rosters.plan_calls($1, $2)', [on, new Date(`${on}T00:00:30+08:00`)])
    const { rows } = await client.query(
      `select t.planned_at as at from rosters.call_seed s join call_plan p on p.on_day = s.on_day cross join lateral rosters.call_times(s.seed, p.on_day, p.draws) t where s.on_day = $1 order by 1`,
      [on],
    )
    // what is younger is the worker's to draw
    for (const { at } of rows.filter(row => row.at.getTime() < now - 20 * minute))
      await client.query('select rosters.call_round($1)', [new Date(at.getTime() + 40_000)])
  }
  const { rows: calls } = await client.query(
    'select id::int, person_id::int as person, called_at as at from call_check order by id',
  )
  const missed = Math.floor(calls.length / 2)
  for (const [index, call] of calls.entries()) {
    if (index === missed) continue
    await act(client, people.get(call.person)!, call.at.getTime() + (18 + ((index * 37) % 260)) * 1000)
    await client.query('select rosters.answer_call($1)', [call.id])
  }
}
