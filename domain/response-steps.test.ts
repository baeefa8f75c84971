import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measuredSteps, stepsOf } from './response-steps'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
const limit = (rule: string) => ({ 'response.notify': 5, 'response.acknowledge': 10, 'response.arrive': 60 })[rule] ?? 0

test('minutes come from the first event of each move, and a claimed time changes none of them', () => {
  const steps = stepsOf(
    [
      { move: 'alert', at: at(0), payload: { claimedAt: at(-30).toISOString() } },
      { move: 'notify', at: at(4), payload: {} },
      { move: 'notify_more', at: at(6), payload: {} },
      { move: 'acknowledge', at: at(17), payload: {} },
      { move: 'arrive', at: at(40), payload: { claimedAt: at(31).toISOString() } },
    ],
    at(90),
    false,
    limit,
  )
  const by = Object.fromEntries(steps.map(one => [one.step, one]))
  expect(by.alert).toMatchObject({ total: null, took: null, claimedAt: at(-30) })
  expect(by.notify).toMatchObject({ total: 4, took: 4, ran: 4, limit: 5 })
  expect(by.acknowledge).toMatchObject({ total: 17, took: 13, ran: 13, limit: 10 })
  expect(by.arrive).toMatchObject({ total: 40, took: 23, ran: 40, limit: 60, claimedAt: at(31) })
  expect(by.stand_down).toMatchObject({ at: null, total: null, limit: null })
})

test('a limit runs until now while the response is open, and not once it is over', () => {
  const events = [{ move: 'alert', at: at(0), payload: {} }]
  expect(stepsOf(events, at(12), false, limit)[1]).toMatchObject({ ran: 12, limit: 5 })
  expect(stepsOf(events, at(12), true, limit)[1]).toMatchObject({ ran: null, limit: null })
})

test('the parts add up to the whole, for any times', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 6, maxLength: 6 }), gaps => {
      let minute = 0
      const events = measuredSteps.map((move, index) => {
        minute += index === 0 ? 0 : gaps[index]!
        return { move, at: at(minute), payload: {} }
      })
      const steps = stepsOf(events, at(minute), false, limit)
      expect(steps.reduce((sum, one) => sum + (one.took ?? 0), 0)).toBe(steps.at(-1)!.total)
    }),
  )
})
