import 'server-only'
import { createHash } from 'node:crypto'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Actor } from '@/domain/actor'
import { addDays, type Day } from '@/domain/clock'
import { RefusalError } from '@/domain/refusal'
import { env } from '@/env'
import { noteSnapshot } from './remembered'

/** A transaction under an actor's signed context. Outside db it is opaque: pages only pass it to queries. */
export type Tx = Pick<
  NodePgDatabase,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'execute' | 'with' | '$with' | '$count'
>

/** Whoever holds a session's token; the database itself decides who that is. */
export type Caller = { token: string }

const kept = globalThis as {
  sixlinesPool?: pg.Pool
  sixlinesPrepared?: WeakMap<pg.PoolClient, Map<string, string>>
}

function pool(): pg.Pool {
  if (!kept.sixlinesPool) {
    const made = new pg.Pool({
      connectionString: env.DATABASE_APP_URL,
      max: env.POOL_SIZE,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 5_000,
    })
    // an idle connection that dies is replaced at the next use; without a listener it would end the process
    made.on('error', error => console.error('database connection lost:', error.message))
    kept.sixlinesPool = made
  }
  return kept.sixlinesPool
}

/** Statements that one connection keeps prepared. Row-level security makes planning dear, several times the reading; texts beyond these are planned each time. */
const preparedLimit = 300

/** The transaction's face to the queries: each text that comes again runs as it was prepared the first time. */
function txOf(client: pg.PoolClient, past: boolean): Tx {
  // on the process, as the pool is: pages and route handlers are bundled apart and share connections, so a name must mean one text to all of them
  kept.sixlinesPrepared ??= new WeakMap()
  const names = kept.sixlinesPrepared.get(client) ?? new Map<string, string>()
  kept.sixlinesPrepared.set(client, names)
  const nameOf = (text: string): string | undefined => {
    // the same text asks other tables of a past day, and seldom
    if (past) return undefined
    const name = names.get(text)
    if (name || names.size >= preparedLimit) return name
    const next = createHash('sha256').update(text).digest('base64url')
    names.set(text, next)
    return next
  }
  const query = (config: pg.QueryConfig, values?: unknown[]) =>
    client.query({ ...config, name: config.name ?? nameOf(config.text) }, values)
  return drizzle({ query } as unknown as pg.PoolClient)
}

const begin = { read: 'begin isolation level repeatable read read only', write: 'begin' } as const

/** Notes that the session is in use. What was committed stands even where this fails. */
async function touch(client: pg.PoolClient, caller: Caller): Promise<void> {
  await client
    .query('select ctx.touch($1)', [caller.token])
    .catch(error => console.error('a session was not touched:', error.message))
}

/** From here on this transaction reads cases and counts as they stood at the end of a day in Shanghai (db/guards/9-past.sql). */
const travel = (client: pg.PoolClient, day: Day) =>
  client.query(`select set_config('search_path', 'past, public', true), set_config('past.until', $1, true)`, [
    `${addDays(day, 1)}T00:00:00+08:00`,
  ])

/**
 * Opens one transaction as the caller; throws RefusalError `signedOut` when the session is not good. With a day, a reading one sees
 * the past at that day's end, as far as the caller may see it now.
 */
export async function asActor<T>(
  caller: Caller,
  mode: keyof typeof begin,
  work: (tx: Tx, actor: Actor) => Promise<T>,
  pastDay?: Day,
): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query(begin[mode])
    const { rows } = await client.query({
      name: 'open',
      text: `select ctx.open($1) as actor, case when not pg_is_in_recovery() then pg_postmaster_start_time() || ' ' || pg_current_snapshot() end as snapshot`,
      values: [caller.token],
    })
    const actor = rows[0]?.actor as (Actor & { touch: boolean }) | null
    if (!actor) throw new RefusalError({ code: 'signedOut' })
    if (pastDay && mode === 'read') await travel(client, pastDay)
    const tx = txOf(client, pastDay !== undefined)
    if (mode === 'read' && !pastDay && rows[0].snapshot) noteSnapshot(tx, rows[0].snapshot, actor)
    const result = await work(tx, actor)
    await client.query('commit')
    if (actor.touch) await touch(client, caller)
    return result
  } catch (error) {
    await client.query('rollback').catch(failure => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Acts from now on under another of the caller's memberships; false when it is not theirs. */
export async function switchMembership(caller: Caller, membershipId: number): Promise<boolean> {
  const { rows } = await pool().query('select ctx.switch($1, $2) as switched', [caller.token, membershipId])
  return rows[0].switched
}

/** One reading for somebody who need not be signed in: no row is visible, only what the database's own functions tell everybody. */
export async function asAnybody<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  try {
    return await work(txOf(client, false))
  } finally {
    client.release()
  }
}

/** That the database answers, for /api/health; and how long ago, in seconds, a worker last said that it lives (null when none ever did). */
export async function ping(): Promise<{ workerAge: number | null }> {
  const { rows } = await pool().query('select notices.beat_age() as age')
  return { workerAge: rows[0].age }
}
