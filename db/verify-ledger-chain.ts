import { createHash } from 'node:crypto'
import type { LoopName } from '@/domain/loop'
import { codeOf } from '@/domain/loops'

/** An event as the table holds it, everything as the database writes it in text: identities, instant (UTC, microseconds), payload. */
export type StoredEvent = {
  caseId: string
  seq: string
  move: string
  fromStage: string
  toStage: string
  personId: string
  orgId: string
  role: string
  at: string
  payload: string
  /** Empty in events from before states were written. */
  state: string
  body: string
  previousHash: string
  hash: string
}

/** What a case's own row says of its last move. */
export type StoredCase = {
  id: string
  version: string
  stage: string
  cameBy: string
  cameFrom: string
  cameWith: string
  movedAt: string
  /** What can change of it, as the newest event should say. */
  state: string
}

export const faultKinds = ['seq', 'link', 'hash', 'column', 'stage', 'head', 'noEvents', 'noCase'] as const
export type Fault = {
  kind: (typeof faultKinds)[number]
  loop: LoopName
  caseId: string
  code: string
  seq: number
  /** The column or field that differs. */
  field?: string
  expected: string
  found: string
}

/** The hash before a case's first event. */
export const genesis = '0'.repeat(64)

export const hashOf = (previousHash: string, body: string): string =>
  createHash('sha256').update(`${previousHash}\n${body}`).digest('hex')

const bodyFields = [
  'at',
  'to',
  'org',
  'seq',
  'case',
  'from',
  'loop',
  'move',
  'role',
  'state',
  'person',
  'payload',
] as const

function columnsAsBody(loop: LoopName, event: StoredEvent): Record<(typeof bodyFields)[number], string> {
  const quoted = JSON.stringify
  return {
    at: quoted(event.at),
    to: quoted(event.toStage),
    org: event.orgId,
    seq: event.seq,
    case: event.caseId,
    from: quoted(event.fromStage),
    loop: quoted(loop),
    move: quoted(event.move),
    role: quoted(event.role),
    person: event.personId,
    payload: event.payload,
    state: event.state,
  }
}

/** The fields that an event's body has. */
const fieldsIn = (event: StoredEvent) => bodyFields.filter(field => field !== 'state' || event.state !== '')

/** The text that jsonb writes for an event with these columns: its keys by length, then by letter. */
export function bodyOf(loop: LoopName, event: StoredEvent): string {
  const columns = columnsAsBody(loop, event)
  return `{${fieldsIn(event)
    .map(field => `"${field}": ${columns[field]}`)
    .join(', ')}}`
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** Which field of the hashed body differs from its column; null when all agree. */
function differingField(loop: LoopName, event: StoredEvent): { field: string; expected: string; found: string } | null {
  if (bodyOf(loop, event) === event.body) return null
  let body: Record<string, unknown>
  try {
    body = JSON.parse(event.body) as Record<string, unknown>
  } catch {
    return { field: 'body', expected: 'JSON', found: event.body.slice(0, 80) }
  }
  const columns = columnsAsBody(loop, event)
  for (const field of fieldsIn(event)) {
    const [expected, found] = [canonical(body[field]) ?? 'nothing', canonical(JSON.parse(columns[field]))]
    if (expected !== found) return { field, expected, found }
  }
  return { field: 'body', expected: bodyOf(loop, event), found: event.body }
}

/** The first thing wrong with an event that should follow `previous` in its case; null when it follows. */
export function faultOfEvent(loop: LoopName, event: StoredEvent, previous: StoredEvent | null): Fault | null {
  const due = previous ? Number(previous.seq) + 1 : 1
  const fault = (kind: Fault['kind'], expected: string, found: string, field?: string): Fault => ({
    kind,
    loop,
    caseId: event.caseId,
    code: codeOf(loop, Number(event.caseId)),
    seq: kind === 'seq' ? due : Number(event.seq),
    ...(field && { field }),
    expected,
    found,
  })
  if (Number(event.seq) !== due) return fault('seq', String(due), event.seq)
  const before = previous?.hash ?? genesis
  if (event.previousHash !== before) return fault('link', before, event.previousHash)
  const recomputed = hashOf(event.previousHash, event.body)
  if (event.hash !== recomputed) return fault('hash', recomputed, event.hash)
  const differs = differingField(loop, event)
  if (differs) return fault('column', differs.expected, differs.found, differs.field)
  const from = previous?.toStage ?? 'none'
  return event.fromStage === from ? null : fault('stage', from, event.fromStage)
}

/** Whether the case's row still is what its last event made of it. */
export function faultOfHead(loop: LoopName, row: StoredCase, last: StoredEvent | null): Fault | null {
  const base = { loop, caseId: row.id, code: codeOf(loop, Number(row.id)), seq: last ? Number(last.seq) : 0 }
  if (!last) return { ...base, kind: 'noEvents', expected: `${row.version} events`, found: '0' }
  const pairs: [string, string, string][] = [
    ['version', last.seq, row.version],
    ['stage', last.toStage, row.stage],
    ['came_by', last.move, row.cameBy],
    ['came_from', last.fromStage, row.cameFrom],
    ['came_with', last.payload, row.cameWith],
    ['moved_at', last.at, row.movedAt],
    ...(last.state === '' ? [] : [['state', last.state, row.state] as [string, string, string]]),
  ]
  const wrong = pairs.find(([, expected, found]) => expected !== found)
  return wrong ? { ...base, kind: 'head', field: wrong[0], expected: wrong[1], found: wrong[2] } : null
}

/** The columns of `StoredEvent` in its own order, each as text. */
export const eventColumns = `e.case_id::text, e.seq::text, e.move, e.from_stage, e.to_stage, e.person_id::text, e.org_id::text, e.role,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.payload::text, coalesce(e.state::text, ''), e.body, e.previous_hash, e.hash`
export const caseColumns = `c.id::text, c.version::text, c.stage, c.came_by, c.came_from, c.came_with::text,
  to_char(c.moved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), loops.lasting(c)::text`

export function toStoredEvent(row: readonly string[]): StoredEvent {
  const [caseId, seq, move, fromStage, toStage, personId, orgId, role, at, payload, state, body, previousHash, hash] =
    row as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
  return { caseId, seq, move, fromStage, toStage, personId, orgId, role, at, payload, state, body, previousHash, hash }
}

export function toStoredCase(row: readonly string[]): StoredCase {
  const [id, version, stage, cameBy, cameFrom, cameWith, movedAt, state] = row as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return { id, version, stage, cameBy, cameFrom, cameWith, movedAt, state }
}
