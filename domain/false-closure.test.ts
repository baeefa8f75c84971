import { describe, expect, it } from 'vitest'
import { falseClosureRate } from './false-closure'

describe('the false-closure rate', () => {
  // Newcombe 1998, table I, method 3 (score): the four worked examples
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i has the published interval', (falseClosures, judged, low, high) => {
    const rate = falseClosureRate({ judged, falseClosures })!
    expect(rate.share).toBeCloseTo(falseClosures / judged, 10)
    expect(rate.low).toBeCloseTo(low, 4)
    expect(rate.high).toBeCloseTo(high, 4)
  })

  it('is none where nothing was judged, and stays between 0 and 1', () => {
    expect(falseClosureRate({ judged: 0, falseClosures: 0 })).toBeNull()
    expect(falseClosureRate({ judged: 5, falseClosures: 5 })!.high).toBe(1)
    for (let judged = 1; judged < 60; judged++) {
      for (let falseClosures = 0; falseClosures <= judged; falseClosures++) {
        const { share, low, high } = falseClosureRate({ judged, falseClosures })!
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true)
      }
    }
  })

  it('refuses counts that cannot be', () => {
    expect(() => falseClosureRate({ judged: 2, falseClosures: 3 })).toThrow('3 false of 2')
  })
})
