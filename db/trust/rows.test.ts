import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '@/env'
import { attachEvidence } from '../commands/attach-evidence'
import { type Cast, idOf, key, makeCast, sealed } from '../commands/cast'
import { circulate, fourCommitments, sendTo, writeDocument } from '../commands/circulation-cast'
import { planInspection } from '../commands/plan-inspection'
import { reportHazard } from '../commands/report-hazard'

let cast: Cast
let hazardId: number
let inspectionId: number
let circulationId: number
let app: pg.Pool

beforeAll(async () => {
  cast = await makeCast()
  app = new pg.Pool({ connectionString: env.DATABASE_APP_URL, max: 2 })
  hazardId = idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '阀井积水' }))
  idOf(
    await attachEvidence(cast.as.inspector, {
      key: key(),
      loop: 'hazard',
      id: hazardId,
      purpose: 'before',
      caption: '',
      files: [sealed()],
    }),
  )
  inspectionId = idOf(
    await planInspection(cast.as.inspector, {
      key: key(),
      placeId: cast.placeId,
      checklistId: cast.checklistId,
      kind: 'unannounced',
      onDay: '2030-01-02',
      teamIds: [cast.people.inspector, cast.people.colleague],
    }),
  )
  circulationId = (await sendTo(cast, await writeDocument(cast), ['firm']))[0]!
  idOf(await circulate(cast, 'principal', circulationId, 'sign'))
  idOf(
    await circulate(cast, 'principal', circulationId, 'commit', { commitments: fourCommitments(cast.people.worker) }),
  )
})
afterAll(async () => {
  await app.end()
  await cast.end()
})

const tables = async () =>
  (await cast.ask(`select tablename as name from pg_tables where schemaname = 'public' order by 1`)).map(
    row => row.name as string,
  )

describe('default deny', () => {
  test('every table has row-level security, forced', async () => {
    const open = await cast.ask(
      `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`,
    )
    expect(open).toEqual([])
  })
  test('without a context the app sees no row of any table', async () => {
    for (const table of await tables()) {
      const { rows } = await app.query(`select count(*)::int as n from public.${table}`)
      expect(rows[0].n, table).toBe(0)
    }
  })
  test('nothing can be deleted or truncated by the app, under any context', async () => {
    for (const table of await tables()) {
      await expect(cast.bypass('leader', `delete from public.${table}`), table).rejects.toMatchObject({ code: '42501' })
      await expect(cast.bypass('leader', `truncate public.${table} cascade`), table).rejects.toMatchObject({
        code: '42501',
      })
    }
  })
})

