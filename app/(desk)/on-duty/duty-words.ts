import { getLocale, getTranslations } from 'next-intl/server'
import type { GapWhy } from '@/db/queries/duty-board'
import type { SeatKind, ShiftKind } from '@/domain/roster'
import { today } from '../../light-of'
import { localized, sayDay, sayInstant, sayTime } from '../../words'

/** The words of duty in the reader's language: times, places, why nobody has one. */
export async function dutyWords() {
  const [t, locale] = await Promise.all([getTranslations('roster'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const day = (on: string) => sayDay(on, locale, now)
  const at = (instant: Date) => sayInstant(instant, locale, now)
  return {
    t,
    pick,
    day,
    at,
    time: sayTime,
    weekday: (on: string) =>
      new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`)),
    who: (person: { zh: string; en: string } | null) => (person ? pick(person.zh, person.en) : '—'),
    role: (kind: SeatKind) => t(`role.${kind}`),
    shift: (kind: ShiftKind) => t(`shift.${kind}`),
    gap: (why: GapWhy | null) => t(`why.${why ?? 'nobody'}`),
    /** A time span, the second day said only where it is another. */
    span: (from: Date, to: Date) => {
      const [first, last] = [at(from), at(to)]
      return `${first}–${first.slice(0, -5) === last.slice(0, -5) ? sayTime(to) : last}`
    },
  }
}
