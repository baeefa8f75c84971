import 'server-only'
import pg from 'pg'
import { env } from '@/env'

const kept = globalThis as { sixlinesAuthPool?: pg.Pool }

/** Connections of the role that may only read and write better-auth's own tables. */
export function authPool(): pg.Pool {
  if (!kept.sixlinesAuthPool) {
    const made = new pg.Pool({
      connectionString: env.DATABASE_AUTH_URL,
      max: 4,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 5_000,
    })
    // an idle connection that dies is replaced at the next use; without a listener it would end the process
    made.on('error', error => console.error('sign-in connection lost:', error.message))
    kept.sixlinesAuthPool = made
  }
  return kept.sixlinesAuthPool
}
