import { expect, test } from 'vitest'
import { stopEndsOn } from './measure'

test.each([
  ['2026-05-20', 6, '2026-11-20'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-12-01', 1, '2027-01-01'],
])('a stop order served on %s for %i months lasts until %s', (served, months, until) => {
  expect(stopEndsOn(served, months)).toBe(until)
})
