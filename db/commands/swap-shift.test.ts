import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor } from '../client'
import { listSwapChoices } from '../queries/shift-swaps'
import { chanceOf } from '../trust/chance'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import type { Outcome } from './outcome'
import { dayAndNight, type Hired, hire, rosterOf, type SeatRow, seatsOf, signUp } from './roster-cast'
import { replaceOnShift } from './settle-roster'
import { answerSwap, askSwap, decideSwap, withdrawSwap } from './swap-shift'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const minute = 60_000
/** Every fault of a roster as its rows stand: two places at once, too little rest, a place without exactly one row. */
async function faultsOf(roster: number): Promise<string[]> {
  const rows = (await cast.ask(
    `select s.person_id::int as person, s.shift_id::int as shift, s.kind, s.no, s.ended_at is null as live, extract(epoch from s.starts_at)::float8 * 1000 as "from", extract(epoch from s.ends_at)::float8 * 1000 as "to"
     from shift_seat s join shift h on h.id = s.shift_id where h.roster_id = $1`,
    [roster],
  )) as { person: number | null; shift: number; kind: string; no: number; live: boolean; from: number; to: number }[]
  const live = rows.filter(row => row.live)
  const places = new Set(rows.map(row => `${row.shift} ${row.kind} ${row.no}`))
  const faults = live.length === places.size ? [] : ['a place has not exactly one row']
  const taken = live.filter(row => row.person !== null).sort((a, b) => a.from - b.from)
  for (const [index, one] of taken.entries())
    for (const other of taken.slice(index + 1))
      if (other.person === one.person && other.from < one.to + 12 * 60 * minute)
        faults.push(`${one.person} on ${one.shift} and ${other.shift}`)
  return faults
}

