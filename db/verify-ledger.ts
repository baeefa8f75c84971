import pg from 'pg'
import { type LoopName, loopNames } from '@/domain/loop'
import { codeOf } from '@/domain/loops'
import {
  caseColumns,
  eventColumns,
  type Fault,
  faultOfEvent,
  faultOfHead,
  type StoredCase,
  type StoredEvent,
  toStoredCase,
  toStoredEvent,
} from './verify-ledger-chain'
import { faultSentence } from './verify-ledger-words'

export type LedgerReport = {
  ok: boolean
  events: number
  cases: number
  seconds: number
  eventsPerSecond: number
  fault: Fault | null
  says: string
  /** What a clean result does not prove. */
  beyond: string
}

const batch = 5000
const asText = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig

/** Rows of a query in text, fetched by a cursor; the next batch is under way while this one is looked at. */
async function* stream(client: pg.Client, name: string, query: string): AsyncGenerator<string[]> {
  await client.query(`declare ${name} no scroll cursor for ${query}`)
  const fetch = () => client.query<string[]>({ text: `fetch ${batch} from ${name}`, rowMode: 'array', types: asText })
  let coming = fetch()
  try {
    for (;;) {
      const { rows } = await coming
      if (rows.length < batch) return yield* rows
      coming = fetch()
      yield* rows
    }
  } finally {
    // whoever stops early leaves a batch under way
    await Promise.allSettled([coming])
  }
}

type Counts = { events: number; cases: number }

async function verifyLoop(
  client: pg.Client,
  loop: LoopName,
  counts: Counts,
  progress: () => void,
): Promise<Fault | null> {
  const events = stream(
    client,
    `events_${loop}`,
    `select ${eventColumns} from public.event e where e.loop = '${loop}' order by e.case_id, e.seq`,
  )
  const cases = stream(client, `cases_${loop}`, `select ${caseColumns} from public.${loop} c order by c.id`)
  try {
    return await compare(loop, events, cases, counts, progress)
  } finally {
    await Promise.all([events.return(undefined), cases.return(undefined)])
  }
}

async function compare(
  loop: LoopName,
  events: AsyncGenerator<string[]>,
  cases: AsyncGenerator<string[]>,
  counts: Counts,
  progress: () => void,
): Promise<Fault | null> {
  const nextCase = async (): Promise<StoredCase | null> => {
    const { value, done } = await cases.next()
    if (done) return null
    counts.cases++
    return toStoredCase(value)
  }
  let row = await nextCase()
  let last: StoredEvent | null = null
  // the events of `last`'s case are over: its row must be there and be what they made of it
  const settle = async (upTo: string | null): Promise<Fault | null> => {
    if (last && row?.id === last.caseId) {
      const fault = faultOfHead(loop, row, last)
      if (fault) return fault
      row = await nextCase()
    }
    return row && (upTo === null || BigInt(row.id) < BigInt(upTo)) ? faultOfHead(loop, row, null) : null
  }
  for await (const read of events) {
    const event = toStoredEvent(read)
    if (event.caseId !== last?.caseId) {
      const fault = await settle(event.caseId)
      if (fault) return fault
      last = null
      if (row?.id !== event.caseId) {
        return {
          kind: 'noCase',
          loop,
          caseId: event.caseId,
          code: codeOf(loop, Number(event.caseId)),
          seq: Number(event.seq),
          expected: 'a case',
          found: 'none',
        }
      }
    }
    const fault = faultOfEvent(loop, event, last)
    if (fault) return fault
    last = event
    if (++counts.events % 50_000 === 0) progress()
  }
  return settle(null)
}

// under row-level security a role without a whole view would find nothing, and nothing wrong
async function requireWholeView(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`
    select not row_security_active('public.event') or exists (
      select from pg_policies p, unnest(p.roles) r where p.schemaname = 'public' and p.tablename = 'event' and p.qual = 'true'
        and case when r = 'public' then true else pg_has_role(current_user, r, 'usage') end) as whole`)
  if (!rows[0].whole)
    throw new Error(
      'this role does not see the whole ledger; verify it with the address of the administrator or of sixlines_audit',
    )
}

export type Walk = Counts & { fault: Fault | null }

/** Walks the chains of these loops in the client's open transaction; stops at the first fault. */
export async function walkLedger(
  client: pg.Client,
  names: readonly LoopName[],
  onProgress?: (said: string) => void,
): Promise<Walk> {
  const counts: Counts = { events: 0, cases: 0 }
  for (const loop of names) {
    const fault = await verifyLoop(client, loop, counts, () => onProgress?.(`${counts.events} events`))
    if (fault) return { ...counts, fault }
  }
  return { ...counts, fault: null }
}

/**
 * Walks every event of every case in one snapshot and recomputes its hash here, not in the database; stops at the first fault and names it.
 * `url` must lead in as a role that sees everything.
 */
export async function verifyLedger({
  url,
  onProgress,
}: {
  url: string
  onProgress?: (said: string) => void
}): Promise<LedgerReport> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const began = performance.now()
  try {
    await client.query('begin isolation level repeatable read read only')
    await requireWholeView(client)
    const { fault, ...counts } = await walkLedger(client, loopNames, onProgress)
    const { rows } = await client.query('select count(*)::int as stray from public.event where not loop = any ($1)', [
      loopNames,
    ])
    if (!fault && rows[0].stray > 0)
      throw new Error(`${rows[0].stray} events belong to a loop that this version does not know`)
    const seconds = (performance.now() - began) / 1000
    return {
      ok: fault === null,
      ...counts,
      seconds: Number(seconds.toFixed(3)),
      eventsPerSecond: Math.round(counts.events / seconds),
      fault,
      says: fault
        ? faultSentence(fault)
        : `${counts.events} events of ${counts.cases} cases: every hash recomputed, every chain whole · ${counts.cases} 件、${counts.events} 条事件逐条重算，链条完整`,
      beyond:
        'A chain that was rewritten to its end with new hashes, together with its case, needs a seal kept elsewhere to be found: scripts/verify-export.mjs looks at those.',
    }
  } finally {
    await client.end()
  }
}
