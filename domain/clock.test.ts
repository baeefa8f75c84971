import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addWorkingDays,
  type Calendar,
  daysBetween,
  isDay,
  isWorkingDay,
  lightOf,
  shanghaiDay,
  workingDaysBetween,
} from './clock'

/** National Day 2026 by the State Council's notice, as data/holidays.csv has it. */
const october: Calendar = {
  off: new Set(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']),
  work: new Set(['2026-09-20', '2026-10-10']),
  lastYear: 2026,
}
const plain: Calendar = { off: new Set(), work: new Set(), lastYear: 2026 }
const anyDay = fc.integer({ min: 0, max: 3_000 }).map(n => addDays('2020-01-01', n))

describe('working days', () => {
  test('skip the holiday and count the Saturday that makes up for it', () => {
    expect(isWorkingDay('2026-10-07', october)).toBe(false)
    expect(isWorkingDay('2026-10-10', october)).toBe(true)
    expect(workingDaysBetween('2026-09-30', '2026-10-08', october)).toBe(1)
    expect(addWorkingDays('2026-09-30', 3, october)).toBe('2026-10-10')
  })
  test('are the same however a stretch is cut', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(200), fc.nat(200), (from, a, b) => {
        const middle = addDays(from, a)
        const to = addDays(middle, b)
        expect(workingDaysBetween(from, middle, october) + workingDaysBetween(middle, to, october)).toBe(
          workingDaysBetween(from, to, october),
        )
      }),
    )
  })
  test('adding them and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(120), (from, days) => {
        expect(workingDaysBetween(from, addWorkingDays(from, days, october), october)).toBe(days)
      }),
    )
  })
  test('are what a walk from day to day counts', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(500), (from, days) => {
        const walked = Array.from({ length: days }, (_, ahead) => addDays(from, ahead + 1)).filter(day =>
          isWorkingDay(day, october),
        )
        expect(workingDaysBetween(from, addDays(from, days), october)).toBe(walked.length)
      }),
    )
  })
  test('backwards is negative', () => {
    expect(workingDaysBetween('2026-11-24', '2026-11-20', plain)).toBe(-2)
    expect(daysBetween('2026-11-24', '2026-11-20')).toBe(-4)
  })
})

test('a day in Shanghai begins at 16:00 UTC of the day before', () => {
  expect(shanghaiDay(new Date('2026-11-23T15:59:59Z'))).toBe('2026-11-23')
  expect(shanghaiDay(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
})

describe('lights', () => {
  const open = { open: true, started: true }
  test.each([
    ['2026-11-23', 'red', 'overdue'],
    ['2026-11-24', 'yellow', 'dueSoon'],
    ['2026-11-27', 'yellow', 'dueSoon'],
    ['2026-11-30', 'green', 'onTime'],
  ] as const)('due %s is %s on 24 November 2026', (dueOn, tone, reason) => {
    expect(lightOf({ ...open, dueOn }, '2026-11-24', plain, 3)).toMatchObject({ tone, reason })
  })
  test('a closed case is green however late, a stopped one never', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (dueOn, today) => {
        expect(lightOf({ open: false, started: true, dueOn }, today, plain, 3).tone).toBe('green')
        expect(lightOf({ open: true, started: true, stopped: true, dueOn }, today, plain, 3).tone).toBe('grey')
      }),
    )
  })
  test('a count into a year without a notice says so', () => {
    const known = { ...october, lastYear: 2026 }
    expect(lightOf({ ...open, dueOn: '2027-01-08' }, '2026-12-30', known, 3)).toMatchObject({ assumed: true })
    expect(lightOf({ ...open, dueOn: '2026-12-31' }, '2026-12-30', known, 3)).not.toHaveProperty('assumed')
  })
  test('overdue is never yellow or green, whatever the calendar', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), fc.boolean(), (dueOn, late, started) => {
        expect(lightOf({ open: true, started, dueOn }, addDays(dueOn, late), october, 3).tone).toBe('red')
      }),
    )
  })
})

test('a day is one that the calendar has', () => {
  fc.assert(fc.property(anyDay, day => isDay(day)))
  for (const text of ['2026-02-29', '2026-02-31', '2026-13-01', '2026-1-1', '', 'none', '2026-01-01T00:00'])
    expect(isDay(text)).toBe(false)
  expect(isDay('2028-02-29')).toBe(true)
})
