/** A calendar date as `YYYY-MM-DD`, Asia/Shanghai. */
export type Day = string

/** The one stated exception a calendar can make: a rest day that falls on a weekday, or a working day on a weekend. */
export type Calendar = { off: ReadonlySet<Day>; work: ReadonlySet<Day>; lastYear: number }

const dayMillis = 86_400_000
const instantOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (instant: number): Day => new Date(instant).toISOString().slice(0, 10)

/** Whether a text is a date that the calendar has, no 31 February, in the years 1000 to 2999: later ones are slips of the hand. */
export const isDay = (text: string): text is Day =>
  /^[12]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instantOf(text)) && dayOf(instantOf(text)) === text

/** A date as people write it, as YYYY-MM-DD; null when the calendar has no such day. */
export function dayAsWritten(said: string): Day | null {
  const parts = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/.exec(said)
  if (!parts) return null
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** The date at this instant in Asia/Shanghai (UTC+8, no daylight saving since 1991). */
export const shanghaiDay = (now: Date): Day => dayOf(now.getTime() + 8 * 3_600_000)

export const addDays = (day: Day, days: number): Day => dayOf(instantOf(day) + days * dayMillis)

/** The same day so many months later, or the last of its month where that month is shorter; as the database counts. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)))
}

/** Calendar days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((instantOf(to) - instantOf(from)) / dayMillis)

/** Whether people work that day by the State Council's yearly notice; Monday to Friday where no notice says otherwise. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  if (calendar.off.has(day)) return false
  if (calendar.work.has(day)) return true
  return isWeekday(day)
}

/** Mondays to Fridays among the days up to this one, counted from Monday 29 December 1969. */
function weekdaysUpTo(day: Day): number {
  const days = instantOf(day) / dayMillis + 4
  return Math.floor(days / 7) * 5 + Math.min(((days % 7) + 7) % 7, 5)
}

const isWeekday = (day: Day): boolean => ![0, 6].includes(new Date(instantOf(day)).getUTCDay())

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = weekdaysUpTo(to) - weekdaysUpTo(from)
  for (const day of calendar.off) if (day > from && day <= to && isWeekday(day)) count--
  for (const day of calendar.work) if (day > from && day <= to && !calendar.off.has(day) && !isWeekday(day)) count++
  return count
}

/** The date this many working days after `from`. */
export function addWorkingDays(from: Day, days: number, calendar: Calendar): Day {
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) left--
  }
  return day
}

export type Tone = 'green' | 'yellow' | 'red' | 'grey'
export type Light = {
  tone: Tone
  reason: 'done' | 'onTime' | 'dueSoon' | 'overdue' | 'notStarted' | 'noDue' | 'stopped'
  workingDays: number | null
  /** The count runs into a year whose holiday notice is not known, so that Monday to Friday were taken as working days. */
  assumed?: true
}

/** Whether counting from one day to another needs the notice of a year that the calendar does not have. */
export const isAssumed = (from: Day, to: Day, calendar: Calendar): boolean =>
  Number((from > to ? from : to).slice(0, 4)) > calendar.lastYear

/** The light of a case, derived from its clock and never stored; yellow from `yellowWithin` working days before the date. */
export function lightOf(
  facts: { open: boolean; started: boolean; stopped?: boolean; dueOn: Day | null },
  today: Day,
  calendar: Calendar,
  yellowWithin: number,
): Light {
  if (facts.stopped) return { tone: 'grey', reason: 'stopped', workingDays: null }
  if (!facts.open) return { tone: 'green', reason: 'done', workingDays: null }
  if (!facts.dueOn) return { tone: 'grey', reason: 'noDue', workingDays: null }
  const left = workingDaysBetween(today, facts.dueOn, calendar)
  const assumed = isAssumed(today, facts.dueOn, calendar) ? ({ assumed: true } as const) : {}
  if (facts.dueOn < today) return { tone: 'red', reason: 'overdue', workingDays: Math.abs(left), ...assumed }
  if (left <= yellowWithin) return { tone: 'yellow', reason: 'dueSoon', workingDays: left, ...assumed }
  if (!facts.started) return { tone: 'grey', reason: 'notStarted', workingDays: left, ...assumed }
  return { tone: 'green', reason: 'onTime', workingDays: left, ...assumed }
}
