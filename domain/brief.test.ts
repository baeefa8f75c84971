import fc from 'fast-check'
import { expect, test } from 'vitest'
import { briefKinds, type Candidate, chooseForBrief } from './brief'

const rank = (kind: Candidate['kind']) => briefKinds.indexOf(kind)
const limits = { most: 5, each: 2 }
const candidates = fc.array(fc.record({ kind: fc.constantFrom(...briefKinds), days: fc.option(fc.nat(60)) }), {
  maxLength: 30,
})

test('at most five, as many as there are, by rank and then by waiting', () => {
  fc.assert(
    fc.property(candidates, all => {
      const chosen = chooseForBrief(all, rank, limits)
      expect(chosen).toHaveLength(Math.min(5, all.length))
      for (const [index, one] of chosen.entries()) {
        expect(all).toContain(one)
        const next = chosen[index + 1]
        if (next)
          expect(
            [rank(one.kind), -(one.days ?? -1)] <= [rank(next.kind), -(next.days ?? -1)] ||
              rank(one.kind) <= rank(next.kind),
          ).toBe(true)
      }
    }),
  )
})

test('no kind pushes out another while it has more than its share', () => {
  const many = Array.from({ length: 9 }, (_, n) => ({ kind: 'signature' as const, days: n }))
  const chosen = chooseForBrief([...many, { kind: 'battle', days: 3 }, { kind: 'broken', days: 1 }], rank, limits)
  expect(chosen.map(one => one.kind)).toEqual(['signature', 'signature', 'signature', 'broken', 'battle'])
  expect(chosen.slice(0, 3).map(one => one.days)).toEqual([8, 7, 6])
})
