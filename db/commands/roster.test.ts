import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { listOnDuty } from '../queries/on-duty'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { draftRoster } from './draft-roster'
import { dayAndNight, hire, members, rosterOf, seatsOf } from './roster-cast'
import { dropRoster, publishRoster, replaceOnShift } from './settle-roster'

let cast: Cast
const today = shanghaiDay(new Date())
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

describe('a roster', () => {
  it('is drawn up with every place of its pattern, gaps said, is published once, and frozen from then on', async () => {
    const { inspector, colleague, regulatorHead } = cast.people
    const id = await rosterOf(cast, { leaders: [regulatorHead], staff: [inspector, colleague] }, { publish: false })
    const seats = await seatsOf(cast, id)
    const shifts = await cast.ask('select id, starts_at, ends_at from shift where roster_id = $1', [id])
    expect(seats.length).toBe(shifts.length * 2)
    // one leader with twelve hours of rest can't lead two shifts in a row: the rest is a gap that says so
    const gaps = await cast.ask(
      `select s.gap from shift_seat s join shift h on h.id = s.shift_id where h.roster_id = $1 and s.person_id is null`,
      [id],
    )
    expect(gaps.length).toBeGreaterThan(0)
    expect(new Set(gaps.map(row => row.gap))).toEqual(new Set(['nobodyFree']))
    expect(seats.filter(seat => seat.person === null).length).toBe(gaps.length)
    // a draft is the unit's own
    expect(await cast.bypass('outsider', 'select from roster where id = $1', [id])).toEqual([])
    idOf(await publishRoster(cast.as.regulatorHead, { key: key(), id }))
    expect((await cast.bypass('outsider', 'select from roster where id = $1', [id])).length).toBe(1)
    expect(await cast.bypass('principal', 'select from roster where id = $1', [id])).toEqual([])
    expect(codeOfRefusal(await publishRoster(cast.as.regulatorHead, { key: key(), id }))).toBe('alreadyPublished')
    expect(codeOfRefusal(await dropRoster(cast.as.regulatorHead, { key: key(), id }))).toBe('alreadyPublished')
    await expect(cast.ask('update roster set to_on = to_on + 1 where id = $1', [id])).rejects.toThrow('frozen')
    await expect(cast.ask('delete from shift where roster_id = $1', [id])).rejects.toThrow('only grows')
    await expect(
      cast.ask('update shift_seat set person_id = $2 where id = $1', [seats[0]!.id, inspector]),
    ).rejects.toThrow('frozen')
    // and no place is left without a row
    await expect(cast.ask('update shift_seat set ended_at = now() where id = $1', [seats[0]!.id])).rejects.toThrow(
      'invalid',
    )
    expect(
      await cast.ask(`select person_id::int from notice where kind = 'rosterPublished' and path = $1 order by 1`, [
        `/on-duty/rosters/${id}`,
      ]),
    ).toEqual([inspector, colleague].sort((a, b) => a - b).map(person_id => ({ person_id })))
  })

  it('is for the unit’s head and the territory’s supervisor; of its own people; on days that no other roster has', async () => {
    const staff = await hire(cast, 4)
    const input = {
      key: key(),
      orgId: cast.units.regulator,
      from: addDays(today, 30),
      to: addDays(today, 33),
      pattern: dayAndNight,
      restHours: 8,
      phone: '0432-12350',
      members: [...members(staff.slice(0, 3), 'leader'), ...members(staff.slice(3), 'staff')],
    }
    for (const who of ['inspector', 'leader', 'outsider', 'principal'] as const)
      expect(codeOfRefusal(await draftRoster(cast.as[who], { ...input, key: key() }))).toBe('notYourUnit')
    const draft = (more: Partial<typeof input>) => draftRoster(cast.as.regulatorHead, { ...input, ...more, key: key() })
    expect(codeOfRefusal(await draft({ members: members([cast.people.stranger], 'staff') }))).toBe('strangerNamed')
    expect(codeOfRefusal(await draft({ from: addDays(today, -1) }))).toBe('dutyPast')
    expect(codeOfRefusal(await draft({ to: addDays(today, 29) }))).toBe('invalid')
    expect(codeOfRefusal(await draft({ phone: '' }))).toBe('invalid')
    const id = idOf(await draftRoster(cast.as.supervisor, input))
    expect(codeOfRefusal(await draft({ from: addDays(today, 33), to: addDays(today, 35) }))).toBe('rosterOverlaps')
    idOf(await dropRoster(cast.as.regulatorHead, { key: key(), id }))
    expect(codeOfRefusal(await publishRoster(cast.as.regulatorHead, { key: key(), id }))).toBe('rosterDropped')
    // the draft's places are free again
    idOf(await draft({ from: addDays(today, 33), to: addDays(today, 35) }))
  })

  it('a replacement has its reason, keeps who was there, and breaks neither rule', async () => {
    const [first, second, third, fourth] = (await hire(cast, 4)) as [number, number, number, number]
    const id = await rosterOf(cast, { leaders: [first, second], staff: [third] }, { ahead: 40, days: 3, restHours: 0 })
    const seats = await seatsOf(cast, id)
    const seat = seats.find(one => one.person === third)!
    const put = (personId: number | null, reason = '生病', seatId = seat.id, who: keyof Cast['as'] = 'regulatorHead') =>
      replaceOnShift(cast.as[who], { key: key(), seatId, personId, reason })
    expect(codeOfRefusal(await put(fourth, ' '))).toBe('needsReason')
    expect(codeOfRefusal(await put(third))).toBe('sameOnShift')
    expect(codeOfRefusal(await put(fourth, 'x', seat.id, 'inspector'))).toBe('notYourUnit')
    expect(codeOfRefusal(await put(cast.people.stranger))).toBe('strangerNamed')
    const leading = seats.find(one => one.shift === seat.shift && one.kind === 'leader')!.person
    expect(codeOfRefusal(await put(leading))).toBe('onTwoShifts')
    idOf(await put(fourth))
    expect(codeOfRefusal(await put(first))).toBe('seatChanged')
    const history = await cast.ask(
      `select person_id::int as person, came_by, reason, ended_at is null as live from shift_seat where shift_id = $1 and kind = 'staff' order by id`,
      [seat.shift],
    )
    expect(history).toEqual([
      { person: third, came_by: 'roster', reason: '', live: false },
      { person: fourth, came_by: 'replacement', reason: '生病', live: true },
    ])
    const now = (await seatsOf(cast, id)).find(one => one.person === fourth)!
    idOf(await put(null, '无人可派', now.id))
    expect((await seatsOf(cast, id)).find(one => one.shift === seat.shift && one.kind === 'staff')!.person).toBeNull()
  })

  it('says who is on duty at an instant, with unit, role and telephone', async () => {
    const [leader, staff] = (await hire(cast, 2)) as [number, number]
    const id = await rosterOf(cast, { leaders: [leader], staff: [staff] }, { ahead: 50, days: 1 })
    const one = (await seatsOf(cast, id))[0]!
    const at = new Date(one.starts.getTime() + 60_000)
    const rows = await asActor(cast.as.outsider, 'read', tx => listOnDuty(tx, { at, regionCode: '220200' }))
    const mine = rows.filter(row => row.orgId === cast.units.regulator)
    expect(mine.map(row => [row.role, row.personId, row.phone, row.shiftId])).toEqual([
      ['leader', leader, '0432-6000', one.shift],
      ['staff', staff, '0432-6000', one.shift],
    ])
    const before = new Date(one.starts.getTime() - 1)
    expect(
      (await asActor(cast.as.outsider, 'read', tx => listOnDuty(tx, { at: before }))).filter(
        row => row.orgId === cast.units.regulator,
      ),
    ).toEqual([])
    expect(
      (await asActor(cast.as.outsider, 'read', tx => listOnDuty(tx, { at, regionCode: '220100' }))).filter(
        row => row.orgId === cast.units.regulator,
      ),
    ).toEqual([])
  })
})
