import { readerOf } from '@/db/queries/address'
import type { Span } from '@/db/queries/scores'
import { addDays, type Day } from '@/domain/clock'

/** The days that an address asks for, the last ninety where it asks for none or turns them round. */
export function spanOf(address: Record<string, string | string[] | undefined>, today: Day): Span {
  const { day } = readerOf(address)
  const to = day('to') ?? today
  const from = day('from') ?? addDays(to, -89)
  return from <= to ? { from, to } : { from: to, to: from }
}
