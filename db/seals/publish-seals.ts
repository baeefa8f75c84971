import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import type pg from 'pg'

/** One line of the published log: all that a verifier needs of a seal. */
export type PublishedSeal = { seal: number; hash: string; signature: string; body: string }

const tail = 16_384

/** The last line of the log, or null of one that has none yet. */
function lastLine(file: string): PublishedSeal | null {
  if (!existsSync(file)) return null
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const end = Buffer.alloc(Math.min(size, tail))
    readSync(descriptor, end, 0, end.length, size - end.length)
    const line = end.toString('utf8').trimEnd().split('\n').at(-1)
    return line ? (JSON.parse(line) as PublishedSeal) : null
  } finally {
    closeSync(descriptor)
  }
}

function append(file: string, lines: readonly PublishedSeal[]): void {
  const descriptor = openSync(file, 'a', 0o644)
  try {
    for (const line of lines) writeSync(descriptor, `${JSON.stringify(line)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Appends the seals that come after the file's last line, and records how that went; answers with how many were written. Where that line is no seal of this ledger
 * the file is left as it is and the failure recorded: either the file or the ledger was changed.
 */
export async function publishSeals(pool: pg.Pool, file: string): Promise<number> {
  const record = (after: number, error: string | null) =>
    pool.query(
      `insert into seal_publication (seal_id, channel, at, ok, error) select id, 'file', clock_timestamp(), $2, $3 from seal where id > $1`,
      [after, error === null, error],
    )
  let last: PublishedSeal | null = null
  try {
    last = lastLine(file)
    const { rows: known } = await pool.query('select hash from seal where id = $1', [last?.seal ?? 0])
    if (last && known[0]?.hash !== last.hash)
      throw new Error(`the last line of ${file} is seal ${last.seal}, and this ledger has another or none`)
    const { rows } = await pool.query(
      'select id::int as seal, hash, signature, body from seal where id > $1 order by id',
      [last?.seal ?? 0],
    )
    if (rows.length === 0) return 0
    append(file, rows as PublishedSeal[])
    await record(last?.seal ?? 0, null)
    return rows.length
  } catch (error) {
    await record(last?.seal ?? 0, error instanceof Error ? error.message : String(error))
    throw error
  }
}
