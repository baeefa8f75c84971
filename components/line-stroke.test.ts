import { describe, expect, it } from 'vitest'
import { gapOf } from './line-stroke'

describe('the stroke of a line', () => {
  it('is unbroken when all is closed', () => {
    expect(gapOf({ total: 52, open: 0, late: 0 }, 156)).toEqual({ gap: 0, red: 0 })
  })

  it('has a gap as wide as the open share, red by the overdue share of it', () => {
    const { gap, red } = gapOf({ total: 400, open: 100, late: 50 }, 400)
    expect([gap, red]).toEqual([50, 25])
  })

  it('never vanishes: a stub of a twelfth stays at each end', () => {
    expect(gapOf({ total: 10, open: 10, late: 0 }, 120).gap).toBe(50)
    expect(gapOf({ total: 0, open: 0, late: 0 }, 120).gap).toBe(50)
  })

  it('shows one open task and one overdue task among many', () => {
    for (const width of [16, 56, 156, 1000]) {
      const { gap, red } = gapOf({ total: 100_000, open: 1, late: 1 }, width)
      expect(gap).toBeGreaterThan(0)
      expect(red).toBe(gap)
    }
  })

  it('falls on whole pixels when small, and red stays inside the gap', () => {
    for (let open = 0; open <= 60; open++) {
      for (let late = 0; late <= open; late++) {
        const { gap, red } = gapOf({ total: 60, open, late }, 56)
        expect(Number.isInteger(gap) && Number.isInteger(red)).toBe(true)
        expect(red).toBeLessThanOrEqual(gap)
        expect(gap > 0).toBe(open > 0)
        expect(red > 0).toBe(late > 0)
      }
    }
  })
})
