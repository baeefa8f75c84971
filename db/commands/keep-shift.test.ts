import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor, asAnybody } from '../client'
import { checkFigures, listChecks } from '../queries/call-checks'
import { listGaps } from '../queries/duty-board'
import { findCalendar } from '../queries/duty-calendar'
import { countDuty } from '../queries/on-duty'
import { answerCall, pressCall } from './call-check'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { signShiftHandover, writeShiftEntry, writeShiftHandover } from './keep-shift'
import { calendarSecret, renewCalendar } from './renew-calendar'
import { dayAndNight, rosterOf, seatsOf } from './roster-cast'
import { replaceOnShift } from './settle-roster'

let cast: Cast
let roster: number
/** The shift that lasts now, and the next; the inspector is on the first, the colleague on the second. */
let now: number
let next: number
const today = shanghaiDay(new Date())

beforeAll(async () => {
  cast = await makeCast()
  const { inspector, colleague, regulatorHead } = cast.people
  roster = await rosterOf(
    cast,
    { leaders: [regulatorHead], staff: [inspector, colleague] },
    {
      ahead: 0,
      days: 3,
      restHours: 0,
      pattern: {
        ...dayAndNight,
        divided: { working: 'whole', weekend: 'whole', holiday: 'whole' },
        dayFrom: 1,
        nightFrom: 2,
      },
    },
  )
  const shifts = await cast.ask('select id::int from shift where roster_id = $1 order by starts_at', [roster])
  now = shifts[0]!.id as number
  next = shifts[1]!.id as number
})
afterAll(() => cast.end())

describe('a shift', () => {
  it('has a log that those on it write while it lasts, and nobody changes', async () => {
    const write = (who: keyof Cast['as'], shiftId: number, words = '接报一起') =>
      writeShiftEntry(cast.as[who], { key: key(), shiftId, words })
    const id = idOf(await write('inspector', now))
    expect(codeOfRefusal(await write('colleague', now))).toBe('notOnDuty')
    expect(codeOfRefusal(await write('colleague', next))).toBe('notOnDuty')
    expect(codeOfRefusal(await write('outsider', now))).toBe('notOnDuty')
    expect(codeOfRefusal(await write('inspector', now, ' '))).toBe('invalid')
    await expect(cast.ask(`update shift_entry set words = 'x' where id = $1`, [id])).rejects.toThrow('only grows')
    await expect(
      cast.bypass(
        'inspector',
        `insert into shift_entry (shift_id, org_id, words, person_id, at) values ($1, 1, 'x', 1, now())`,
        [now],
      ),
    ).rejects.toThrow('permission denied')
  })

  it('is handed over in writing and signed by the next one’s people, never by whoever wrote it', async () => {
    const write = (who: keyof Cast['as'], more = {}) =>
      writeShiftHandover(cast.as[who], { key: key(), shiftId: now, happened: '平稳', openItems: '无', ...more })
    expect(codeOfRefusal(await write('colleague'))).toBe('notOnDuty')
    expect(codeOfRefusal(await write('inspector', { openItems: ' ' }))).toBe('invalid')
    const id = idOf(await write('inspector'))
    expect(codeOfRefusal(await write('inspector'))).toBe('handoverWritten')
    const sign = (who: keyof Cast['as']) => signShiftHandover(cast.as[who], { key: key(), id })
    expect(codeOfRefusal(await sign('inspector'))).toBe('handoverOwn')
    await expect(
      cast.ask('update shift_handover set signed_by_id = written_by_id, signed_at = now() where id = $1', [id]),
    ).rejects.toThrow('shift_handover_signer_apart')
    expect(codeOfRefusal(await sign('supervisor'))).toBe('notNextShift')
    expect(
      await cast.ask(
        `select person_id::int as person from notice where kind = 'shiftHandedOver' and path = $1 order by 1`,
        [`/on-duty/shifts/${now}#handover`],
      ),
    ).toEqual([cast.people.colleague, cast.people.regulatorHead].sort((a, b) => a - b).map(person => ({ person })))
    idOf(await sign('colleague'))
    expect(codeOfRefusal(await sign('regulatorHead'))).toBe('handoverSigned')
    const [row] = await cast.ask(
      'select signed_by_id::int as who, to_shift_id::int as shift from shift_handover where id = $1',
      [id],
    )
    expect(row).toEqual({ who: cast.people.colleague, shift: next })
    await expect(cast.ask(`update shift_handover set happened = 'x' where id = $1`, [id])).rejects.toThrow('frozen')
  })
})

