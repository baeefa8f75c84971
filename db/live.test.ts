import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { env } from '@/env'
import { type Cast, idOf, key, makeCast } from './commands/cast'
import { reportHazard } from './commands/report-hazard'
import { hearMoves, restMs, type Told } from './live'

let cast: Cast
let told: { what: Told; at: number }[] = []
let unhear = () => {}
const moved = () => told.filter(one => one.what === 'moved').length
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const report = async () =>
  idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '软管老化' }))
const listeners = () => cast.ask(`select pid from pg_stat_activity where application_name = 'sixlines live'`)

beforeAll(async () => {
  cast = await makeCast()
  unhear = hearMoves(what => told.push({ what, at: Date.now() }), Date.now())
  while ((await listeners()).length === 0) await pause(50)
})
afterAll(async () => {
  unhear()
  await cast.end()
})
beforeEach(async () => {
  await pause(restMs * 2 + 100)
  told = []
})

test('a move is told within two seconds, once where nothing else is under way', async () => {
  const at = Date.now()
  await report()
  await expect.poll(moved).toBe(1)
  expect(told[0]!.at - at).toBeLessThan(2000)
  await pause(restMs * 2)
  expect(moved()).toBe(1)
})

test('many moves are told at most once a second, and the last of them is told', async () => {
  const began = Date.now()
  while (Date.now() - began < 2500) await report()
  const last = Date.now()
  await pause(restMs * 2)
  expect(moved()).toBeGreaterThanOrEqual(3)
  expect(moved()).toBeLessThanOrEqual(5)
  expect(told.at(-1)!.at).toBeGreaterThan(last - 50)
  for (const [index, one] of told.entries())
    if (index > 0) expect(one.at - told[index - 1]!.at).toBeGreaterThanOrEqual(restMs - 20)
})

/** A transaction beside the moves, left open while `work` runs. */
async function beside(text: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: env.DATABASE_APP_URL })
  await client.connect()
  await client.query('begin')
  await client.query(text)
  await work()
  await client.query('commit')
  await client.end()
}

test('what was undone is told to nobody', async () => {
  await cast.bypass(
    'inspector',
    `insert into hazard (stage, came_from, came_by, org_id, issuer_org_id, regulator_org_id, line, region_code, place_id, title_zh, title_en, clause, clause_seen)
     values ('reported', 'none', 'report', $1, $2, $2, 'bottom', '220200', $3, '无', 'none', '', '') returning id`,
    [cast.units.firm, cast.units.regulator, cast.placeId],
  )
  await pause(restMs)
  expect(told).toEqual([])
})

test('who commits beside one that tells does not wait for it, and is told when that one is', async () => {
  await beside(`select pg_advisory_xact_lock(hashtext('sixlines.live')), pg_notify('sixlines_live', '')`, async () => {
    await report()
    await pause(300)
    expect(told).toEqual([])
  })
  await expect.poll(moved).toBe(1)
})

test('one that held its tongue and commits after the telling is told a second later', async () => {
  await beside('select pg_current_xact_id()', async () => {
    await report()
    await expect.poll(moved).toBe(1)
  })
  await expect.poll(moved, { timeout: restMs * 2 }).toBe(2)
  await pause(restMs * 2)
  expect(moved()).toBe(2)
})

test('one listener serves everybody who hears', async () => {
  const others = [0, 0, 0]
  const stops = others.map((_, index) => hearMoves(() => others[index]!++, Date.now()))
  await report()
  await expect.poll(() => others.every(heard => heard === 1)).toBe(true)
  expect(await listeners()).toHaveLength(1)
  for (const stop of stops) stop()
})

test('whoever comes later is told what moved since their page was read, and nothing older', async () => {
  const before = Date.now()
  await report()
  await expect.poll(moved).toBe(1)
  await pause(5)
  const late = { before: 0, after: 0 }
  const stops = [hearMoves(() => late.before++, before), hearMoves(() => late.after++, Date.now())]
  expect(late).toEqual({ before: 1, after: 0 })
  for (const stop of stops) stop()
})

test('a lost connection is said, comes back, and what moved meanwhile is told', async () => {
  const [line] = await listeners()
  await cast.ask('select pg_terminate_backend($1)', [line!.pid])
  await expect.poll(() => told[0]?.what).toBe('deaf')
  await report()
  await expect.poll(moved).toBeGreaterThanOrEqual(1)
  expect((await listeners())[0]!.pid).not.toBe(line!.pid)
  const before = moved()
  await pause(restMs * 2)
  await report()
  await expect.poll(moved).toBeGreaterThan(before)
})

test('nobody hears: no connection is kept', async () => {
  unhear()
  await expect.poll(async () => (await listeners()).length).toBe(0)
})
