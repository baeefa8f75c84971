import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Calendar, daysBetween } from './clock'
import { collide, type Draft, dayKindOf, drawUpShifts, type Pattern, type Shift, seatKinds } from './roster'

const minute = 60_000
const noHolidays: Calendar = { off: new Set(), work: new Set(), lastYear: 2030 }
const pattern: Pattern = {
  divided: { working: 'dayNight', weekend: 'whole', holiday: 'whole' },
  dayFrom: 510,
  nightFrom: 1050,
  need: { leader: 1, staff: 1, reserve: 0 },
}
const draft = (more: Partial<Draft> = {}): Draft => ({
  from: '2026-03-02',
  to: '2026-03-29',
  pattern,
  teams: { leader: [1, 2, 3], staff: [4, 5, 6, 7], reserve: [] },
  restMinutes: 720,
  taken: [],
  ...more,
})

/** Any roster that a form could ask for: periods, patterns, holidays, teams that overlap each other, duty that people already have. */
const anyDraft = fc
  .record({
    start: fc.integer({ min: 0, max: 1500 }),
    days: fc.integer({ min: 1, max: 40 }),
    divided: fc.record({
      working: fc.constantFrom('dayNight', 'whole', 'night'),
      weekend: fc.constantFrom('dayNight', 'whole', 'night'),
      holiday: fc.constantFrom('dayNight', 'whole', 'night'),
    }),
    dayFrom: fc.integer({ min: 0, max: 700 }),
    dayLasts: fc.integer({ min: 1, max: 700 }),
    need: fc.record({
      leader: fc.integer({ min: 0, max: 2 }),
      staff: fc.integer({ min: 1, max: 3 }),
      reserve: fc.integer({ min: 0, max: 2 }),
    }),
    teams: fc.record({
      leader: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }),
      staff: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }),
      reserve: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
    }),
    rest: fc.integer({ min: 0, max: 48 * 60 }),
    off: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 10 }),
    work: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }),
    taken: fc.array(
      fc.record({
        personId: fc.integer({ min: 1, max: 12 }),
        hour: fc.integer({ min: 0, max: 900 }),
        lasts: fc.integer({ min: 1, max: 24 }),
        rest: fc.integer({ min: 0, max: 24 }),
      }),
      { maxLength: 6 },
    ),
  })
  .map(one => {
    const from = addDays('2024-01-01', one.start)
    const midnight = Date.parse(`${from}T00:00:00+08:00`)
    const off = new Set(one.off.map(day => addDays(from, day)))
    const calendar: Calendar = {
      off,
      work: new Set(one.work.map(day => addDays(from, day)).filter(day => !off.has(day))),
      lastYear: 2030,
    }
    const made: Draft = {
      from,
      to: addDays(from, one.days - 1),
      pattern: {
        divided: one.divided,
        dayFrom: one.dayFrom,
        nightFrom: one.dayFrom + one.dayLasts,
        need: one.need,
      },
      teams: one.teams,
      restMinutes: one.rest,
      taken: one.taken.map(({ personId, hour, lasts, rest }) => ({
        personId,
        from: midnight + hour * 60 * minute,
        to: midnight + (hour + lasts) * 60 * minute,
        restMinutes: rest * 60,
      })),
    }
    return { draft: made, calendar }
  })

type Held = Draft['taken'][number]
const heldIn = (shifts: readonly Shift[], restMinutes: number): Held[] =>
  shifts.flatMap(({ from, to, seats }) =>
    seats.flatMap(({ personId }) => (personId === null ? [] : [{ personId, from, to, restMinutes }])),
  )

