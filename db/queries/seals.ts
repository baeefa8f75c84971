import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { MerkleStep } from '@/domain/merkle'
import type { Tx } from '../client'
import { lateEvents } from '../seals/seal-ledger'

export type Seal = {
  id: number
  events: number
  firstEventId: number
  lastEventId: number
  root: string
  hash: string
  keyId: string
  at: Date
  /** The key that this seal's took the place of, as was declared; null in nearly all. */
  replaces: string | null
  /** When it was written to the published log; null until then. */
  publishedAt: Date | null
  /** Why the last try to publish it failed; null when it did not. */
  failure: string | null
}

const columns = sql`s.id::int as id, s.events, s.first_event_id::float8 as "firstEventId", s.last_event_id::float8 as "lastEventId", s.root, s.hash, s.key_id as "keyId", s.at, s.body::json ->> 'replaces' as replaces,
  (select min(p.at) from seal_publication p where p.seal_id = s.id and p.ok) as "publishedAt",
  (select p.error from seal_publication p where p.seal_id = s.id order by p.at desc limit 1) as failure`

const toSeal = (row: Record<string, unknown>): Seal =>
  ({
    ...row,
    at: new Date(row.at as string),
    publishedAt: row.publishedAt ? new Date(row.publishedAt as string) : null,
  }) as Seal

/** The newest seals before the one numbered `before`; one more than `limit` tells that there are more. */
export async function listSeals(tx: Tx, limit: number, before?: number): Promise<Seal[]> {
  const { rows } = await tx.execute(
    sql`select ${columns} from seal s ${before ? sql`where s.id < ${before}` : sql``} order by s.id desc limit ${limit + 1}`,
  )
  return rows.map(toSeal)
}

export const findLastSeal = async (tx: Tx): Promise<Seal | null> => (await listSeals(tx, 1))[0] ?? null

/** Whether somebody's wish for a seal now still waits for the worker. */
export async function isSealAsked(tx: Tx): Promise<boolean> {
  const { rows } = await tx.execute(sql`select exists (select from seal_request where done_at is null) as asked`)
  return rows[0]!.asked as boolean
}

/** How many events that the reader sees wait for the next seal, also those whose transaction ended after a later one's was sealed. */
export async function countUnsealed(tx: Tx): Promise<number> {
  // as far back as the seal itself looks; what is older was sealed, or waits for the nightly look at all of it
  const { rows } = await tx.execute(sql`
    select count(*)::int as n from event e where e.id > (select coalesce(max(last_event_id), 0) - ${lateEvents}::bigint from seal)
      and not exists (select from seal_leaf l where l.event_id = e.id)`)
  return rows[0]!.n as number
}

/** Who may have the whole ledger as a file: it tells everything, so only who sees everything. */
export const exportRoles = ['auditor', 'admin', 'leader'] as const

/** Whether the ledger that this reader sees is the whole of it, and the role is one that may take it along. */
export async function mayExport(tx: Tx, actor: Actor): Promise<boolean> {
  const { rows } = await tx.execute(sql`select ctx.everything() as whole`)
  return (exportRoles as readonly string[]).includes(actor.role) && (rows[0]!.whole as boolean)
}

export type InclusionProof = {
  loop: string
  case: number
  seq: number
  body: string
  previous: string
  hash: string
  /** The seal that holds it, and how its hash leads to that seal's root; null while it is not sealed. */
  seal: {
    seal: number
    position: number
    path: MerkleStep[]
    root: string
    body: string
    hash: string
    signature: string
  } | null
}

/** What proves that an event which the reader sees is in a seal; null when there is no such event for them. */
export async function findInclusionProof(
  tx: Tx,
  loop: string,
  caseId: number,
  seq: number,
): Promise<InclusionProof | null> {
  const { rows } = await tx.execute(sql`
    select e.loop, e.case_id::float8 as "case", e.seq, e.body, e.previous_hash as previous, e.hash, l.position,
      s.id::int as seal, s.root, s.body as "sealBody", s.hash as "sealHash", s.signature
    from event e left join seal_leaf l on l.event_id = e.id left join seal s on s.id = l.seal_id
    where e.loop = ${loop} and e.case_id = ${caseId} and e.seq = ${seq}`)
  const row = rows[0]
  if (!row) return null
  const { position, seal, root, sealBody, sealHash, signature, ...event } = row
  if (seal === null) return { ...event, seal: null } as InclusionProof
  const { rows: path } = await tx.execute(sql`select side, hash from loops.seal_path(${seal}, ${position})`)
  return { ...event, seal: { seal, position, path, root, body: sealBody, hash: sealHash, signature } } as InclusionProof
}

const batch = 2_000

/** The whole ledger as lines of an export, sealed events in the order of their seals, then those that wait, then the seals; what scripts/verify-export.mjs reads. */
export async function* exportLines(tx: Tx): AsyncGenerator<string> {
  yield JSON.stringify({ kind: 'head', product: 'sixlines', version: 1, at: new Date().toISOString() })
  const event = sql`json_build_object('kind', 'event', 'id', e.id, 'loop', e.loop, 'case', e.case_id, 'seq', e.seq, 'body', e.body, 'previous', e.previous_hash, 'hash', e.hash,
    'seal', l.seal_id, 'position', l.position)::text as line`
  let events = 0
  for (let seal = 0, position = -1; ; ) {
    const { rows } = await tx.execute(sql`
      select ${event}, l.seal_id::int as seal, l.position from seal_leaf l join event e on e.id = l.event_id
      where (l.seal_id, l.position) > (${seal}, ${position}) order by l.seal_id, l.position limit ${batch}`)
    for (const row of rows) yield row.line as string
    events += rows.length
    const last = rows.at(-1)
    if (!last || rows.length < batch) break
    seal = last.seal as number
    position = last.position as number
  }
  events += yield* linesBy(after =>
    tx.execute(sql`
      select ${event}, e.id::float8 as id from event e left join seal_leaf l on l.event_id = e.id
      where e.id > ${after} and l.event_id is null order by e.id limit ${batch}`),
  )
  const seals = yield* linesBy(after =>
    tx.execute(sql`
      select json_build_object('kind', 'seal', 'seal', s.id, 'hash', s.hash, 'signature', s.signature, 'body', s.body)::text as line, s.id::float8 as id
      from seal s where s.id > ${after} order by s.id limit ${batch}`),
  )
  yield JSON.stringify({ kind: 'end', events, seals })
}

type Lines = { rows: Record<string, unknown>[] }

/** The lines of a table in batches, each read from the last number on; returns how many there were. */
async function* linesBy(read: (after: number) => Promise<Lines>): AsyncGenerator<string, number> {
  let count = 0
  for (let after = 0; ; ) {
    const { rows } = await read(after)
    for (const row of rows) yield row.line as string
    count += rows.length
    if (rows.length < batch) return count
    after = rows.at(-1)!.id as number
  }
}
