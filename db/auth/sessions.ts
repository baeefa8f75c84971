import 'server-only'
import type { Caller } from '../client'
import { tokenHash } from './hashed-tokens'
import { authPool } from './pool'

export type OpenSession = {
  id: string
  address: string
  userAgent: string
  openedAt: Date
  seenAt: Date
  current: boolean
}

// the same clocks as ctx.session(): what is listed is what would still be let in
const live = `expires_at > now() and created_at > now() - interval '12 hours' and seen_at > now() - interval '30 minutes'`
const mine = `user_id = (select user_id from auth.session where token = $1 and ${live})`

/** The caller's own open sessions, the present one first. */
export async function listSessions(caller: Caller): Promise<OpenSession[]> {
  const { rows } = await authPool().query(
    `select id, coalesce(ip_address, '') as address, coalesce(user_agent, '') as "userAgent", created_at as "openedAt",
       seen_at as "seenAt", token = $1 as current
     from auth.session where ${mine} and ${live} order by token = $1 desc, seen_at desc`,
    [tokenHash(caller.token)],
  )
  return rows
}

/** Ends one of the caller's own sessions at once; false when there is none such. */
export async function revokeSession(caller: Caller, id: string): Promise<boolean> {
  const { rowCount } = await authPool().query(`delete from auth.session where id = $2 and ${mine}`, [
    tokenHash(caller.token),
    id,
  ])
  return rowCount === 1
}

/** Ends all of the caller's sessions but the present one; how many. */
export async function revokeOtherSessions(caller: Caller): Promise<number> {
  const { rowCount } = await authPool().query(`delete from auth.session where token <> $1 and ${mine}`, [
    tokenHash(caller.token),
  ])
  return rowCount ?? 0
}
