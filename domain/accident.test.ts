import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccidentGrade, accidentGrades, addMonths, type GradeBounds, gradeOf, tollMeasures } from './accident'

// regulation 493, article 3
const bounds: GradeBounds = {
  extraordinary: { deaths: 30, injuries: 100, loss: 100_000_000 },
  major: { deaths: 10, injuries: 50, loss: 50_000_000 },
  larger: { deaths: 3, injuries: 10, loss: 10_000_000 },
}
const none = { deaths: 0, injuries: 0, loss: 0 }

describe('the grade of an accident', () => {
  const atBounds: [AccidentGrade, (typeof tollMeasures)[number], number][] = [
    ['ordinary', 'deaths', 0],
    ['ordinary', 'deaths', 2],
    ['larger', 'deaths', 3],
    ['larger', 'deaths', 9],
    ['major', 'deaths', 10],
    ['major', 'deaths', 29],
    ['extraordinary', 'deaths', 30],
    ['ordinary', 'injuries', 9],
    ['larger', 'injuries', 10],
    ['larger', 'injuries', 49],
    ['major', 'injuries', 50],
    ['major', 'injuries', 99],
    ['extraordinary', 'injuries', 100],
    ['ordinary', 'loss', 9_999_999],
    ['larger', 'loss', 10_000_000],
    ['larger', 'loss', 49_999_999],
    ['major', 'loss', 50_000_000],
    ['major', 'loss', 99_999_999],
    ['extraordinary', 'loss', 100_000_000],
  ]
  it.each(atBounds)('is %s at %s %d', (grade, measure, n) => {
    expect(gradeOf({ ...none, [measure]: n }, bounds)).toBe(grade)
  })

  it('is the gravest of what each measure alone would make it, whatever the others are', () => {
    const toll = fc.record({
      deaths: fc.integer({ min: 0, max: 60 }),
      injuries: fc.integer({ min: 0, max: 200 }),
      loss: fc.integer({ min: 0, max: 200_000_000 }),
    })
    const rank = (grade: AccidentGrade) => accidentGrades.indexOf(grade)
    fc.assert(
      fc.property(toll, all => {
        const alone = tollMeasures.map(measure => rank(gradeOf({ ...none, [measure]: all[measure] }, bounds)))
        expect(rank(gradeOf(all, bounds))).toBe(Math.min(...alone))
      }),
    )
  })
})

describe('months', () => {
  it('end on the last day of a month that is too short', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28')
    expect(addMonths('2024-04-30', 10)).toBe('2025-02-28')
    expect(addMonths('2023-04-30', 10)).toBe('2024-02-29')
    expect(addMonths('2025-03-15', 12)).toBe('2026-03-15')
    expect(addMonths('2025-12-01', 1)).toBe('2026-01-01')
  })
})
