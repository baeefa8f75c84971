import { afterAll, beforeAll, expect, it } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { type Cast, makeCast } from '../commands/cast'
import { findUnits, readTree } from './org-tree'

let cast: Cast
const today = shanghaiDay(new Date())
const units = 2_000

beforeAll(async () => {
  cast = await makeCast()
  // two hundred governments below the cast's, nine enterprises in each, one place in every second
  await cast.ask(
    `insert into org (key, parent_id, path, kind, name_zh, name_en, short_zh, short_en, region_code, basis, invented)
     select 'tree:' || $1::bigint || ':' || n, $1::bigint, '/t/' || $1::bigint || '/' || n || '/', 'government', '镇' || n, 'Town ' || n, '镇' || n, 'Town ' || n, '220200', 'test', true from generate_series(1, 200) n`,
    [cast.units.gov],
  )
  await cast.ask(
    `update org t set path = g.path || t.id || '/' from org g where g.id = $1 and t.parent_id = g.id and t.key like 'tree:%'`,
    [cast.units.gov],
  )
  await cast.ask(
    `insert into org (key, parent_id, path, kind, name_zh, name_en, short_zh, short_en, region_code, basis, invented)
     select t.key || ':' || n, t.id, t.path || 'x' || n || '/', 'enterprise', '企业' || n, 'Firm ' || n, '企业' || n, 'Firm ' || n, '220200', 'test', true from org t, generate_series(1, 9) n where t.key like 'tree:' || $1::bigint || ':%'`,
    [cast.units.gov],
  )
  await cast.ask(
    `update org f set path = t.path || f.id || '/' from org t where t.id = f.parent_id and f.kind = 'enterprise' and f.key like 'tree:' || $1::bigint || ':%'`,
    [cast.units.gov],
  )
  await cast.ask(
    `insert into place (name_zh, name_en, org_id, region_code, sector, risk, address_zh, address_en, invented)
     select 'P', 'P', id, '220200', 'gas', 'blue', 'a', 'a', true from org where key like 'tree:' || $1::bigint || ':%' and kind = 'enterprise' and id % 2 = 0`,
    [cast.units.gov],
  )
  await cast.ask('analyze org')
  await cast.ask('analyze place')
})
afterAll(async () => {
  // what is measured here is nobody else's: these places leave the register
  await cast.ask(
    `update place set listed_on = '2018-01-01', delisted_on = '2018-01-02' where org_id in (select id from org where key like 'tree:' || $1::bigint || ':%')`,
    [cast.units.gov],
  )
  await cast.end()
})

/** The tree and its median time over a few readings. */
async function measure(who: 'leader' | 'supervisor', open: number) {
  const times: number[] = []
  let tree = await asActor(cast.as[who], 'read', tx => readTree(tx, open, today))
  for (let round = 0; round < 15; round++)
    await asActor(cast.as[who], 'read', async tx => {
      const from = performance.now()
      tree = await readTree(tx, open, today)
      times.push(performance.now() - from)
    })
  return { tree, median: times.sort((a, b) => a - b)[7]! }
}

it(`reads the tree with ${units} units below one, their sums exact, in less than 150 ms`, {
  timeout: 60_000,
}, async () => {
  const [{ id: town }] = (await cast.ask(`select id::int from org where key = 'tree:' || $1::bigint || ':7'`, [
    cast.units.gov,
  ])) as [{ id: number }]
  // the province sees the whole; a territory of two thousand units is the worst that row-level security can meet
  await cast.ask(
    `update membership set scope_org_id = (select id from org where parent_id is null order by id limit 1) where person_id = $1`,
    [cast.people.leader],
  )
  const whole = await measure('leader', town)
  const part = await measure('supervisor', town)
  const { tree } = part
  const row = (id: number) => tree.rows.find(one => one.id === id)!
  expect(row(cast.units.gov).below).toBe(5 + units)
  expect(row(town).below).toBe(9)
  expect(tree.open.slice(-2)).toEqual([cast.units.gov, town])
  const [{ n }] = (await cast.ask(
    `select count(*)::int as n from place l join org o on o.id = l.org_id where o.parent_id = $1`,
    [town],
  )) as [{ n: number }]
  // of the town: both sides; of its enterprises: a principal each, of each place a person and a regulator
  expect(row(town).breaks).toBe(2 + 9 + 2 * n)
  // a long branch is cut, and says how much of it
  expect(tree.more.get(cast.units.gov)).toBe(205 - tree.rows.filter(one => one.parentId === cast.units.gov).length)
  expect(whole.tree.rows.find(one => one.id === town)).toEqual(row(town))
  console.log(
    `the tree with ${units} units: ${whole.median.toFixed(1)} ms for the province, ${part.median.toFixed(1)} ms for one territory of them all`,
  )
  // three times the aim, for a machine that does other work beside
  expect(whole.median).toBeLessThan(150)
})

it('finds units by name, kind and region, with the same sums', async () => {
  const found = await asActor(cast.as.supervisor, 'read', tx =>
    findUnits(tx, { q: 'Town 19', kind: 'government' }, today, { limit: 50 }),
  )
  const own = found.rows.filter(row => row.parentId === cast.units.gov)
  expect(own.map(row => row.en).sort()).toEqual(
    ['Town 19', ...Array.from({ length: 10 }, (_, n) => `Town 19${n}`)].sort(),
  )
  for (const row of own) expect(row.below).toBe(9)
  const none = await asActor(cast.as.supervisor, 'read', tx => findUnits(tx, { q: '%' }, today, { limit: 5 }))
  expect(none.rows).toEqual([])
})
