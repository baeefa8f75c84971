import 'server-only'
import { createHash } from 'node:crypto'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Actor } from '@/domain/actor'
import { RefusalError } from '@/domain/refusal'
import { env } from '@/env'

/** A transaction under an actor's signed context. Outside db it is opaque: pages only pass it to queries. */
export type Tx = Pick<
  NodePgDatabase,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'execute' | 'with' | '$with' | '$count'
>

/** Whoever holds a session's token; the database itself decides who that is. */
export type Caller = { token: string }
/** The clock, acting for a unit by its number; only a process with the worker's own sign-in can be it. */
export type Clockwork = { clockOf: number }
export type AnyCaller = Caller | Clockwork

const kept = globalThis as {
  sixlinesPool?: pg.Pool
  sixlinesWorkerPool?: pg.Pool
  sixlinesPrepared?: WeakMap<pg.PoolClient, Map<string, string>>
}

function openPool(connectionString: string): pg.Pool {
  const made = new pg.Pool({
    connectionString,
    max: env.POOL_SIZE,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
  })
  // an idle connection that dies is replaced at the next use; without a listener it would end the process
  made.on('error', error => console.error('database connection lost:', error.message))
  return made
}

function pool(): pg.Pool {
  kept.sixlinesPool ??= openPool(env.DATABASE_APP_URL)
  return kept.sixlinesPool
}

/** The worker's own connections; the app's process has no sign-in for them. */
export function workerPool(): pg.Pool {
  kept.sixlinesWorkerPool ??= openPool(env.DATABASE_WORKER_URL)
  return kept.sixlinesWorkerPool
}

/** Statements that one connection keeps prepared. Row-level security makes planning dear, several times the reading; texts beyond these are planned each time. */
const preparedLimit = 300

/** The transaction's face to the queries: each text that comes again runs as it was prepared the first time. */
function txOf(client: pg.PoolClient): Tx {
  // on the process, as the pool is: pages and route handlers are bundled apart and share connections, so a name must mean one text to all of them
  kept.sixlinesPrepared ??= new WeakMap()
  const names = kept.sixlinesPrepared.get(client) ?? new Map<string, string>()
  kept.sixlinesPrepared.set(client, names)
  const nameOf = (text: string): string | undefined => {
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

/** Opens one transaction as the caller; throws RefusalError `signedOut` when the session is not good. */
export async function asActor<T>(
  caller: AnyCaller,
  mode: keyof typeof begin,
  work: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T> {
  const person = 'token' in caller ? caller : null
  const client = await (person ? pool() : workerPool()).connect()
  let broken: Error | undefined
  try {
    await client.query(begin[mode])
    const opening = person
      ? { name: 'open', text: 'select ctx.open($1) as actor', values: [person.token] }
      : { name: 'clock', text: 'select ctx.as_system($1) as actor', values: [(caller as Clockwork).clockOf] }
    const { rows } = await client.query<{ actor: unknown }>(opening as pg.QueryConfig)
    const actor = rows[0]?.actor as (Actor & { touch?: boolean }) | null
    if (!actor) throw new RefusalError({ code: 'signedOut' })
    const result = await work(txOf(client), actor)
    await client.query('commit')
    if (person && actor.touch) await touch(client, person)
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

/** That the database answers, for /api/health; and how long ago, in seconds, a worker last said that it lives (null when none ever did). */
export async function ping(): Promise<{ workerAge: number | null }> {
  const { rows } = await pool().query('select notices.beat_age() as age')
  return { workerAge: rows[0].age }
}
