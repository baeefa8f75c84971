import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rule, ruleFor } from './rules'

const rule = (more: Partial<Rule>): Rule => ({
  key: 'k',
  value: 1,
  unit: 'days',
  pack: 'p',
  version: 1,
  place: null,
  instrumentZh: '',
  instrumentEn: '',
  clause: '',
  from: '2018-01-01',
  to: null,
  seen: 'assigned',
  noteZh: '',
  noteEn: '',
  ...more,
})

describe('which rule holds', () => {
  const own = rule({ value: 1 })
  const national = rule({ value: 2, place: '000000' })
  const province = rule({ value: 3, place: '220000' })
  const prefecture = rule({ value: 4, place: '220200' })
  const county = rule({ value: 5, place: '220281' })
  const all = [prefecture, own, county, national, province]
  test.each([
    ['220281', 5],
    ['220202', 4],
    ['220100', 3],
    ['110000', 2],
  ] as const)('in %s the most local', (region, value) => {
    expect(ruleFor(all, 'k', region, '2026-01-01')?.value).toBe(value)
  })
  test('the product’s default where no office and no law says otherwise', () => {
    expect(ruleFor([own], 'k', '220281', '2026-01-01')?.value).toBe(1)
    expect(ruleFor(all, 'other', '220281', '2026-01-01')).toBeNull()
  })
  test('only while it is in force', () => {
    const old = rule({ value: 6, place: '000000', from: '2011-01-01', to: '2021-08-31' })
    const current = rule({ value: 7, place: '000000', from: '2021-09-01' })
    for (const [on, value] of [
      ['2010-12-31', undefined],
      ['2021-08-31', 6],
      ['2021-09-01', 7],
    ] as const)
      expect(ruleFor([old, current], 'k', '220000', on)?.value).toBe(value)
  })
  test('the newest version of a pack, in whatever order they are read', () => {
    const versions = [1, 2, 3].map(version => rule({ version, value: version, place: '220000' }))
    fc.assert(
      fc.property(fc.shuffledSubarray(versions, { minLength: 1 }), some => {
        expect(ruleFor(some, 'k', '220000', '2026-01-01')?.value).toBe(Math.max(...some.map(one => one.version)))
      }),
    )
  })
})