describe('the context cannot be forged', () => {
  test('a bare setting is no context', async () => {
    const client = await app.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('ctx.claims', $1, true), set_config('ctx.signature', $2, true)`, [
        `${1}|1|1|1|1|1|admin|1,2,3|`,
        'f'.repeat(64),
      ])
      expect((await client.query('select ctx.person() as me, ctx.orgs() as orgs')).rows[0]).toEqual({
        me: null,
        orgs: null,
      })
      expect((await client.query('select count(*)::int as n from task')).rows[0].n).toBe(0)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
  test('a true one is worthless in the next transaction, and with another unit in it', async () => {
    const client = await app.connect()
    try {
      await client.query('begin')
      await client.query('select ctx.open($1)', [cast.as.supervisor.token])
      const settings = ['claims', 'signature', 'units', 'units_signature'] as const
      const held: Record<string, string> = {}
      for (const name of settings) {
        held[name] = (await client.query(`select current_setting('ctx.${name}') as value`)).rows[0].value
      }
      expect((await client.query('select ctx.orgs() as orgs')).rows[0].orgs.length).toBeGreaterThan(0)
      await client.query(`select set_config('ctx.units', $1, true)`, [`${held.units},1,2,3`])
      expect((await client.query('select ctx.orgs() as orgs')).rows[0].orgs).toBeNull()
      await client.query('commit')
      await client.query('begin')
      for (const name of settings) await client.query(`select set_config('ctx.${name}', $1, true)`, [held[name]])
      expect((await client.query('select ctx.orgs() as orgs')).rows[0].orgs).toBeNull()
      expect((await client.query('select ctx.person() as me')).rows[0].me).toBeNull()
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
  test.each([
    `select * from ctx.secret`,
    `select ctx.sign('x')`,
    `select ctx.seal(1, null)`,
    `select ctx.assume(1)`,
    `select ctx.session('x')`,
    `select token from auth.session`,
    `select password from auth.account`,
    `select loops.event_hash('', '')`,
    `set role sixlines_owner`,
    `alter table task disable row level security`,
  ])('the app may not: %s', async statement => {
    await expect(cast.bypass('leader', statement)).rejects.toMatchObject({ code: '42501' })
  })
  test('an unknown token opens nothing', async () => {
    expect((await app.query('select ctx.open($1) as actor', ['no such token'])).rows[0].actor).toBeNull()
  })
})

describe('who sees which rows', () => {
  const cases: Record<string, [string, () => number]> = {
    place: ['select id from place where id = $1', () => cast.placeId],
    hazard: ['select id from hazard where id = $1', () => hazardId],
    'hazard evidence': [`select id from evidence where loop = 'hazard' and case_id = $1`, () => hazardId],
    'hazard events': [`select id from event where loop = 'hazard' and case_id = $1 and seq = 1`, () => hazardId],
    inspection: ['select id from inspection where id = $1', () => inspectionId],
    circulation: ['select id from circulation where id = $1', () => circulationId],
    'circulation events': [
      `select id from event where loop = 'circulation' and case_id = $1 and seq = 1`,
      () => circulationId,
    ],
    commitment: [`select id from commitment where circulation_id = $1 and kind = 'work'`, () => circulationId],
    'enterprise name': ['select id from org where id = $1', () => cast.units.firm],
    'enterprise people': ['select id from person where org_id = $1 limit 1', () => cast.units.firm],
  }
  const all = Object.keys(cases)
  const seen: Record<'leader' | 'supervisor' | 'inspector' | 'principal' | 'stranger' | 'outsider', string[]> = {
    leader: all,
    supervisor: all,
    // what was sent to a place's firm is between the firm and the sender
    inspector: all.filter(what => !/circulation|commitment/.test(what)),
    // an unannounced visit is planned by the regulator and hidden from the place
    principal: all.filter(what => what !== 'inspection'),
    stranger: [],
    outsider: [],
  }
  for (const [who, sees] of Object.entries(seen)) {
    test.each(all)(`${who} · %s`, async what => {
      const [query, id] = cases[what]!
      const rows = await cast.bypass(who as keyof typeof seen, query, [id()])
      expect(rows.length).toBe(sees.includes(what) ? 1 : 0)
    })
  }
  test('a stranger cannot move what they cannot see, nor give it proof', async () => {
    const rows = await cast.bypass(
      'stranger',
      `update hazard set stage = 'graded', came_from = 'reported', came_by = 'grade', level = 'general', version = version + 1 where id = $1 returning id`,
      [hazardId],
    )
    expect(rows).toEqual([])
    await expect(
      cast.bypass(
        'stranger',
        `insert into evidence (loop, case_id, purpose, sha256, mime, bytes, person_id, org_id) values ('hazard', $1, 'after', 'x', 'image/jpeg', 1, $2, $3)`,
        [hazardId, cast.people.stranger, cast.units.otherFirm],
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
  test('nobody writes in another person’s name', async () => {
    await expect(
      cast.bypass(
        'inspector',
        `insert into evidence (loop, case_id, purpose, sha256, mime, bytes, person_id, org_id) values ('hazard', $1, 'after', 'x', 'image/jpeg', 1, $2, $3)`,
        [hazardId, cast.people.colleague, cast.units.regulator],
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
