import { describe, expect, it } from 'vitest'
import { calendar } from '@/db/queries/calendar'
import { addDays, lightOf } from '@/domain/clock'
import { soonUntil } from './list-clock'

describe('due soon, for a list', () => {
  it('covers exactly the days that a light shows yellow, on every day of two years with their holidays', () => {
    const days = calendar()
    for (let today = '2025-01-01'; today < '2026-12-20'; today = addDays(today, 1)) {
      const until = soonUntil(today, days)
      for (let ahead = 0; ahead < 20; ahead++) {
        const dueOn = addDays(today, ahead)
        const light = lightOf({ open: true, started: true, dueOn }, today, days, 3)
        expect(`${today} ${dueOn} ${light.reason}`).toBe(`${today} ${dueOn} ${dueOn <= until ? 'dueSoon' : 'onTime'}`)
      }
    }
  })
})
