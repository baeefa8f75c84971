import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '@/env'
import { type Cast, idOf, key, makeCast } from '../commands/cast'
import { moveCase } from '../commands/move-case'
import { reportHazard } from '../commands/report-hazard'
import { reconcile } from '../reconcile'
import { sealKeyFrom } from './seal-key'
import { sealLedger } from './seal-ledger'

const worker = new pg.Pool({ connectionString: env.DATABASE_WORKER_URL, max: 4 })
const sealKey = sealKeyFrom(env.SEAL_KEY)
let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(async () => {
  await worker.end()
  await cast.end()
})

const report = async () =>
  idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '封存' }))
const unsealed = () =>
  cast.ask('select e.id from event e where not exists (select from seal_leaf l where l.event_id = e.id)')

describe('sealing', () => {
  test('while many write, every committed event is in one seal, once, in order', async () => {
    await sealLedger(worker, sealKey, { whole: true })
    let writing = true
    const writers = Array.from({ length: 6 }, async () => {
      while (writing) {
        const id = await report()
        await moveCase(cast.as.inspector, {
          key: key(),
          loop: 'hazard',
          id,
          version: 1,
          move: 'grade',
          said: { level: 'general' },
        })
      }
    })
    const sealing = Array.from({ length: 2 }, async () => {
      for (let n = 0; n < 6; n++) await sealLedger(worker, sealKey)
    })
    await Promise.all(sealing).finally(() => {
      writing = false
    })
    await Promise.all(writers)
    await sealLedger(worker, sealKey)
    expect(await unsealed()).toEqual([])
    const [whole] = await cast.ask(
      `select (select count(*)::int from event) as events, (select count(*)::int from seal_leaf) as leaves, (select sum(events)::int from seal) as said,
         (select count(*)::int from seal s where s.events <> (select count(*) from seal_leaf l where l.seal_id = s.id)) as wrong,
         (select max(id)::int - count(*)::int from seal) as gaps`,
    )
    expect(whole).toEqual({ events: whole!.events, leaves: whole!.events, said: whole!.events, wrong: 0, gaps: 0 })
  }, 60_000)

  test('an event whose transaction ends after a later one was sealed goes into the next seal', async () => {
    const slow = new pg.Client({ connectionString: env.DATABASE_APP_URL })
    await slow.connect()
    await slow.query('begin')
    await slow.query('select ctx.open($1)', [cast.as.inspector.token])
    const { rows } = await slow.query(
      `insert into hazard (stage, came_from, came_by, org_id, issuer_org_id, regulator_org_id, line, region_code, place_id, title_zh, title_en, clause, clause_seen)
       values ('reported', 'none', 'report', $1, $2, $2, 'bottom', '220200', $3, '慢', 'Slow', '', '') returning id::int`,
      [cast.units.firm, cast.units.regulator, cast.placeId],
    )
    // somewhere else, or it would wait for the slow one's counts
    const elsewhere = await makeCast()
    idOf(await reportHazard(elsewhere.as.inspector, { key: key(), placeId: elsewhere.placeId, title: '快' }))
    await elsewhere.end()
    const [first] = await sealLedger(worker, sealKey)
    await slow.query('commit')
    await slow.end()
    const [second] = await sealLedger(worker, sealKey)
    const [late] = await cast.ask(`select id::int from event where loop = 'hazard' and case_id = $1`, [rows[0].id])
    expect(late!.id).toBeLessThan(first!.last)
    expect(second).toMatchObject({ events: 1, first: late!.id, last: late!.id })
  })

  test('nobody but the worker writes seals, and nobody changes them', async () => {
    for (const statement of [
      `insert into seal (events, first_event_id, last_event_id, root, previous_hash, body, hash, signature, key_id, row_counts, at) values (1, 1, 1, '', '', '', '', '', '', '{}', now())`,
      `insert into seal_leaf values (1, 1, 1)`,
      `update seal set root = ''`,
      `delete from seal_leaf`,
      `insert into reconciliation (kind, differences, details, took_ms, at) values ('tally', 0, '[]', 1, now())`,
    ])
      await expect(cast.bypass('leader', statement), statement).rejects.toMatchObject({ code: '42501' })
    await expect(worker.query(`update seal set root = ''`)).rejects.toMatchObject({ code: '42501' })
    const owner = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
    await owner.connect()
    await owner.query('set role sixlines_owner')
    await expect(owner.query(`update seal set root = ''`)).rejects.toThrow('only grows')
    await expect(owner.query('truncate seal_leaf')).rejects.toThrow('only grows')
    await owner.end()
  })

  test('who may ask for a seal now asks, and is answered by the next one', async () => {
    const [asked] = await cast.bypass(
      'leader',
      'insert into seal_request (person_id) values (ctx.person()) returning done_at',
    )
    expect(asked).toEqual({ done_at: null })
    for (const who of ['inspector', 'principal'] as const)
      await expect(
        cast.bypass(who, 'insert into seal_request (person_id) values (ctx.person())'),
        who,
      ).rejects.toMatchObject({ code: '42501' })
    await cast.ask('insert into seal_request (person_id) values ($1)', [cast.people.leader])
    await sealLedger(worker, sealKey)
    expect(await cast.ask('select from seal_request where done_at is null')).toEqual([])
  })
})

