import { createHash, createHmac, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { sessionCookie } from '@/db/auth/session-cookie'
import { env } from '@/env'

/** Opens a session for a demo account and returns its cookie header, made as the sign-in makes it. */
export async function cookieFor(admin: pg.Pool, email: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const { rowCount } = await admin.query(
    `insert into auth.session (id, user_id, token, expires_at) select $1, id, $2, now() + interval '12 hours' from auth."user" where email = $3`,
    [`bench-${token.slice(0, 8)}`, createHash('sha256').update(token).digest('hex'), email],
  )
  if (rowCount !== 1) throw new Error(`${email} is no account of this database`)
  const signature = createHmac('sha256', env.AUTH_SECRET).update(token).digest('base64')
  return `${sessionCookie().name}=${encodeURIComponent(`${token}.${signature}`)}`
}
