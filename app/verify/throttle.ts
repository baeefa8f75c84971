import { networkOf } from '@/db/auth/network'

/** How many hashes one network may ask about in a minute. */
export const askedPerMinute = 30
const minute = 60_000
/** Networks that are remembered at once; beyond it the oldest are forgotten. */
const mostRemembered = 5_000

const asked = new Map<string, { since: number; times: number }>()

/** Counts one question of a network and tells whether it may still be answered; `now` in milliseconds. */
export function mayAsk(address: string, now: number): boolean {
  const network = networkOf(address)
  const known = asked.get(network)
  const current = known && now - known.since < minute ? known : { since: now, times: 0 }
  current.times++
  asked.delete(network)
  asked.set(network, current)
  if (asked.size > mostRemembered) asked.delete(asked.keys().next().value!)
  return current.times <= askedPerMinute
}