describe('a swap', () => {
  let staff: Hired[]
  let roster: number
  let seats: SeatRow[]
  const of = (person: Hired) => seats.filter(seat => seat.person === person.id && seat.kind === 'staff')
  beforeAll(async () => {
    staff = await signUp(cast, 5)
    const leaders = await hire(cast, 3)
    roster = await rosterOf(cast, { leaders, staff: staff.map(one => one.id) }, { ahead: 2, days: 14 })
    seats = await seatsOf(cast, roster)
  })

  it('is asked, agreed on and approved by three people; who did what when stays', async () => {
    const [asker, other, third] = staff as [Hired, Hired, Hired, Hired]
    const mine = of(asker)[0]!
    const choices = await asActor(asker.as, 'read', tx => listSwapChoices(tx, mine.id, asker.id))
    const theirs = choices.seats.find(seat => of(other).some(one => one.id === seat.id))!
    const ask = (who: Hired, reason = '家里有事') =>
      askSwap(who.as, { key: key(), seatId: mine.id, forSeatId: theirs.id, reason })
    expect(codeOfRefusal(await ask(third))).toBe('notYourShift')
    expect(codeOfRefusal(await ask(asker, ''))).toBe('needsReason')
    const id = idOf(await ask(asker))
    expect(codeOfRefusal(await ask(asker))).toBe('swapOpen')
    const decide = (who: Hired['as'], approves = true) => decideSwap(who, { key: key(), id, approves, opinion: '同意' })
    expect(codeOfRefusal(await decide(cast.as.regulatorHead))).toBe('swapDecided')
    for (const who of [asker, third])
      expect(codeOfRefusal(await answerSwap(who.as, { key: key(), id, agrees: true }))).toBe('notYourShift')
    idOf(await answerSwap(other.as, { key: key(), id, agrees: true }))
    expect(codeOfRefusal(await decide(asker.as))).toBe('swapOwn')
    expect(codeOfRefusal(await decide(other.as))).toBe('swapOwn')
    expect(codeOfRefusal(await decide(third.as))).toBe('notYourUnit')
    expect(codeOfRefusal(await decide(cast.as.outsider))).toBe('notFound')
    // nor past the command: the row itself says that neither of the two decides
    await expect(
      cast.ask(`update shift_swap set stage = 'approved', decided_by_id = $2, decided_at = now() where id = $1`, [
        id,
        other.id,
      ]),
    ).rejects.toThrow('shift_swap_decider_apart')
    idOf(await decide(cast.as.regulatorHead))
    const after = await seatsOf(cast, roster)
    expect(after.find(seat => seat.shift === mine.shift && seat.kind === 'staff')!.person).toBe(other.id)
    expect(
      after.find(seat => seat.shift === seats.find(one => one.id === theirs.id)!.shift && seat.kind === 'staff')!
        .person,
    ).toBe(asker.id)
    const [row] = await cast.ask(
      'select stage, asker_id::int as asker, other_id::int as other, decided_by_id::int as decided, asked_at <= answered_at and answered_at <= decided_at as ordered from shift_swap where id = $1',
      [id],
    )
    expect(row).toEqual({
      stage: 'approved',
      asker: asker.id,
      other: other.id,
      decided: cast.people.regulatorHead,
      ordered: true,
    })
    await expect(cast.ask(`update shift_swap set stage = 'asked' where id = $1`, [id])).rejects.toThrow('frozen')
    expect(await faultsOf(roster)).toEqual([])
    const told = await cast.ask(`select person_id::int as person, kind from notice where path = $1 order by id`, [
      `/on-duty/swaps?swap=${id}`,
    ])
    expect(told).toEqual(
      expect.arrayContaining([
        { person: other.id, kind: 'swapAsked' },
        { person: cast.people.regulatorHead, kind: 'swapAgreed' },
        { person: asker.id, kind: 'swapApproved' },
      ]),
    )
  })

  it('that would break a rule is refused when it is asked, and again when it would be approved', async () => {
    seats = await seatsOf(cast, roster)
    const [asker, other] = staff as [Hired, Hired, Hired, Hired]
    // the shift right after one of the other's own leaves no rest
    const tight = of(asker).find(mine =>
      of(other).some(theirs => Math.abs(mine.starts.getTime() - theirs.starts.getTime()) <= 12 * 60 * minute),
    )!
    expect(
      codeOfRefusal(await askSwap(asker.as, { key: key(), seatId: tight.id, otherId: other.id, reason: 'x' })),
    ).toBe('restShort')
    const outsider = await hire(cast, 1)
    expect(
      codeOfRefusal(await askSwap(asker.as, { key: key(), seatId: tight.id, otherId: outsider[0]!, reason: 'x' })),
    ).toBe('notOfTeam')
    // between asking and approving the other gets a shift too near to it, which alone they may have
    const [near] = (await cast.ask(
      `select a.id::int as mine, a.person_id::int as holder, b.id::int as beside, p::int as taker
       from shift_seat a join shift h on h.id = a.shift_id join shift_seat b on b.org_id = a.org_id and b.kind = a.kind and b.id <> a.id and b.ended_at is null, unnest($2::bigint[]) p
       where h.roster_id = $1 and a.kind = 'staff' and a.ended_at is null and tstzrange(a.starts_at, a.rested_at) && tstzrange(b.starts_at, b.rested_at) and p not in (a.person_id, b.person_id)
         and rosters.clash(p, a.starts_at, a.ends_at, a.rested_at) is null and rosters.clash(p, b.starts_at, b.ends_at, b.rested_at) is null limit 1`,
      [roster, staff.map(one => one.id)],
    )) as { mine: number; holder: number; beside: number; taker: number }[]
    const { mine, holder, beside, taker } = near!
    const who = (person: number) => staff.find(one => one.id === person)!.as
    const id = idOf(await askSwap(who(holder), { key: key(), seatId: mine, otherId: taker, reason: 'x' }))
    idOf(await answerSwap(who(taker), { key: key(), id, agrees: true }))
    idOf(await replaceOnShift(cast.as.regulatorHead, { key: key(), seatId: beside, personId: taker, reason: '临时' }))
    expect(
      codeOfRefusal(await decideSwap(cast.as.regulatorHead, { key: key(), id, approves: true, opinion: '' })),
    ).toBe('restShort')
    expect(await faultsOf(roster)).toEqual([])
  })

  it('and a replacement beside each other leave no double, no short rest and no silent gap, whatever is asked in which order', async () => {
    const chance = chanceOf(20_261_126)
    const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(chance() * from.length)]
    const people = await signUp(cast, 5)
    const leaders = await hire(cast, 3)
    const id = await rosterOf(
      cast,
      { leaders, staff: people.map(one => one.id) },
      {
        ahead: 20,
        days: 10,
        pattern: { ...dayAndNight, divided: { working: 'dayNight', weekend: 'dayNight', holiday: 'whole' } },
      },
    )
    const open = new Set<number>()
    const seen = new Map<string, number>()
    const note = (outcome: Outcome, word: string) => {
      const said = outcome.ok ? word : outcome.refusal.code
      seen.set(said, (seen.get(said) ?? 0) + 1)
      return outcome
    }
    for (let step = 0; step < 160; step++) {
      const now = (await seatsOf(cast, id)).filter(seat => seat.kind === 'staff')
      const dice = chance()
      if (dice < 0.45) {
        const who = pick(people)!
        const mine = pick(now.filter(seat => seat.person === who.id))
        const theirs = pick(now.filter(seat => seat.person !== null && seat.person !== who.id))
        if (!mine || !theirs) continue
        const wanted = chance() < 0.6 ? { forSeatId: theirs.id } : { otherId: pick(people)!.id }
        const outcome = note(await askSwap(who.as, { key: key(), seatId: mine.id, reason: 'x', ...wanted }), 'asked')
        if (outcome.ok) open.add(outcome.id)
      } else if (dice < 0.85) {
        const swap = pick([...open])
        if (!swap) continue
        const [row] = await cast.ask(
          'select stage, asker_id::int as asker, other_id::int as other from shift_swap where id = $1',
          [swap],
        )
        const actor = (person: unknown) => people.find(one => one.id === person)!.as
        if (row!.stage === 'asked')
          note(await answerSwap(actor(row!.other), { key: key(), id: swap, agrees: chance() < 0.9 }), 'answered')
        else if (row!.stage === 'agreed') {
          const outcome = note(
            await decideSwap(cast.as.regulatorHead, { key: key(), id: swap, approves: true, opinion: '' }),
            'approved',
          )
          if (!outcome.ok) note(await withdrawSwap(actor(row!.asker), { key: key(), id: swap }), 'withdrawn')
          open.delete(swap)
        } else open.delete(swap)
      } else {
        const seat = pick(now)!
        const personId = chance() < 0.2 ? null : pick(people)!.id
        note(
          await replaceOnShift(cast.as.regulatorHead, { key: key(), seatId: seat.id, personId, reason: 'x' }),
          'replaced',
        )
      }
      expect(await faultsOf(id)).toEqual([])
    }
    // the hands were busy: swaps went through, and rules refused some
    for (const word of ['asked', 'approved', 'replaced', 'restShort'])
      expect(seen.get(word) ?? 0, word).toBeGreaterThan(2)
  }, 120_000)
})

