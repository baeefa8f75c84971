import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { env } from '@/env'
import { verifyLedger, walkLedger } from './verify-ledger'
import { type Fault, hashOf } from './verify-ledger-chain'
import { faultSentence } from './verify-ledger-words'

type EventRow = {
  id: string
  case_id: string
  seq: number
  body: string
  previous_hash: string
  hash: string
  to_stage: string
}
type Tools = { client: pg.Client; events: EventRow[]; at: EventRow; last: boolean }

let client: pg.Client

beforeAll(async () => {
  client = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
  await client.connect()
})
afterAll(() => client.end())

// what somebody with the table owner's hand could do: triggers off, constraints away; all of it is rolled back
async function tampered(
  tamper: (tools: Omit<Tools, 'events' | 'at' | 'last'>) => Promise<void>,
): Promise<Fault | null> {
  await client.query('begin')
  try {
    await client.query('set local role sixlines_owner')
    await client.query('alter table public.event disable trigger user')
    await client.query('alter table public.event drop constraint event_chain')
    await client.query('alter table public.directive disable trigger user')
    await client.query('alter table public.directive drop constraint directive_lawful')
    await tamper({ client })
    return (await walkLedger(client, ['directive'])).fault
  } finally {
    await client.query('rollback')
  }
}

async function chain(caseId: string): Promise<EventRow[]> {
  const { rows } = await client.query(
    `select id, case_id, seq, body, previous_hash, hash, to_stage from public.event where loop = 'directive' and case_id = $1 order by seq`,
    [caseId],
  )
  return rows
}

/** The first, a middle and the last case that has at least four events. */
async function someCases(): Promise<string[]> {
  const { rows } = await client.query(
    `select case_id from public.event where loop = 'directive' group by case_id having count(*) >= 4 order by case_id`,
  )
  return [rows[0], rows[Math.floor(rows.length / 2)], rows.at(-1)].map(row => row.case_id as string)
}

const change =
  (text: string) =>
  async ({ client: by, at }: Tools) => {
    const { rowCount } = await by.query(text, [at.id])
    expect(rowCount).toBe(1)
  }

type Expected = { kind: Fault['kind']; seq: (at: EventRow) => number; field?: string }
const here = (at: EventRow): number => at.seq

const kinds: Record<string, { tamper: (tools: Tools) => Promise<void>; expected: (tools: Tools) => Expected }> = {
  'a changed body': {
    tamper: change(`update public.event set body = replace(body, '"role": "', '"role": "x') where id = $1`),
    expected: () => ({ kind: 'hash', seq: here }),
  },
  'a body that is no JSON any more': {
    tamper: change(`update public.event set body = 'x' where id = $1`),
    expected: () => ({ kind: 'hash', seq: here }),
  },
  'a changed person': {
    tamper: change('update public.event set person_id = person_id + 1 where id = $1'),
    expected: () => ({ kind: 'column', seq: here, field: 'person' }),
  },
  'a changed unit': {
    tamper: change('update public.event set org_id = org_id + 1 where id = $1'),
    expected: () => ({ kind: 'column', seq: here, field: 'org' }),
  },
  'a changed role': {
    tamper: change(`update public.event set role = 'auditor' where id = $1`),
    expected: () => ({ kind: 'column', seq: here, field: 'role' }),
  },
  'a changed time': {
    tamper: change(`update public.event set at = at + interval '1 microsecond' where id = $1`),
    expected: () => ({ kind: 'column', seq: here, field: 'at' }),
  },
  'a changed move': {
    tamper: change(`update public.event set move = 'supersede' where id = $1`),
    expected: () => ({ kind: 'column', seq: here, field: 'move' }),
  },
  'a changed payload': {
    tamper: change(`update public.event set payload = payload || '{"reason": "forged"}' where id = $1`),
    expected: () => ({ kind: 'column', seq: here, field: 'payload' }),
  },
  'a changed stage': {
    tamper: change(`update public.event set to_stage = 'superseded' where id = $1`),
    expected: () => ({ kind: 'column', seq: here, field: 'to' }),
  },
  'a changed hash': {
    tamper: change(`update public.event set hash = repeat('a', 64) where id = $1`),
    expected: () => ({ kind: 'hash', seq: here }),
  },
  'a changed previous hash': {
    tamper: change(`update public.event set previous_hash = repeat('b', 64) where id = $1`),
    expected: () => ({ kind: 'link', seq: here }),
  },
  'a deleted event': {
    tamper: change('delete from public.event where id = $1'),
    expected: ({ last }) =>
      last ? { kind: 'head', seq: at => at.seq - 1, field: 'version' } : { kind: 'seq', seq: here },
  },
  'an event moved to another place': {
    tamper: change('update public.event set seq = seq + 100 where id = $1'),
    expected: () => ({ kind: 'seq', seq: here }),
  },
  'an event put in between': {
    tamper:
      change(`insert into public.event (loop, case_id, seq, move, from_stage, to_stage, person_id, org_id, role, at, payload, state, body, previous_hash, hash)
      select loop, case_id, seq, move, from_stage, to_stage, person_id, org_id, role, at, payload, state, body, previous_hash, hash from public.event where id = $1`),
    expected: () => ({ kind: 'seq', seq: at => at.seq + 1 }),
  },
  'one event written anew with a right hash': {
    tamper: async ({ client: by, at }) => {
      const { rows } = await by.query(`select jsonb_set($1::jsonb, '{payload,forged}', 'true')::text as body`, [
        at.body,
      ])
      const body = rows[0].body as string
      await by.query(
        `update public.event set body = $2, payload = $2::text::jsonb -> 'payload', hash = $3 where id = $1`,
        [at.id, body, hashOf(at.previous_hash, body)],
      )
    },
    // its own chain is right again; the next event, or the case, still remembers
    expected: ({ last }) =>
      last ? { kind: 'head', seq: here, field: 'came_with' } : { kind: 'link', seq: at => at.seq + 1 },
  },
}

