import { calendar } from '@/db/queries/calendar'
import type { Clock } from '@/db/queries/case-filters'
import { ruleOn } from '@/db/queries/rules'
import { addDays, type Calendar, type Day, workingDaysBetween } from '@/domain/clock'
import { today } from './light-of'

/** The last day that lightOf still shows yellow on: the day before the first one that is more working days away. */
export function soonUntil(from: Day, days: Calendar): Day {
  const { value } = ruleOn('light.yellow', from)
  let day = from
  while (workingDaysBetween(from, addDays(day, 1), days) <= value) day = addDays(day, 1)
  return day
}

/** Today and the end of "due soon", for the filters of lists. */
export const listClock = (): Clock => ({ today: today(), soonUntil: soonUntil(today(), calendar()) })
