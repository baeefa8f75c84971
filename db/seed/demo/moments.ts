import { calendar as readCalendar } from '@/db/queries/calendar'
import { addDays, type Day, isWorkingDay, shanghaiDay, workingDaysBetween } from '@/domain/clock'
import type { Chance } from './chance'

const hour = 3_600_000
const day = 24 * hour
const shanghai = 8 * hour

export type Moments = {
  now: number
  today: Day
  /** So many instants between two numbers of days ago, ascending, in office hours and never after now. */
  spread: (count: number, fromDaysAgo: number, toDaysAgo: number) => number[]
  /** The date so many days from today, moved on to a working day. */
  dayFromNow: (days: number) => Day
  /** That day, or the day of the instant when it would lie before it: nobody sets a date that has passed. */
  notBefore: (on: Day, instant: number) => Day
  daysAgo: (instant: number) => number
  /** Working days from an instant's day to a date. */
  workingDays: (from: number, to: Day) => number
}

export function momentsAt(now: number, chance: Chance): Moments {
  const calendar = readCalendar()
  const today = new Date(now + shanghai).toISOString().slice(0, 10)
  /** Squeezes a whole day into the hours from 08:30 to 17:30, keeping the order. */
  const officeHour = (instant: number) => {
    const local = instant + shanghai
    const midnight = Math.floor(local / day) * day
    const squeezed = midnight - shanghai + 8.5 * hour + ((local - midnight) / day) * 9 * hour
    // what would lie ahead was done the day before
    return squeezed > now ? squeezed - day : squeezed
  }
  return {
    now,
    today,
    spread: (count, fromDaysAgo, toDaysAgo) => {
      // not everybody who did something today did it at the same minute
      const last = Math.max(toDaysAgo, 0.02 + ((fromDaysAgo * 997) % 1) * 0.7)
      const first = Math.max(fromDaysAgo, last + 0.05)
      const marks = Array.from({ length: count }, () => last + chance.next() * (first - last)).sort((a, b) => b - a)
      if (count > 0) marks[0] = first
      if (count > 1) marks[count - 1] = last
      let previous = 0
      return marks.map(daysAgo => {
        previous = Math.max(Math.floor(officeHour(now - daysAgo * day)), previous + 1000)
        return previous
      })
    },
    dayFromNow: days => {
      let found = addDays(today, days)
      while (!isWorkingDay(found, calendar)) found = addDays(found, days < 0 ? -1 : 1)
      return found
    },
    notBefore: (on, instant) => [on, shanghaiDay(new Date(instant))].sort()[1]!,
    workingDays: (from, to) => workingDaysBetween(shanghaiDay(new Date(from)), to, calendar),
    daysAgo: instant => (now - instant) / day,
  }
}
