import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Rule, ruleFor } from '@/domain/rules'
import { asActor } from '../client'
import { demoCaller } from './demo-caller'
import { ruleOn, ruleValueBy } from './rules'

const like = ruleOn('hazard.watch', '2026-01-01')
const days = ['2018-01-01', '2019-06-30', '2021-09-01', '2026-01-01', '2026-12-31']
const regions = ['220000', '220100', '220200', '220281', '110000', '000000']
const someRules = fc.array(
  fc.record({
    value: fc.integer({ min: 1, max: 400 }),
    version: fc.integer({ min: 1, max: 3 }),
    place: fc.constantFrom(null, '000000', '220000', '220200', '220281'),
    from: fc.constantFrom(...days),
    to: fc.constantFrom(null, ...days),
  }),
  { minLength: 1, maxLength: 8 },
)

it('the rule of a row is the rule that a page would ask, for random packs, every region and day', async () => {
  await asActor(await demoCaller('leader@demo.sixlines'), 'read', tx =>
    fc.assert(
      fc.asyncProperty(someRules, async made => {
        const rules: Rule[] = made.map(one => ({ ...like, ...one }))
        const where = sql`json_to_recordset(${JSON.stringify(
          regions.flatMap(region => days.map(on => ({ region, on }))),
        )}::json) as r (region text, "on" date)`
        const value = ruleValueBy('hazard.watch', sql`r.region`, sql`r."on"`, rules)
        const { rows } = await tx.execute(sql`select r.region, r."on"::text as day, ${value} as value from ${where}`)
        expect(rows).toHaveLength(regions.length * days.length)
        for (const row of rows as { region: string; day: string; value: number | null }[]) {
          const asked = ruleFor(rules, 'hazard.watch', row.region, row.day)
          expect([row.region, row.day, row.value]).toEqual([row.region, row.day, asked?.value ?? null])
        }
      }),
      { numRuns: 60 },
    ),
  )
})

it('a key that no pack has is a mistake, not an empty heap', () => {
  expect(() => ruleValueBy('no.such', sql`'220000'`, sql`current_date`)).toThrow('no rule pack')
})
