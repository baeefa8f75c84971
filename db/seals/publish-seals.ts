import { closeSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type pg from 'pg'
import { advisoryLocks } from '../advisory-locks'
import { noteState } from './note-state'
import { compareLog, type LogFault, lineOf, type PublishedSeal } from './published-log'

const batch = 1_000

/** The seals after one, in their order, a batch at a time. */
async function* sealsAfter(client: pg.ClientBase, seal: number): AsyncGenerator<PublishedSeal> {
  for (let after = seal; ; ) {
    const { rows } = await client.query<PublishedSeal>(
      'select id::int as seal, hash, signature, body from seal where id > $1 order by id limit $2',
      [after, batch],
    )
    yield* rows
    if (rows.length < batch) return
    after = rows.at(-1)!.seal
  }
}

/** Appends the seals after `last`, the first of them without the bytes that are there already; answers with the last one written. */
async function append(client: pg.ClientBase, file: string, last: number, torn: number): Promise<number> {
  const isNew = !existsSync(file)
  const descriptor = openSync(file, 'a', 0o644)
  let written = last
  try {
    for await (const seal of sealsAfter(client, last)) {
      const line = Buffer.from(`${lineOf(seal)}\n`)
      const rest = written === last ? line.subarray(torn) : line
      for (let at = 0; at < rest.length; ) at += writeSync(descriptor, rest, at)
      written = seal.seal
    }
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  // that the file is there at all is written in its folder
  if (isNew) syncFolder(dirname(file))
  return written
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Writes down why seals are not published, once for each of them and each reason. */
async function recordFailure(client: pg.ClientBase, upTo: number, why: string, wrong: object): Promise<void> {
  await client.query(
    `insert into seal_publication (seal_id, channel, at, ok, error) select s.id, 'file', clock_timestamp(), false, $2 from seal s
     where s.id > $1 and not exists (select from seal_publication p where p.seal_id = s.id and p.channel = 'file' and not p.ok and p.error = $2)`,
    [upTo, why],
  )
  await noteState(client, 'seal_log', { wrong: { ...wrong } })
}

type Published = { published: number; fault: LogFault['fault'] | null }

async function publish(client: pg.ClientBase, file: string, anew: string | undefined): Promise<Published> {
  const { rows } = await client.query(
    `select p.seal_id::int as seal, s.hash from seal_publication p join seal s on s.id = p.seal_id
     where p.channel = 'file' and p.ok order by p.seal_id desc limit 1`,
  )
  let upTo: number = rows[0]?.seal ?? 0
  try {
    const mended: Record<string, unknown>[] = []
    let found = await compareLog(file, sealsAfter(client, 0), upTo)
    const begins = (found.fault === 'missing' || found.fault === 'empty') && rows[0].hash === anew
    if (begins) {
      // before the file shows it, so that no crash leaves it unsaid
      await noteState(client, 'seal_log', { mended: [{ anew: upTo }] })
      upTo = 0
      found = { fault: null, last: 0, torn: 0 }
    }
    if (found.fault) {
      const anewBy = found.fault === 'missing' || found.fault === 'empty' ? { anew: rows[0].hash } : {}
      await recordFailure(client, upTo, found.fault, { ...found, ...anewBy })
      return { published: 0, fault: found.fault }
    }
    if (found.last > upTo) mended.push({ found: found.last })
    if (found.torn > 0) mended.push({ completed: found.last + 1 })
    const { rows: more } = await client.query('select from seal where id > $1 limit 1', [found.last])
    const last = more.length > 0 ? await append(client, file, found.last, found.torn) : found.last
    if (!begins) await noteState(client, 'seal_log', { mended })
    await client.query(
      `insert into seal_publication (seal_id, channel, at, ok) select id, 'file', clock_timestamp(), true from seal where id > $1 and id <= $2`,
      [upTo, last],
    )
    return { published: last - found.last, fault: null }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    await recordFailure(client, upTo, said, { fault: 'unwritable', said })
    throw error
  }
}

/**
 * Compares the whole published log with what was written to it, and appends the seals that come after; answers with how many. Where the log is gone, shorter,
 * changed or ahead of this ledger nothing is written and the fault is named and written down. A log that is gone is begun anew only when `anew` is the hash of the
 * last seal that was written to it: whoever says so knows. Two at once take turns.
 */
export async function publishSeals(pool: pg.Pool, file: string, { anew }: { anew?: string } = {}): Promise<Published> {
  const client = await pool.connect()
  let failed: Error | undefined
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLocks.publish])
    return await publish(client, file, anew)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLocks.publish]).catch(failure => {
      failed = failure
    })
    client.release(failed)
  }
}
