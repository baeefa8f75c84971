import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '@/env'
import { type Cast, idOf, key } from '../commands/cast'
import { exceptPlace } from '../commands/except-place'
import { moveCase } from '../commands/move-case'
import { type Field, makeField } from './coverage-field'
import { keptCells, recount, tallyFaults } from './recount'

let field: Field
let cast: Cast
beforeAll(async () => {
  field = await makeField()
  cast = field.cast
})
afterAll(() => cast.end())

test('visits planned, submitted and withdrawn at once, at one place and at many, race neither the cell nor each other', async () => {
  const places = await field.makePlaces(6)
  const campaignId = await field.makeCampaign()
  idOf(await field.draw(campaignId))
  const deadlocks = async () =>
    Number(
      (
        await cast.ask(
          'select pg_stat_clear_snapshot(), deadlocks from pg_stat_database where datname = current_database()',
        )
      )[0]!.deadlocks,
    )
  const before = await deadlocks()
  for (let round = 0; round < 3; round++) {
    const visits = (
      await Promise.all(
        Array.from({ length: 18 }, (_, index) => field.plan(campaignId, places[index % (round === 0 ? 1 : 6)]!)),
      )
    ).map(idOf)
    const move = async (id: number, name: string) => {
      const { version } = await field.visitAt(id)
      return moveCase(cast.as.inspector, {
        key: key(),
        loop: 'inspection',
        id,
        version,
        move: name,
        said: { reason: '竞争' },
      })
    }
    const entering = visits.filter((_, index) => index % 3 !== 0)
    await Promise.all(visits.map((id, index) => move(id, index % 3 === 0 ? 'withdraw' : 'enter')))
    for (const id of entering) await field.answerAll(id, 0)
    await Promise.all([
      ...entering.map(id => move(id, 'submit')),
      ...places.map(placeId =>
        exceptPlace(cast.as.supervisor, { key: key(), campaignId, placeId, excluded: round % 2 === 0, reason: '竞争' }),
      ),
      cast.ask(`update place set risk = 'orange', grid_id = $2 where id = any ($1)`, [places, field.grids[round % 2]]),
      field.draw(campaignId),
    ])
    expect(await keptCells(cast.ask, campaignId)).toEqual(await recount(cast.ask, campaignId, await field.onRegister()))
    expect(await tallyFaults(cast.ask)).toEqual([])
  }
  expect((await keptCells(cast.ask, campaignId)).filter(cell => cell.state === 'visited').length).toBe(
    (
      await cast.ask(
        'select count(distinct place_id)::int as n from inspection where campaign_id = $1 and stage = $2',
        [campaignId, 'submitted'],
      )
    )[0]!.n,
  )
  expect(await deadlocks()).toBe(before)
})

test('of two visits that are withdrawn at once, neither leaves the cell as the other found it', async () => {
  const [place] = await field.makePlaces(1)
  const campaignId = await field.makeCampaign()
  idOf(await field.draw(campaignId))
  // under another line, or the tally of the cases themselves would keep the two apart
  const [{ id: other }] = (await cast.ask(`select id::int from directive where line = 'bottom' limit 1`)) as [
    { id: number },
  ]
  const visits = [idOf(await field.plan(campaignId, place!)), idOf(await field.plan(campaignId, place!, other))]
  const app = new pg.Pool({ connectionString: env.DATABASE_APP_URL, max: 2 })
  const [first, second] = [await app.connect(), await app.connect()]
  const withdraw = async (client: pg.PoolClient, id: number) => {
    await client.query('begin')
    await client.query('select ctx.open($1)', [cast.as.inspector.token])
    await client.query(
      `update inspection set stage = 'withdrawn', came_from = stage, came_by = 'withdraw', came_with = '{"reason": "竞争"}', version = version + 1 where id = $1`,
      [id],
    )
    await client.query('set constraints all immediate')
  }
  try {
    await withdraw(first, visits[0]!)
    let through = false
    const later = withdraw(second, visits[1]!).then(() => {
      through = true
    })
    const waits = async () =>
      (await cast.ask(`select from pg_stat_activity where wait_event_type = 'Lock' and query like 'set constraints%'`))
        .length > 0
    // the second stands before the cell, or has wrongly come past it
    while (!through && !(await waits())) await new Promise(done => setTimeout(done, 20))
    expect(through).toBe(false)
    await first.query('commit')
    await later
    await second.query('commit')
  } finally {
    first.release()
    second.release()
    await app.end()
  }
  const cells = await keptCells(cast.ask, campaignId)
  expect(cells).toEqual(await recount(cast.ask, campaignId, await field.onRegister()))
  expect(cells.find(cell => cell.place === place)).toMatchObject({ state: 'unvisited', visit: null })
})