test('another key than that of the last seal is refused, and the refusal written down once, until the change is declared', async () => {
  const other = sealKeyFrom(Buffer.alloc(32, 9).toString('base64url'))
  await report()
  for (let n = 0; n < 2; n++) await expect(sealLedger(worker, other)).rejects.toThrow('nothing was sealed')
  const keyStates = `select differences, details from reconciliation where kind = 'seal_key' order by id`
  const refused = (await cast.ask(keyStates)).filter(row => row.differences === 1)
  expect(refused).toHaveLength(1)
  expect(refused[0]!.details).toMatchObject([{ fault: 'otherKey', key: sealKey.id, found: other.id }])
  expect(await unsealed()).toHaveLength(1)

  const [handed] = await sealLedger(worker, other, { replaces: sealKey.id })
  expect(handed).toMatchObject({ key: other.id, replaces: sealKey.id })
  expect((await cast.ask(keyStates)).at(-1)).toMatchObject({ differences: 0 })
  await report()
  await expect(sealLedger(worker, sealKey)).rejects.toThrow('nothing was sealed')
  // the database itself refuses a seal that does not say so, or does not follow
  const put = (previous: string) =>
    worker.query(
      `insert into seal (id, events, first_event_id, last_event_id, root, previous_hash, body, hash, signature, key_id, row_counts, at) overriding system value
       select max(id) + 1, 1, 1, 1, '', ${previous}, '{}', encode(sha256('{}'), 'hex'), '', 'another', '{}', now() from seal`,
    )
  await expect(put(`(select hash from seal order by id desc limit 1)`)).rejects.toThrow('does not say')
  await expect(put(`repeat('0', 64)`)).rejects.toThrow('does not follow')
  await sealLedger(worker, sealKey, { replaces: other.id })
})

test('a count that does not equal its rows is found, named and written down', async () => {
  const before = await reconcile(worker)
  expect(before.map(({ kind, differences }) => [kind, differences])).toEqual([
    ['tally', 0],
    ['tally_due', 0],
    ['flow', 0],
    ['coverage', 0],
  ])
  const where = `loop = 'hazard' and org_id = ${cast.units.firm} and count > 0`
  await cast.ask(`update tally set count = count + 1 where ${where}`)
  const [tally] = await reconcile(worker)
  expect(tally!.differences).toBeGreaterThan(0)
  expect(tally!.details[0]).toMatchObject({ loop: 'hazard', org_id: String(cast.units.firm) })
  await cast.ask(`update tally set count = count - 1 where ${where}`)
  const rows = await cast.ask(
    `select kind, differences from reconciliation where kind = 'tally' order by id desc limit 2`,
  )
  expect(rows.map(row => (row.differences as number) > 0)).toEqual([true, false])
})
