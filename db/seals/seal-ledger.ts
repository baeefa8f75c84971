import { sign } from 'node:crypto'
import type pg from 'pg'
import { merkleRoot } from '@/domain/merkle'
import { advisoryLocks } from '../advisory-locks'
import { noteState } from './note-state'
import { merkleHash, type SealKey, sha256 } from './seal-key'

/** Events of one seal at most, so that a first seal over a large ledger stays small in memory. */
const mostEvents = 100_000
/** How far behind the newest sealed event a quick look goes for events whose transaction ended later than their number. */
export const lateEvents = 50_000
/** What the verifier can count too: the events, and each loop's cases by their first event. */
const counted = ['event', 'directive', 'task', 'hazard', 'inspection', 'circular'] as const

/** The text of a seal that is hashed and signed; the verifier reads the same. Seals from before versions were written have none, and no `ids`. */
type SealBody = {
  version: 2
  seal: number
  at: string
  events: number
  first: number
  last: number
  /** sha256 over the events' numbers in the order of the leaves, in decimal, each with a line's end. */
  ids: string
  root: string
  previous: string
  counts: Record<string, number>
  key: string
  /** The key of the seal before, where this one was declared to take its place. */
  replaces?: string
}

/** The worker's key is not that of the last seal, and nobody declared that it takes that one's place. */
class OtherKeyError extends Error {
  constructor(
    readonly seal: number,
    readonly sealedBy: string,
    readonly found: string,
  ) {
    super(
      `seal ${seal} was made with the key ${sealedBy}, and SEAL_KEY is ${found}: nothing was sealed; give the worker that key again, or declare the change with SEAL_KEY_REPLACES=${sealedBy}`,
    )
  }
}

/** Committed events that no seal holds, in the order of their numbers. */
async function unsealed(client: pg.ClientBase, whole: boolean): Promise<{ id: number; hash: string }[]> {
  const { rows } = await client.query(
    `select e.id::float8 as id, e.hash from event e where not exists (select from seal_leaf l where l.event_id = e.id)
       and ($2 or e.id > (select coalesce(max(s.last_event_id), 0) - $3::bigint from seal s)) order by e.id limit $1`,
    [mostEvents, whole, lateEvents],
  )
  return rows
}

type Ways = { whole: boolean; replaces: string | undefined }

async function sealOnce(client: pg.ClientBase, key: SealKey, { whole, replaces }: Ways): Promise<SealBody | null> {
  await client.query('begin isolation level repeatable read')
  const { rows: last } = await client.query('select id::int, hash, key_id as key from seal order by id desc limit 1')
  const isOther = last.length > 0 && last[0].key !== key.id
  if (isOther && last[0].key !== replaces) throw new OtherKeyError(last[0].id, last[0].key, key.id)
  const events = await unsealed(client, whole)
  if (events.length === 0) {
    await client.query('rollback')
    return null
  }
  const counts: Record<string, number> = {}
  for (const table of counted)
    counts[table] = (await client.query(`select count(*)::float8 as n from ${table}`)).rows[0].n
  const body: SealBody = {
    version: 2,
    seal: (last[0]?.id ?? 0) + 1,
    at: (await client.query('select clock_timestamp() as at')).rows[0].at.toISOString(),
    events: events.length,
    first: events[0]!.id,
    last: events.at(-1)!.id,
    ids: sha256(events.map(event => `${event.id}\n`).join('')),
    root: merkleRoot(
      events.map(event => event.hash),
      merkleHash,
    ),
    previous: last[0]?.hash ?? '0'.repeat(64),
    counts,
    key: key.id,
    ...(isOther && { replaces: last[0].key }),
  }
  const text = JSON.stringify(body)
  await client.query(
    `insert into seal (id, events, first_event_id, last_event_id, root, previous_hash, body, hash, signature, key_id, row_counts, at)
     overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      body.seal,
      body.events,
      body.first,
      body.last,
      body.root,
      body.previous,
      text,
      sha256(text),
      sign(null, Buffer.from(text), key.private).toString('base64'),
      key.id,
      counts,
      body.at,
    ],
  )
  await client.query(
    `insert into seal_leaf (event_id, seal_id, position) select id, $2, n - 1 from unnest($1::bigint[]) with ordinality as e (id, n)`,
    [events.map(event => event.id), body.seal],
  )
  await client.query('update seal_request set done_at = clock_timestamp() where done_at is null and at <= $1', [
    body.at,
  ])
  await client.query('commit')
  return body
}

/**
 * Seals every committed event that is in no seal yet, as the worker; answers with the seals made. Events whose transaction ended long after their number was drawn
 * are found when `whole`. Another key than that of the last seal is refused, unless `replaces` names that one. Two at once take turns; a crash leaves nothing half
 * made.
 */
export async function sealLedger(
  pool: pg.Pool,
  key: SealKey,
  { whole = false, replaces }: Partial<Ways> = {},
): Promise<SealBody[]> {
  const client = await pool.connect()
  const made: SealBody[] = []
  let failed: Error | undefined
  try {
    // before the first snapshot: one that was taken while another seal was being made would not know it
    await client.query('select pg_advisory_lock($1)', [advisoryLocks.seal])
    for (;;) {
      const body = await sealOnce(client, key, { whole, replaces })
      if (made.length === 0) await noteState(client, 'seal_key', {})
      if (!body) {
        // somebody who asked while there was nothing to seal is answered all the same
        await client.query('update seal_request set done_at = clock_timestamp() where done_at is null')
        return made
      }
      made.push(body)
      // what was written meanwhile is for the next time, or a busy ledger would never let go
      if (body.events < mostEvents) return made
    }
  } catch (error) {
    await client.query('rollback').catch(failure => {
      failed = failure
    })
    if (error instanceof OtherKeyError && !failed)
      await noteState(client, 'seal_key', {
        wrong: { fault: 'otherKey', seal: error.seal, key: error.sealedBy, found: error.found },
      })
    throw error
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLocks.seal]).catch(failure => {
      failed = failure
    })
    client.release(failed)
  }
}
