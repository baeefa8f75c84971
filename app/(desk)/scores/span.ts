import { readerOf } from '@/db/queries/address'
import type { Span } from '@/db/queries/scores'
import { addDays, type Day } from '@/domain/clock'

/** The days that an address names and the calendar has. */
export function daysIn(address: Record<string, string | string[] | undefined>) {
  const { day } = readerOf(address)
  return { from: day('from'), to: day('to') }
}

/** The days that an address asks for, the last ninety where it asks for none or turns them round. */
export function spanOf(address: Record<string, string | string[] | undefined>, today: Day): Span {
  const named = daysIn(address)
  const to = named.to ?? today
  const from = named.from ?? addDays(to, -89)
  return from <= to ? { from, to } : { from: to, to: from }
}
