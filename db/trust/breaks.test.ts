import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { type Cast, makeCast } from '../commands/cast'
import { type BreakKind, breakKindNames } from '../queries/break-kinds'
import { countBreaks, countBreaksBelow, listBreaks } from '../queries/breaks'
import { recountBreaks, type World } from './breaks-recount'
import { RandomWorld } from './breaks-world'
import { chanceOf } from './chance'

const today: Day = shanghaiDay(new Date())
const rounds = 150
const seeds = [41, 43, 47, 53]
let cast: Cast
let world: RandomWorld
const seen = new Map<BreakKind, number>()
const mended = new Map<BreakKind, number>()
const add = (to: Map<BreakKind, number>, kind: BreakKind, n: number) => to.set(kind, (to.get(kind) ?? 0) + n)

/** Every row of the cast's territory, plain. */
async function readWorld(): Promise<World> {
  const units = Object.values(cast.units)
  const all = async <T>(text: string) => (await cast.ask(`${text} = any ($1)`, [units])) as T[]
  const span = `valid_from::text as "from", valid_to::text as "to"`
  const cases = (loop: string) =>
    all<World['cases'][number]>(
      `select '${loop}' as loop, id::int, org_id::int as org, owner_id::int as owner, stage from ${loop} where org_id`,
    )
  return {
    today,
    orgs: await all(`select id::int, kind, path, region_code as region from org where id`),
    places: await all(
      `select id::int, org_id::int as org, regulator_org_id::int as regulator, owner_id::int as owner, region_code as region, sector,
         listed_on::text as "listedOn", delisted_on::text as "delistedOn" from place where org_id`,
    ),
    posts: await all(`select id::int, side, ${span} from post where org_id`),
    duties: await all(
      `select id::int, kind, org_id::int as org, place_id::int as place, post_id::int as post, person_id::int as person, ${span} from responsibility where org_id`,
    ),
    memberships: await all(`select person_id::int as person, org_id::int as org, ${span} from membership where org_id`),
    officers: await all(
      `select c.id::int as cell, c.org_id::int as org, f.id::int as no, f.person_id::int as person from grid_cell c left join grid_officer f on f.cell_id = c.id where c.org_id`,
    ),
    cases: [...(await cases('task')), ...(await cases('hazard')), ...(await cases('inspection'))],
    seats: await all(
      `select s.shift_id::int as shift, s.person_id::int as person, extract(epoch from s.starts_at)::float8 * 1000 as "from", extract(epoch from s.ends_at)::float8 * 1000 as "to",
         s.ended_at is null and h.published_at is not null as "isLive" from shift_seat s join shift h on h.id = s.shift_id where s.org_id`,
    ),
    now: Date.now(),
    // the map is everybody's
    map: (await cast.ask(
      `select sector, level, region_code as region, authority, org_id::int as org, ${span} from sector_regulator`,
    )) as World['map'],
    authorities: (await cast.ask(
      `select authority, region_code as region from org where authority is not null and kind <> 'enterprise'`,
    )) as World['authorities'],
  }
}

const keyed = (rows: readonly { kind: BreakKind; id: string }[]) => rows.map(row => `${row.kind} ${row.id}`).sort()

describe.each(seeds)('the world of seed %i', seed => {
  beforeAll(async () => {
    cast = await makeCast()
    world = await RandomWorld.make(cast, chanceOf(seed), today)
  })
  afterAll(async () => {
    await world.end()
    await cast.end()
  })

  it(`the list of breaks, its counts and its sum equal a plain recount after each of ${rounds} random changes`, {
    timeout: 120_000,
  }, async () => {
    const under = { under: cast.units.gov }
    let before: string[] = []
    for (let round = 0; round < rounds; round++) {
      const did = `round ${round}: ${await world.change()}`
      const found = await asActor(cast.as.supervisor, 'read', async tx => ({
        rows: (await listBreaks(tx, under, today, { limit: 5_000 })).rows,
        counts: await countBreaks(tx, under, today),
        below: (await countBreaksBelow(tx, [cast.units.gov], today)).get(cast.units.gov) ?? 0,
      }))
      const expected = recountBreaks(await readWorld())
      const now = keyed(found.rows)
      expect(now, did).toEqual(keyed(expected))
      expect(found.below, did).toBe(expected.length)
      for (const kind of breakKindNames) {
        const rows = expected.filter(row => row.kind === kind)
        expect(found.counts[kind], `${did} · ${kind}`).toBe(rows.length)
        add(seen, kind, rows.length)
      }
      for (const key of before.filter(one => !now.includes(one))) add(mended, key.split(' ')[0] as BreakKind, 1)
      before = now
    }
  })
})

it('every kind broke and was mended in one of these worlds, or they would be no test of it', () => {
  for (const kind of breakKindNames) {
    expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(0)
    expect(mended.get(kind) ?? 0, `${kind} mended`).toBeGreaterThan(0)
  }
})
