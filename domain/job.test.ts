import { describe, expect, it } from 'vitest'
import { cronOf } from './job'

describe('cronOf', () => {
  it('turns a time in Shanghai into UTC, also over midnight', () => {
    expect(cronOf({ at: '07:30', workingDays: true })).toBe('30 23 * * *')
    expect(cronOf({ at: '02:10' })).toBe('10 18 * * *')
    expect(cronOf({ at: '08:00' })).toBe('0 0 * * *')
    expect(cronOf({ at: '23:59' })).toBe('59 15 * * *')
    expect(cronOf({ everyMinutes: 5 })).toBe('*/5 * * * *')
  })
  it('knows what is no time', () => {
    expect(() => cronOf({ at: '24:00' })).toThrow()
    expect(() => cronOf({ at: '7:30' })).toThrow()
  })
})
