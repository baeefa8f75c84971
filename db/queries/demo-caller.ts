import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { env } from '@/env'
import type { Caller } from '../client'

/** For the database tests: opens a session of a demo account, as signing in would. */
export async function demoCaller(email: string): Promise<Caller> {
  const client = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
  await client.connect()
  try {
    const token = randomBytes(24).toString('base64url')
    const { rowCount } = await client.query(
      `insert into auth.session (id, user_id, token, expires_at) select $1, id, $2, now() + interval '1 hour' from auth."user" where email = $3`,
      [randomUUID(), createHash('sha256').update(token).digest('hex'), email],
    )
    if (rowCount !== 1) throw new Error(`the demo has no account ${email}`)
    return { token }
  } finally {
    await client.end()
  }
}