it('two approvals at the same moment cannot put one person on two shifts', async () => {
  const staff = await signUp(cast, 3)
  const leaders = await hire(cast, 2)
  const [first, second, third] = staff as [Hired, Hired, Hired]
  const roster = await rosterOf(
    cast,
    { leaders, staff: [first.id, second.id, third.id] },
    { ahead: 34, days: 2, restHours: 0, pattern: { ...dayAndNight, need: { leader: 0, staff: 2, reserve: 0 } } },
  )
  const seats = await seatsOf(cast, roster)
  const [one] = seats
  const both = seats.filter(seat => seat.shift === one!.shift)
  const free = staff.find(person => both.every(seat => seat.person !== person.id))!
  const ids = await Promise.all(
    both.map(async seat => {
      const holder = staff.find(person => person.id === seat.person)!
      const id = idOf(await askSwap(holder.as, { key: key(), seatId: seat.id, otherId: free.id, reason: 'x' }))
      idOf(await answerSwap(free.as, { key: key(), id, agrees: true }))
      return id
    }),
  )
  const outcomes = await Promise.all(
    ids.map(id => decideSwap(cast.as.regulatorHead, { key: key(), id, approves: true, opinion: '' })),
  )
  expect(outcomes.filter(outcome => outcome.ok).length).toBe(1)
  expect(codeOfRefusal(outcomes.find(outcome => !outcome.ok)!)).toBe('onTwoShifts')
})
