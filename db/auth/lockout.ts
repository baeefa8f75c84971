import 'server-only'
import { networkOf } from './network'
import { authPool } from './pool'

const minutes = 15
/** Wrong passwords in those minutes before a name, or an address, must wait as long again. */
const limits = { email: 10, address: 50 } as const

export type Attempt = { email: string; address: string }

const keysOf = ({ email, address }: Attempt) => [
  { key: `email:${email.toLowerCase()}`, limit: limits.email },
  { key: `address:${networkOf(address)}`, limit: limits.address },
]

// counted before the password is looked at, so that guesses sent at once cannot all pass below the limit
const count = `
  insert into auth.attempt as a (key, failures, locked_until, at) values ($1, 1, null, now())
  on conflict (key) do update set
    failures = case when a.locked_until > now() then a.failures when a.locked_until is not null or a.at < now() - make_interval(mins => $3) then 1 else a.failures + 1 end,
    at = case when a.locked_until > now() then a.at when a.locked_until is not null or a.at < now() - make_interval(mins => $3) then now() else a.at end,
    locked_until = case when a.locked_until > now() then a.locked_until
      when a.locked_until is null and a.at >= now() - make_interval(mins => $3) and a.failures >= $2 then now() + make_interval(mins => $3) end
  returning locked_until`

/** Counts an attempt to sign in. Returns until when the name or the address must wait, or null when this one may be tried. */
export async function countAttempt(attempt: Attempt): Promise<Date | null> {
  let until: Date | null = null
  for (const { key, limit } of keysOf(attempt)) {
    const { rows } = await authPool().query(count, [key, limit, minutes])
    const locked = rows[0].locked_until as Date | null
    if (locked && (!until || locked > until)) until = locked
  }
  return until
}

/** After a right password: the name starts again, the address keeps only its failures. */
export async function forgiveAttempt(attempt: Attempt): Promise<void> {
  const [name, address] = keysOf(attempt)
  await authPool().query("delete from auth.attempt where key = $1 or at < now() - interval '1 day'", [name!.key])
  await authPool().query('update auth.attempt set failures = greatest(failures - 1, 0) where key = $1', [address!.key])
}
