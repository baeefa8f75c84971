import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assuranceMoves, counts, elements, standingOf, standings } from './assurance'
import { addDays, addMonths, daysBetween } from './clock'
import { implementations } from './hazard'
import { allLawfulMoves } from './loops'

const day = fc.integer({ min: 0, max: 20_000 }).map(n => addDays('2010-01-01', n))
const grade = fc.integer({ min: 0, max: 3 })

describe('how an element stands', () => {
  test('it counts from its grade to the end of its last day, and never again', () => {
    fc.assert(
      fc.property(grade, fc.integer({ min: 1, max: 3 }), day, day, fc.nat(60), (given, threshold, on, last, warn) => {
        const standing = standingOf({ grade: given, expiresOn: last }, { threshold, warnOn: addDays(on, warn) }, on)
        expect(counts(standing)).toBe(given >= threshold && last >= on)
        expect(standing === 'expiring').toBe(counts(standing) && daysBetween(on, last) <= warn)
      }),
    )
  })
  test('what counts on a day counted on every day before it since it was confirmed: time alone only takes away', () => {
    const worth = { unassessed: 0, expired: 0, short: 0, expiring: 1, inPlace: 2 }
    fc.assert(
      fc.property(grade, day, day, fc.nat(400), (given, last, on, later) => {
        const at = (when: string) =>
          worth[standingOf({ grade: given, expiresOn: last }, { threshold: 2, warnOn: addDays(when, 30) }, when)]
        expect(at(addDays(on, later))).toBeLessThanOrEqual(at(on))
      }),
    )
  })
  test('nobody’s word is no standing', () => {
    expect(standingOf(null, { threshold: 2, warnOn: '2026-01-31' }, '2026-01-01')).toBe('unassessed')
    expect(standings.filter(counts)).toEqual(['expiring', 'inPlace'])
  })
})

test('the five of an enterprise are not the five implementations of a hazard’s plan', () => {
  expect(elements).toHaveLength(5)
  expect([...elements].sort()).not.toEqual([...implementations].sort())
})

test('who assesses does not confirm: no role makes moves of both sides', () => {
  const theirs = allLawfulMoves.filter(l => l.loop === 'assurance' && l.side === 'regulator')
  expect(theirs.map(l => l.move).sort()).toEqual(['confirm', 'return'])
  for (const l of theirs) {
    expect(l.roles).not.toContain('enterprise')
    expect(l.apartFrom).toEqual(['submitter', 'owner'])
  }
  for (const [name, move] of Object.entries(assuranceMoves))
    if (name !== 'comment' && (move.by as readonly string[]).includes('enterprise'))
      expect(move.by, name).toEqual(['enterprise'])
})

test('months end where months end', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2027-08-31', 6)).toBe('2028-02-29')
  expect(addMonths('2026-11-26', 12)).toBe('2027-11-26')
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 36 }), (on, months) => {
      const end = addMonths(on, months)
      const [year = 0, month = 0] = on.split('-').map(Number)
      const [endYear = 0, endMonth = 0] = end.split('-').map(Number)
      expect(endYear * 12 + endMonth).toBe(year * 12 + month + months)
    }),
  )
})