describe('a call check', () => {
  it('is drawn at random of those on duty, answered by one press of the person, in time, once', async () => {
    for (const who of ['inspector', 'regulatorHead', 'leader', 'principal'] as const)
      expect(codeOfRefusal(await pressCall(cast.as[who], { key: key(), size: 1 }))).toBe('wrongRole')
    const id = idOf(await pressCall(cast.as.supervisor, { key: key(), size: 50 }))
    const [draw] = await cast.ask('select seed, size, population from call_draw where id = $1', [id])
    const seats = await cast.ask(
      `select id::int, person_id::int as person from shift_seat where shift_id = $1 and ended_at is null and person_id is not null`,
      [now],
    )
    expect(draw).toMatchObject({ size: seats.length, population: seats.length })
    const lot = (seat: number) => createHash('sha256').update(`${draw!.seed}|0|${seat}`).digest('hex')
    const expected = seats.map(seat => seat.id as number).sort((a, b) => (lot(a) < lot(b) ? -1 : 1))
    const calls = (await cast.ask(
      'select id::int, seat_id::int as seat, person_id::int as person from call_check where draw_id = $1 order by no',
      [id],
    )) as { id: number; seat: number; person: number }[]
    expect(calls.map(call => call.seat)).toEqual(expected)
    expect(
      (await cast.bypass('supervisor', 'select seat_id::int as seat from rosters.lots($1)', [id])).map(row => row.seat),
    ).toEqual(expected)
    const mine = calls.find(call => call.person === cast.people.inspector)!
    const other = calls.find(call => call.person === cast.people.regulatorHead)!
    expect(
      (
        await cast.ask(`select kind, urgent from notice where person_id = $1 and once = $2`, [
          cast.people.inspector,
          `call:${mine.id}`,
        ])
      )[0],
    ).toEqual({ kind: 'callCheck', urgent: true })
    expect(codeOfRefusal(await answerCall(cast.as.colleague, { key: key(), id: mine.id }))).toBe('notFound')
    idOf(await answerCall(cast.as.inspector, { key: key(), id: mine.id }))
    expect(codeOfRefusal(await answerCall(cast.as.inspector, { key: key(), id: mine.id }))).toBe('callAnswered')
    await expect(cast.ask('update call_check set answered_at = null where id = $1', [mine.id])).rejects.toThrow(
      'frozen',
    )
    // as if its minutes had passed
    await cast.ask(
      `begin; set local session_replication_role = replica; update call_check set called_at = now() - interval '1 hour', due_at = now() - interval '50 minutes' where id = ${other.id}; commit`,
    )
    expect(codeOfRefusal(await answerCall(cast.as.regulatorHead, { key: key(), id: other.id }))).toBe('callOver')
    const [figures, missed, counts] = await asActor(cast.as.supervisor, 'read', async tx => [
      await checkFigures(tx, { draw: id }),
      await listChecks(tx, { draw: id, state: 'missed' }, { limit: 9 }),
      await countDuty(tx),
    ])
    expect(figures).toMatchObject({ drawn: 2, answered: 1, missed: 1, waiting: 0 })
    expect(figures!.medianSeconds).toBeGreaterThanOrEqual(0)
    expect(missed!.rows.map(row => row.id)).toEqual([other.id])
    expect(counts).toMatchObject({ onDuty: 2, drawn: 2, answered: 1, missed: 1 })
  })

  it('of the clock follows a seed whose hash stands before and which is told after the day', async () => {
    const sha = (text: string) => createHash('sha256').update(text).digest('hex')
    const plan = async (day: string) => {
      await cast.ask('select rosters.plan_calls($1, now())', [day])
      const [row] = await cast.ask(
        'select p.commitment, s.seed from call_plan p join rosters.call_seed s on s.on_day = p.on_day where p.on_day = $1',
        [day],
      )
      return row as { commitment: string; seed: string }
    }
    const told = async (day: string) =>
      (await cast.bypass('supervisor', 'select rosters.seed_of($1) as seed', [day]))[0]
    const [past, ahead] = ['2019-03-04', '2031-03-04']
    for (const day of [past, ahead]) {
      const { commitment, seed } = await plan(day)
      expect(sha(seed)).toBe(commitment)
      const times = await cast.ask(
        'select no, extract(epoch from planned_at)::int as at from rosters.call_times($1, $2, 3)',
        [seed, day],
      )
      const midnight = Date.parse(`${day}T00:00:00+08:00`) / 1000
      expect(times).toEqual(
        [1, 2, 3].map(no => ({
          no,
          at: midnight + (Number.parseInt(sha(`${seed}|${day}|${no}`).slice(0, 8), 16) % 1440) * 60,
        })),
      )
    }
    expect(await told(past)).toEqual({ seed: (await plan(past)).seed })
    expect(await told(ahead)).toEqual({ seed: null })
    await expect(cast.bypass('supervisor', 'select seed from rosters.call_seed')).rejects.toThrow('permission denied')
    await expect(cast.bypass('supervisor', 'select rosters.call_round(now())')).rejects.toThrow('permission denied')
  })
})

