import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverStates, noStanding, paceOf, registered, type Standing, toVisit } from './coverage'

const standings = fc.record(
  Object.fromEntries(coverStates.map(state => [state, fc.nat(5000)])) as Record<keyof Standing, fc.Arbitrary<number>>,
)

describe('a register', () => {
  it('is the sum of its states, and what need not be visited is not asked for', () => {
    fc.assert(
      fc.property(standings, standing => {
        expect(toVisit(standing) + standing.not_applicable).toBe(registered(standing))
        expect(toVisit(standing)).toBe(standing.unvisited + standing.scheduled + standing.visited)
      }),
    )
  })
})

describe('the pace', () => {
  it('asks for the goal by the last day, never for less as days pass', () => {
    fc.assert(
      fc.property(
        standings,
        fc.integer({ min: 1, max: 100 }),
        fc.nat(200),
        fc.nat(200),
        (standing, percent, elapsed, left) => {
          const pace = paceOf(standing, { percent, elapsed, left })
          expect(pace.goal).toBeLessThanOrEqual(toVisit(standing))
          expect(pace.due).toBeLessThanOrEqual(pace.goal)
          expect(paceOf(standing, { percent, elapsed: elapsed + left, left: 0 }).due).toBe(pace.goal)
          if (left > 0) {
            expect(pace.due).toBeLessThanOrEqual(
              paceOf(standing, { percent, elapsed: elapsed + 1, left: left - 1 }).due,
            )
            expect(pace.perDay! * left).toBeGreaterThanOrEqual(pace.missing)
          }
        },
      ),
    )
  })

  it('is nothing more once the goal is reached, and cannot be reached when no day is left', () => {
    const standing = { ...noStanding, visited: 9, unvisited: 1 }
    expect(paceOf(standing, { percent: 90, elapsed: 10, left: 0 })).toEqual({ goal: 9, due: 9, missing: 0, perDay: 0 })
    expect(paceOf(standing, { percent: 100, elapsed: 10, left: 0 })).toMatchObject({ missing: 1, perDay: null })
    expect(paceOf({ ...noStanding, unvisited: 10 }, { percent: 100, elapsed: 5, left: 5 })).toEqual({
      goal: 10,
      due: 5,
      missing: 10,
      perDay: 2,
    })
  })
})
