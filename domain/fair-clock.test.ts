import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from './clock'
import { splitByHolder } from './fair-clock'
import { holderOf } from './holder'
import { loopNames } from './loop'
import { loops } from './loops'

test('the parts add up to the whole, approvers included', () => {
  const gaps = fc.array(
    fc.record({ days: fc.nat(30), holder: fc.constantFrom('performing', 'issuing', 'regulating') }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(gaps, fc.nat(30), (steps, rest) => {
      let on = '2026-01-01'
      const events = steps.map(({ days, holder }) => {
        on = addDays(on, days)
        return { holder: holder as 'performing' | 'issuing' | 'regulating', on }
      })
      const today = addDays(on, rest)
      const parts = splitByHolder(events, today, daysBetween)
      expect(parts.reduce((sum, part) => sum + part.workingDays, 0)).toBe(daysBetween(events[0]!.on, today))
      for (const [index, part] of parts.entries()) expect(part.holder).not.toBe(parts[index + 1]?.holder)
    }),
  )
})

test('someone holds every open case, nobody a stopped one', () => {
  for (const loop of loopNames) {
    for (const [stage, state] of Object.entries(loops[loop].states)) {
      if (state === 'open' || state === 'before') expect(holderOf(loop, stage), `${loop} ${stage}`).not.toBe('nobody')
      if (state === 'stopped') expect(holderOf(loop, stage), `${loop} ${stage}`).toBe('nobody')
    }
  }
})