describe('shifts drawn up', { timeout: 60_000 }, () => {
  it('have every place of the pattern, each with a person or a gap that says why', () => {
    fc.assert(
      fc.property(anyDraft, ({ draft, calendar }) => {
        const shifts = drawUpShifts(draft, calendar)
        const { divided, need, dayFrom, nightFrom } = draft.pattern
        for (let index = 0; index <= daysBetween(draft.from, draft.to); index++) {
          const day = addDays(draft.from, index)
          const kinds = shifts.filter(shift => shift.onDay === day).map(shift => shift.kind)
          const wanted = { dayNight: ['day', 'night'], whole: ['whole'], night: ['night'] }
          expect(kinds).toEqual(wanted[divided[dayKindOf(day, calendar)]])
        }
        for (const { kind, from, to, seats } of shifts) {
          const lasts = { day: nightFrom - dayFrom, night: 1440 - nightFrom + dayFrom, whole: 1440 }
          expect((to - from) / minute).toBe(lasts[kind])
          for (const place of seatKinds)
            expect(seats.filter(seat => seat.kind === place).map(seat => seat.no)).toEqual(
              Array.from({ length: need[place] }, (_, index) => index + 1),
            )
          for (const seat of seats) {
            expect((seat.personId === null) === (seat.gap !== null)).toBe(true)
            if (seat.personId !== null) expect(draft.teams[seat.kind]).toContain(seat.personId)
            if (seat.gap) expect(seat.gap === 'noTeam').toBe(draft.teams[seat.kind].length === 0)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('put nobody on two at once, nor before the rest has ended, beside what they have elsewhere too', () => {
    fc.assert(
      fc.property(anyDraft, ({ draft, calendar }) => {
        const held = heldIn(drawUpShifts(draft, calendar), draft.restMinutes)
        for (const [index, one] of held.entries()) {
          for (const other of held.slice(index + 1)) {
            if (one.personId !== other.personId) continue
            const [first, second] = one.from <= other.from ? [one, other] : [other, one]
            expect(second.from).toBeGreaterThanOrEqual(first.to + draft.restMinutes * minute)
          }
          for (const other of draft.taken) expect(collide(one, other)).toBe(false)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('say a gap only where nobody of the team was free when its turn came, and give each place to whoever had carried least', () => {
    fc.assert(
      fc.property(anyDraft, ({ draft, calendar }) => {
        const held: Held[] = [...draft.taken]
        const carried = new Map<string, number>()
        for (const shift of drawUpShifts(draft, calendar)) {
          for (const seat of shift.seats) {
            const duty = { from: shift.from, to: shift.to, restMinutes: draft.restMinutes }
            const free = draft.teams[seat.kind].filter(
              personId => !held.some(other => collide(other, { ...duty, personId })),
            )
            const load = (personId: number) => carried.get(`${seat.kind} ${personId} ${shift.dayKind}`) ?? 0
            if (seat.personId === null) {
              expect(free).toEqual([])
              continue
            }
            expect(free).toContain(seat.personId)
            expect(load(seat.personId)).toBe(Math.min(...free.map(load)))
            held.push({ ...duty, personId: seat.personId })
            const minutes = (shift.to - shift.from) / minute
            carried.set(`${seat.kind} ${seat.personId} ${shift.dayKind}`, load(seat.personId) + minutes)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('are the same each time', () => {
    fc.assert(
      fc.property(anyDraft, ({ draft, calendar }) => {
        expect(drawUpShifts(draft, calendar)).toEqual(drawUpShifts(draft, calendar))
      }),
      { numRuns: 50 },
    )
  })

  it('spread holidays evenly: with time to rest, nobody has two more than another', () => {
    const off = Array.from({ length: 7 }, (_, index) => addDays('2026-03-09', index))
    const shifts = drawUpShifts(draft(), { ...noHolidays, off: new Set(off) })
    const holidays = (personId: number) =>
      shifts.filter(shift => shift.dayKind === 'holiday' && shift.seats.some(seat => seat.personId === personId)).length
    const staff = [4, 5, 6, 7].map(holidays)
    expect(staff.reduce((sum, n) => sum + n, 0)).toBe(7)
    expect(Math.max(...staff) - Math.min(...staff)).toBeLessThanOrEqual(1)
    expect(shifts.flatMap(shift => shift.seats).filter(seat => seat.gap)).toEqual([])
  })

  it('leave the one leader’s other shifts as gaps, and a team of none as another kind', () => {
    const shifts = drawUpShifts(draft({ to: '2026-03-03', teams: { leader: [1], staff: [], reserve: [] } }), noHolidays)
    expect(shifts.map(shift => shift.seats.map(seat => seat.gap ?? seat.personId))).toEqual([
      [1, 'noTeam'],
      ['nobodyFree', 'noTeam'],
      [1, 'noTeam'],
      ['nobodyFree', 'noTeam'],
    ])
  })

  it('take a rest day of a notice for a holiday, and a worked weekend for a working day', () => {
    const calendar = { off: new Set(['2026-10-01', '2026-10-03']), work: new Set(['2026-10-10']), lastYear: 2026 }
    expect(
      ['2026-10-01', '2026-10-03', '2026-10-04', '2026-10-10', '2026-10-12'].map(day => dayKindOf(day, calendar)),
    ).toEqual(['holiday', 'holiday', 'weekend', 'working', 'working'])
  })
})