describe.each(Object.entries(kinds))('%s is found and named', (_, { tamper, expected }) => {
  it.each([0, 1, 2])('in the case at position %i, at its first, middle and last event', async position => {
    const caseId = (await someCases())[position]!
    const events = await chain(caseId)
    for (const index of [0, Math.floor(events.length / 2), events.length - 1]) {
      const tools: Tools = { client, events, at: events[index]!, last: index === events.length - 1 }
      const wanted = expected(tools)
      const fault = await tampered(() => tamper(tools))
      expect(fault).toMatchObject({
        loop: 'directive',
        caseId,
        code: `督-${caseId}`,
        kind: wanted.kind,
        seq: wanted.seq(tools.at),
      })
      if (wanted.field) expect(fault!.field).toBe(wanted.field)
      expect(faultSentence(fault!)).toContain(`督-${caseId}`)
    }
  })
})

const run = async (text: string, values: unknown[]): Promise<void> => {
  await client.query(text, values)
}

describe('the case itself', () => {
  it.each([
    [
      'two events that changed places',
      async (caseId: string) => {
        const [first, second] = (await chain(caseId)).slice(1, 3) as [EventRow, EventRow]
        await client.query(
          'update public.event set seq = case id when $1 then $4::int else $3::int end where id in ($1, $2)',
          [first.id, second.id, first.seq, second.seq],
        )
      },
      'link',
    ],
    [
      'a tail that was cut off',
      (caseId: string) =>
        run(`delete from public.event where loop = 'directive' and case_id = $1 and seq > 2`, [caseId]),
      'head',
    ],
    [
      'a stage changed past the ledger',
      (caseId: string) => run(`update public.directive set stage = 'draft' where id = $1`, [caseId]),
      'head',
    ],
    [
      'a version changed past the ledger',
      (caseId: string) => run('update public.directive set version = version + 1 where id = $1', [caseId]),
      'head',
    ],
    [
      'words changed past the ledger',
      (caseId: string) => run(`update public.directive set came_with = '{"reason": "forged"}' where id = $1`, [caseId]),
      'head',
    ],
    [
      'a case without any event',
      (caseId: string) => run(`delete from public.event where loop = 'directive' and case_id = $1`, [caseId]),
      'noEvents',
    ],
  ] as const)('%s is found', async (_, tamper, kind) => {
    for (const caseId of await someCases()) expect(await tampered(() => tamper(caseId))).toMatchObject({ kind, caseId })
  })

  it('events of a case that is not there are found', async () => {
    const last = (await someCases()).at(-1)!
    const fault = await tampered(async () => {
      await client.query(`update public.event set case_id = 999999999 where loop = 'directive' and case_id = $1`, [
        last,
      ])
    })
    expect(fault).toMatchObject({ kind: 'noEvents', caseId: last })
  })
})

describe('an untouched ledger', () => {
  it('is whole, counted to the last event, and fast to walk', async () => {
    const report = await verifyLedger({ url: env.DATABASE_ADMIN_URL })
    const { rows } = await client.query(
      'select count(*)::int as events, count(distinct (loop, case_id))::int as cases from public.event',
    )
    expect(report).toMatchObject({ ok: true, fault: null, events: rows[0].events, cases: rows[0].cases })
  })

  it('is not called whole by a role that cannot see it', async () => {
    await expect(verifyLedger({ url: env.DATABASE_APP_URL })).rejects.toThrow(/does not see the whole ledger/)
  })

  it('a chain rewritten to its end with its case is beyond this check, and the report says so', async () => {
    expect((await verifyLedger({ url: env.DATABASE_ADMIN_URL })).beyond).toMatch(/seal/)
  })
})
