import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loopNames } from '@/domain/loop'
import { loops } from '@/domain/loops'
import { env } from '@/env'
import { fillBatch, prepareBatches } from '../large-sql'
import { readRepeatedWork } from '../large-work'
import { streets } from './streets'

let client: pg.Client
const ask = async (text: string) => (await client.query(text)).rows
const number = async (text: string) => Number((await ask(`select (${text})::int as n`))[0].n)

/** Rows of the tally and a recount of the tasks that are not in both. */
const tallyFaults = `select count(*) from (
  with recount as (select line, org_id, region_code, stage, coalesce(level, '') as level, null::date as due, count(*) as n from task group by 1, 2, 3, 4, 5
      union all select line, org_id, region_code, '', coalesce(level, ''), loops.bucket('task', stage, due_on), count(*) from task
        where loops.bucket('task', stage, due_on) is not null group by 1, 2, 3, 5, 6),
    kept as (select line, org_id, region_code, stage, level, null::date as due, sum(count) as n from tally where loop = 'task' and count > 0 group by 1, 2, 3, 4, 5
      union all select line, org_id, region_code, '', level, due_on, sum(count) from tally_due where loop = 'task' and count > 0 group by 1, 2, 3, 5, 6)
  (table recount except table kept) union all (table kept except table recount)) faults`
const flowFaults = `select count(*) from (
  with days as (select line, org_id, (opened_at at time zone 'Asia/Shanghai')::date as on_day, 1 as opened, 0 as closed from task where loops.state('task', stage) <> 'before'
      union all select line, org_id, (closed_at at time zone 'Asia/Shanghai')::date, 0, 1 from task where loops.state('task', stage) = 'done'),
    recount as (select line, org_id, on_day, sum(opened) as opened, sum(closed) as closed from days group by 1, 2, 3),
    kept as (select line, org_id, on_day, sum(opened) as opened, sum(closed) as closed from flow where loop = 'task' group by 1, 2, 3
      having sum(opened) <> 0 or sum(closed) <> 0)
  (table recount except table kept) union all (table kept except table recount)) faults`
/** Other tests play with time at units of their own. */
const ofTheStory = `(select o.basis from org o where o.id = a.org_id) <> 'test'`
const chainFaults = `select count(*) from event a left join event b on b.loop = a.loop and b.case_id = a.case_id and b.seq = a.seq - 1
  where a.hash <> loops.event_hash(a.previous_hash, a.body) or a.previous_hash <> coalesce(b.hash, repeat('0', 64)) or a.from_stage <> coalesce(b.to_stage, 'none')
    or (a.at < b.at and ${ofTheStory})`
const headFaults = `select count(*) from task t left join event e on e.loop = 'task' and e.case_id = t.id and e.seq = t.version
  where e.to_stage is distinct from t.stage or e.move <> t.came_by or e.at <> t.moved_at`

beforeAll(async () => {
  client = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
  await client.connect()
  await client.query('begin')
  await client.query('set local role sixlines_owner')
  await client.query('set local search_path to public')
})
afterAll(async () => {
  await client.query('rollback')
  await client.end()
})

describe('the demo', () => {
  it('is as large as it was asked to be, in every stage', async () => {
    expect(await number('select count(*) from task')).toBeGreaterThanOrEqual(250)
    expect(await number('select count(*) from place')).toBeGreaterThanOrEqual(400)
    expect(await number('select count(*) from inspection')).toBeGreaterThanOrEqual(120)
    expect(await number('select count(*) from hazard')).toBeGreaterThanOrEqual(600)
    for (const loop of loopNames) {
      const found = new Set((await ask(`select distinct stage from ${loop}`)).map(row => row.stage))
      expect(
        loops[loop].stages.filter(stage => !found.has(stage)),
        loop,
      ).toEqual([])
    }
  })

  it('has open work overdue, due soon and in time', async () => {
    // the story's today, which begins eight hours before the server's
    const shanghai = `(now() at time zone 'Asia/Shanghai')::date`
    for (const loop of ['task', 'hazard']) {
      const open = `from ${loop} where loops.state('${loop}', stage) = 'open'`
      expect(await number(`select count(*) ${open} and due_on < ${shanghai}`)).toBeGreaterThan(9)
      expect(
        await number(`select count(*) ${open} and due_on between ${shanghai} and ${shanghai} + 6`),
      ).toBeGreaterThan(9)
      expect(await number(`select count(*) ${open} and due_on > ${shanghai} + 7`)).toBeGreaterThan(9)
    }
  })

  it('says that its people and enterprises are invented, and that its owners, dates and commanders are assigned', async () => {
    expect(
      await number(
        `select count(*) from person p join auth."user" u on u.id = p.account_id where u.email like '%@demo.sixlines' and not p.invented`,
      ),
    ).toBe(0)
    expect(await number(`select count(*) from org where key like 'firm:%' and not invented`)).toBe(0)
    expect(await number(`select count(*) from org where key like 'gov:%' and invented`)).toBe(0)
    expect(
      await number(
        `select count(*) from task where due_basis = 'source' or due_by_id is null and due_basis = 'assigned' and stage <> 'draft'`,
      ),
    ).toBe(0)
    expect(
      await number(
        `select count(*) from campaign where commander_id is not null and commander_basis is distinct from 'assigned'`,
      ),
    ).toBe(0)
  })

  it('names two battles and leaves five without a name', async () => {
    expect(
      await ask(
        `select named, count(*)::int as n, count(name_zh)::int as names from campaign where kind = 'battle' group by 1 order by 1`,
      ),
    ).toEqual([
      { named: false, n: 5, names: 0 },
      { named: true, n: 2, names: 2 },
    ])
  })

  it('cites a clause on every hazard, and tells nothing that has not happened yet', async () => {
    expect(
      await number(`select count(*) from hazard h join place p on p.id = h.place_id join org o on o.id = p.org_id
      where (clause = '' or clause_seen = '') and o.basis <> 'test'`),
    ).toBe(0)
    expect(
      await ask(`select loop, move, case_id, at - now() as ahead from event a where at > now() and ${ofTheStory}`),
    ).toEqual([])
    expect(await number(chainFaults)).toBe(0)
    expect(await number(tallyFaults)).toBe(0)
    expect(await number(flowFaults)).toBe(0)
  })
})

describe('large data', () => {
  it('keeps the chain, the tally and the flow as the triggers would have', async () => {
    const before = await number('select count(*) from task')
    await prepareBatches(client, await readRepeatedWork(client), streets)
    await client.query('alter table task disable trigger user')
    await fillBatch(client, 0, 300)
    expect(await number('select count(*) from task')).toBe(before + 300)
    expect(await number(chainFaults)).toBe(0)
    expect(await number(headFaults)).toBe(0)
    expect(await number(tallyFaults)).toBe(0)
    expect(await number(flowFaults)).toBe(0)
  })
})