describe('one’s own calendar', () => {
  it('is read with the secret alone; what was taken from the person is told as ended; a new secret ends the old', async () => {
    const form = { key: key() }
    idOf(await renewCalendar(cast.as.colleague, form))
    const secret = calendarSecret(cast.as.colleague, form.key)
    const shifts = (await asAnybody(tx => findCalendar(tx, secret)))!
    const own = (await seatsOf(cast, roster)).filter(seat => seat.person === cast.people.colleague)
    expect(shifts.map(shift => [shift.seatId, shift.endedAt])).toEqual(own.map(seat => [seat.id, null]))
    idOf(
      await replaceOnShift(cast.as.regulatorHead, { key: key(), seatId: own[0]!.id, personId: null, reason: '病假' }),
    )
    const after = (await asAnybody(tx => findCalendar(tx, secret)))!
    expect(after.find(shift => shift.seatId === own[0]!.id)!.endedAt).toBeInstanceOf(Date)
    const gaps = await asActor(
      cast.as.regulatorHead,
      'read',
      async tx => [await listGaps(tx, new Date()), await countDuty(tx)] as const,
    )
    expect(gaps[0].map(gap => gap.why)).toContain('nobody')
    expect(gaps[1].gaps).toBe(gaps[0].length)
    expect(
      await asAnybody(tx =>
        findCalendar(
          tx,
          secret.replace(/^./, first => (first === 'a' ? 'b' : 'a')),
        ),
      ),
    ).toBeNull()
    const [row] = await cast.ask('select token_sha from calendar_feed where person_id = $1', [cast.people.colleague])
    expect(row!.token_sha).not.toContain(secret)
    await expect(cast.bypass('colleague', 'select token_sha from calendar_feed')).rejects.toThrow('permission denied')
    const again = { key: key() }
    idOf(await renewCalendar(cast.as.colleague, again))
    expect(await asAnybody(tx => findCalendar(tx, secret))).toBeNull()
    const fresh = calendarSecret(cast.as.colleague, again.key)
    expect((await asAnybody(tx => findCalendar(tx, fresh)))!.length).toBe(after.length)
    // whoever left has no calendar any more
    await cast.ask('update membership set valid_to = $2 where person_id = $1', [
      cast.people.colleague,
      addDays(today, -1),
    ])
    expect(await asAnybody(tx => findCalendar(tx, fresh))).toBeNull()
    await cast.ask('update membership set valid_to = null where person_id = $1', [cast.people.colleague])
  })
})
