import { addDays, type Day, daysBetween } from './clock'

/** How the watch of so many calendar days after closing stands: until when, and how many calendar days are left (negative when the revisit is late). */
export function watchOf(closedOn: Day, today: Day, watchDays: number): { until: Day; daysLeft: number } {
  const until = addDays(closedOn, watchDays)
  return { until, daysLeft: daysBetween(today, until) }
}
