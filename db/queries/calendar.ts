import type { Calendar } from '@/domain/clock'
import { readHolidays } from '../data/holidays'

let kept: Calendar | undefined

/** The State Council's holiday notices that stand, 2018–2026, from data/holidays.csv; read once. Throws when the file is missing. */
export function calendar(): Calendar {
  if (kept) return kept
  const standing = readHolidays().filter(holiday => holiday.supersededOn === null)
  kept = {
    off: new Set(standing.filter(holiday => holiday.dayKind === 'off').map(holiday => holiday.date)),
    work: new Set(standing.filter(holiday => holiday.dayKind === 'work').map(holiday => holiday.date)),
    lastYear: Math.max(...standing.map(holiday => Number(holiday.date.slice(0, 4)))),
  }
  return kept
}
