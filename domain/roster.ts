import { addDays, type Calendar, type Day, daysBetween, isWorkingDay } from './clock'

/** The three kinds of place on a shift: leader on duty (带班领导), staff (值班员), reserve (备勤). */
export const seatKinds = ['leader', 'staff', 'reserve'] as const
export type SeatKind = (typeof seatKinds)[number]

export const dayKinds = ['working', 'weekend', 'holiday'] as const
export type DayKind = (typeof dayKinds)[number]

/** What a day is divided into; `night` alone leaves the office hours to the office. */
export const divisions = ['dayNight', 'whole', 'night'] as const
export type Division = (typeof divisions)[number]
export const shiftKinds = ['day', 'night', 'whole'] as const
export type ShiftKind = (typeof shiftKinds)[number]

/** How a roster divides its days and how many it wants on every shift. Times are minutes after midnight in Shanghai. */
export type Pattern = {
  divided: Record<DayKind, Division>
  dayFrom: number
  nightFrom: number
  need: Record<SeatKind, number>
}

/** Who may take a place of a kind, in the order of the list. */
export type Teams = Record<SeatKind, readonly number[]>

/** A time during which a person is on duty; `from` and `to` are instants in milliseconds. */
export type Duty = { personId: number; from: number; to: number }

export const gapReasons = ['noTeam', 'nobodyFree'] as const
/** Why nobody has a place: no team for it, or everybody of it is on duty or has to rest. */
export type GapReason = (typeof gapReasons)[number]

export type Seat = { kind: SeatKind; no: number; personId: number | null; gap: GapReason | null }
export type Shift = { onDay: Day; kind: ShiftKind; dayKind: DayKind; from: number; to: number; seats: Seat[] }

export type Draft = {
  from: Day
  to: Day
  pattern: Pattern
  teams: Teams
  restMinutes: number
  /** Duty that these people already have elsewhere, each with the rest that follows it. */
  taken: readonly (Duty & { restMinutes: number })[]
}

/** Longest period of one roster, in days. */
export const longestRosterDays = 92

const minute = 60_000
const dayMinutes = 1440

/** What kind of day it is by the State Council's notices; a rest day of a notice is a holiday, its weekends too. */
export function dayKindOf(day: Day, calendar: Calendar): DayKind {
  if (calendar.off.has(day)) return 'holiday'
  return isWorkingDay(day, calendar) ? 'working' : 'weekend'
}

const instantOf = (day: Day, minutes: number): number => Date.parse(`${day}T00:00:00+08:00`) + minutes * minute

/** The shifts of one day; what begins in the evening ends on the day after. */
function shiftsOf(day: Day, dayKind: DayKind, { divided, dayFrom, nightFrom }: Pattern): Omit<Shift, 'seats'>[] {
  const shift = (kind: ShiftKind, from: number, to: number) => ({
    onDay: day,
    kind,
    dayKind,
    from: instantOf(day, from),
    to: instantOf(day, to),
  })
  const night = shift('night', nightFrom, dayFrom + dayMinutes)
  switch (divided[dayKind]) {
    case 'dayNight':
      return [shift('day', dayFrom, nightFrom), night]
    case 'whole':
      return [shift('whole', dayFrom, dayFrom + dayMinutes)]
    case 'night':
      return [night]
  }
}

/** Whether two duties overlap, or the second begins before the first one's rest has ended. */
export const collide = (a: Duty & { restMinutes: number }, b: Duty & { restMinutes: number }): boolean =>
  a.personId === b.personId && a.from < b.to + b.restMinutes * minute && b.from < a.to + a.restMinutes * minute

type Burden = { kind: Record<DayKind, number>; alike: Map<string, number>; total: number; last: number }

const none = (): Burden => ({ kind: { working: 0, weekend: 0, holiday: 0 }, alike: new Map(), total: 0, last: 0 })

/** Less first: minutes on days of this kind, shifts alike, minutes at all, then whose last duty lies furthest back. */
function fairness(burden: Burden, shift: Omit<Shift, 'seats'>): readonly number[] {
  return [
    burden.kind[shift.dayKind],
    burden.alike.get(`${shift.dayKind} ${shift.kind}`) ?? 0,
    burden.total,
    burden.last,
  ]
}

function before(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && a[at]! < b[at]!
}

/**
 * Divides the days of a period into shifts and gives every place to whoever of its team has carried least of that kind of day so far, never to somebody who is
 * on duty then or has to rest. A place that nobody can take stands as a gap with its reason. The same draft always gives the same shifts.
 */
export function drawUpShifts(draft: Draft, calendar: Calendar): Shift[] {
  const { pattern, teams, restMinutes } = draft
  const duties = new Map<number, (Duty & { restMinutes: number })[]>()
  for (const duty of draft.taken) duties.set(duty.personId, [...(duties.get(duty.personId) ?? []), duty])
  const burdens = new Map<string, Burden>()
  const burdenOf = (kind: SeatKind, personId: number): Burden => {
    const key = `${kind} ${personId}`
    const found = burdens.get(key) ?? none()
    burdens.set(key, found)
    return found
  }

  const seat = (shift: Omit<Shift, 'seats'>, kind: SeatKind, no: number): Seat => {
    let chosen: { personId: number; weight: readonly number[] } | null = null
    for (const personId of new Set(teams[kind])) {
      const duty = { personId, from: shift.from, to: shift.to, restMinutes }
      if (duties.get(personId)?.some(other => collide(other, duty))) continue
      const weight = fairness(burdenOf(kind, personId), shift)
      if (!chosen || before(weight, chosen.weight)) chosen = { personId, weight }
    }
    if (!chosen) return { kind, no, personId: null, gap: teams[kind].length === 0 ? 'noTeam' : 'nobodyFree' }
    const { personId } = chosen
    const minutes = (shift.to - shift.from) / minute
    duties.set(personId, [...(duties.get(personId) ?? []), { personId, from: shift.from, to: shift.to, restMinutes }])
    const burden = burdenOf(kind, personId)
    const alike = `${shift.dayKind} ${shift.kind}`
    burden.kind[shift.dayKind] += minutes
    burden.alike.set(alike, (burden.alike.get(alike) ?? 0) + 1)
    burden.total += minutes
    burden.last = shift.to
    return { kind, no, personId, gap: null }
  }

  return Array.from({ length: daysBetween(draft.from, draft.to) + 1 }, (_, index) => addDays(draft.from, index))
    .flatMap(day => shiftsOf(day, dayKindOf(day, calendar), pattern))
    .map(shift => ({
      ...shift,
      seats: seatKinds.flatMap(kind =>
        Array.from({ length: pattern.need[kind] }, (_, index) => seat(shift, kind, index + 1)),
      ),
    }))
}
