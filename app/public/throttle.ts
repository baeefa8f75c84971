import { networkOf } from '@/db/auth/network'

const minute = 60_000
/** Networks that are remembered at once; beyond it the oldest are forgotten. */
const mostRemembered = 20_000

const asked = new Map<string, { since: number; times: number }>()

/** Counts one request of a network; 0 when it may be answered, else the seconds after which it may ask again. `now` in milliseconds; a limit of 0 limits nobody. */
export function secondsToWait(address: string, limit: number, now: number): number {
  if (limit === 0) return 0
  const network = networkOf(address)
  const known = asked.get(network)
  const current = known && now - known.since < minute ? known : { since: now, times: 0 }
  current.times++
  asked.delete(network)
  asked.set(network, current)
  if (asked.size > mostRemembered) asked.delete(asked.keys().next().value!)
  return current.times <= limit ? 0 : Math.max(1, Math.ceil((current.since + minute - now) / 1000))
}
