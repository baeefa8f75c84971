import { describe, expect, test } from 'vitest'
import { askedDay, atDay, inSamePast } from './past-day'

const today = '2026-11-26'

describe('the day that an address asks for', () => {
  test.each([
    ['/cockpit?on=2026-11-20', { day: '2026-11-20' }],
    ['/tasks?state=open&on=2026-11-25', { day: '2026-11-25' }],
    ['/hazards/隐-7?on=2026-11-20', { day: '2026-11-20' }],
    ['/inspections/查-7?on=2026-11-20', { day: '2026-11-20' }],
    ['/accountability?on=2026-11-20', { day: '2026-11-20' }],
    ['/circulation/source-1?on=2026-11-20', { day: '2026-11-20' }],
    ['/inspections/schedule?on=2026-11-20', null],
    ['/inspections/7/document?on=2026-11-20', null],
    ['/cockpit', null],
    ['/cockpit?on=now', null],
    ['/settings?on=2026-11-20', null],
    ['/hazards/new?on=2026-11-20', null],
    ['/tasks/export?on=2026-11-20', null],
    ['/cockpit?on=2026-11-26', null],
    ['/cockpit?on=2027-01-01', { wrong: '2027-01-01' }],
    ['/cockpit?on=2000-01-01', { wrong: '2000-01-01' }],
    ['/cockpit?on=2026-02-30', { wrong: '2026-02-30' }],
    ['/cockpit?on=yesterday', { wrong: 'yesterday' }],
  ])('%s', (path, asked) => {
    expect(askedDay(path, today)).toEqual(asked)
  })
})

describe('a link followed on a page of the past', () => {
  const from = '/cockpit?on=2026-11-20'
  test.each([
    ['/tasks?state=open&under=3', '/tasks?state=open&under=3&on=2026-11-20'],
    ['/hazards/7', '/hazards/7?on=2026-11-20'],
    ['/tasks?on=2026-11-01', null],
    ['/cockpit?on=now', null],
    ['/cockpit/compare?from=2026-11-01&to=2026-11-20', null],
    ['/places', null],
    ['/tasks/export?state=open', null],
  ])('%s', (path, led) => {
    expect(inSamePast(path, from, today)).toBe(led)
  })

  test('from the present, or from a page with no such day, nothing changes', () => {
    for (const page of ['/cockpit', '/cockpit?on=now', '/cockpit?on=2027-01-01', '/places?on=2026-11-20'])
      expect(inSamePast('/tasks?state=open', page, today)).toBeNull()
  })
})

describe('a link that is kept', () => {
  test.each([
    ['/tasks?state=open&under=3', '/tasks?state=open&under=3&on=2026-11-20'],
    ['/hazards/7', '/hazards/7?on=2026-11-20'],
    ['/loops?kind=taskOverdue', '/loops?kind=taskOverdue'],
    ['/places?campaign=1', '/places?campaign=1'],
    ['/inspections', '/inspections?on=2026-11-20'],
  ])('%s', (path, kept) => {
    expect(atDay(path, '2026-11-20')).toBe(kept)
  })

  test('asks for the present on the day itself and for that day from the next one on', () => {
    const kept = atDay('/tasks?state=open', today)
    expect(askedDay(kept, today)).toBeNull()
    expect(askedDay(kept, '2026-11-27')).toEqual({ day: today })
  })
})
