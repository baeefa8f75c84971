import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, shanghaiDay } from '@/domain/clock'
import { env } from '@/env'
import { type Cast, makeCast } from '../commands/cast'
import { cockpitFaults } from './cockpit-faults'
import { today } from './coverage-field'
import { playHistory, readyToPlay } from './past-history'
import { caseRows, count, isDone, isLate, isOpen, ofCast, type Row } from './work-rows'

const owner = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
let cast: Cast
beforeAll(async () => {
  await owner.connect()
  cast = await makeCast()
})
afterAll(async () => {
  await owner.end()
  await cast.end()
})

/** A chance that repeats itself from its seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Told = { loop: 'task' | 'hazard'; case: number; at: Date; body: string; line: string; region: string }

/** Every case as the hashed bodies of its events tell it at the end of a day: nothing but the ledger and what never changes of a case. */
function replay(told: readonly Told[], day: Day): Row[] {
  const until = Date.parse(`${addDays(day, 1)}T00:00:00+08:00`)
  const last = new Map<string, Told>()
  for (const event of told) if (event.at.getTime() < until) last.set(`${event.loop} ${event.case}`, event)
  return [...last.values()].map(({ loop, body, line, region }) => {
    const { to, state } = JSON.parse(body) as { to: string; state: Record<string, string | number | undefined> }
    const dayOf = (value: unknown) => (value ? shanghaiDay(new Date(`${value}`)) : null)
    return {
      loop,
      line,
      region,
      stage: to,
      org: state.org_id as number,
      level: (state.level as string | undefined) ?? null,
      due: (state.due_on as Day | undefined) ?? null,
      opened: dayOf(state.opened_at)!,
      closed: dayOf(state.closed_at),
      campaign: null,
    }
  })
}

const told = async (): Promise<Told[]> =>
  (await cast.ask(
    `select e.loop, e.case_id::int as case, e.at, e.body, c.line, c.region_code as region from event e
     join (select 'task' as loop, id, line, region_code from task union all select 'hazard', id, line, region_code from hazard) c on c.loop = e.loop and c.id = e.case_id
     order by e.loop, e.case_id, e.seq`,
  )) as Told[]

test('after a thousand random histories, every cockpit figure of the present and of random past days equals a replay of the ledger', async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
  const chance = chanceOf(seed)
  const players = await readyToPlay(owner, cast)
  const tried = { moves: 0, days: 0, open: 0, late: 0, done: 0, major: 0 }
  for (let batch = 0; batch < 20; batch++) {
    await owner.query('begin')
    for (let n = 0; n < 50; n++) tried.moves += await playHistory(owner, cast, players, chance)
    await owner.query('commit')
    const events = await told()
    expect(await cockpitFaults(cast, await caseRows(cast), today, today), `seed ${seed}, batch ${batch}, rows`).toEqual(
      [],
    )
    expect(
      await cockpitFaults(cast, replay(events, today), today, today),
      `seed ${seed}, batch ${batch}, today`,
    ).toEqual([])
    const day = addDays(today, -1 - Math.floor(chance() * 98))
    const then = replay(events, day)
    expect(await cockpitFaults(cast, then, day, day, day), `seed ${seed}, batch ${batch}, ${day}`).toEqual([])
    tried.days++
    const mine = ofCast(cast, then)
    tried.open += count(mine, isOpen)
    tried.late += count(mine, isLate(day))
    tried.done += count(mine, isDone)
    tried.major += count(mine, row => row.level === 'major')
  }
  // histories in which little happened would prove little
  expect(tried.moves).toBeGreaterThan(2_500)
  for (const what of ['open', 'late', 'done', 'major'] as const) expect(tried[what], what).toBeGreaterThan(20)
}, 600_000)
