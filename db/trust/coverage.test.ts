import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { coverStates, registered } from '@/domain/coverage'
import { asActor } from '../client'
import { answerItem } from '../commands/answer-item'
import { attachEvidence } from '../commands/attach-evidence'
import { type Cast, idOf, key, makeCast, sealed } from '../commands/cast'
import { drawRegister } from '../commands/draw-register'
import { exceptPlace } from '../commands/except-place'
import { moveCase } from '../commands/move-case'
import { openCampaign } from '../commands/open-campaign'
import { planInspection } from '../commands/plan-inspection'
import { findCampaignWork, listCampaigns } from '../queries/campaigns'
import { whereOf } from '../queries/case-filters'
import { countNet, listChecked, listCoverRegions, listExceptions, listNet } from '../queries/coverage'
import { countPlaces, listPlaces } from '../queries/places'
import { findRepeats } from '../queries/repeats'
import { type Cell, keptCells, recount, tallyFaults } from './recount'

const today = shanghaiDay(new Date())
let cast: Cast
let sector: string
let grids: number[]
beforeAll(async () => {
  cast = await makeCast()
  sector = `s${key()}`
  grids = (
    await cast.ask(
      `insert into grid_cell (code, name_zh, name_en, region_code, org_id) select $1 || n, $1, $1, '220200', $2 from generate_series(1, 2) n returning id::int`,
      [sector, cast.units.gov],
    )
  ).map(row => row.id as number)
})
afterAll(() => cast.end())

async function makePlaces(count: number): Promise<number[]> {
  const rows = await cast.ask(
    `insert into place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, invented, listed_on, grid_id)
     select 'p' || n, 'p' || n, $1, $2, '220200', $3, (array['red', 'orange', 'yellow', 'blue'])[n % 4 + 1], '', '', true, '2018-01-01', case when n % 3 > 0 then ($5::bigint[])[n % 3] end
     from generate_series(1, $4) n returning id::int`,
    [cast.units.firm, cast.units.regulator, sector, count, grids],
  )
  return rows.map(row => row.id as number)
}

async function makeCampaign(): Promise<number> {
  return idOf(
    await openCampaign(cast.as.supervisor, {
      key: key(),
      kind: 'special',
      nameZh: '随机专项',
      nameEn: 'Random drive',
      sectors: [sector],
      checklistIds: [cast.checklistId],
      commanderId: cast.people.leader,
      startsOn: '2018-01-01',
      endsOn: '2036-12-31',
      targetPercent: 90,
    }),
  )
}

const onRegister = async (): Promise<Set<number>> =>
  new Set(
    (
      await cast.ask(
        'select id::int from place where sector = $1 and listed_on <= $2 and (delisted_on is null or delisted_on > $2)',
        [sector, today],
      )
    ).map(row => row.id as number),
  )
const draw = (campaignId: number) => drawRegister(cast.as.supervisor, { key: key(), campaignId, onDay: today })
const plan = (campaignId: number, placeId: number) =>
  planInspection(cast.as.inspector, {
    key: key(),
    placeId,
    checklistId: cast.checklistId,
    campaignId,
    kind: 'unannounced',
    onDay: '2036-01-02',
    teamIds: [cast.people.inspector, cast.people.colleague],
  })
type Visit = { id: number; version: number; stage: string }
const visitAt = async (id: number): Promise<Visit> =>
  (await cast.ask('select id::int, version, stage from inspection where id = $1', [id]))[0] as Visit

async function answerAll(id: number, salt: number): Promise<void> {
  for (const [index, itemId] of cast.itemIds.entries()) {
    const answer = (['pass', 'fail', 'not_applicable', 'not_checked'] as const)[(index + salt) % 4]!
    const outcome = await answerItem(cast.as.inspector, {
      key: key(),
      inspectionId: id,
      itemId,
      answer,
      note: answer === 'pass' ? '' : '随机',
    })
    if (answer === 'fail' && outcome.ok)
      await attachEvidence(cast.as.inspector, {
        key: key(),
        loop: 'hazard',
        id: outcome.id,
        purpose: 'before',
        caption: '',
        files: [sealed()],
      })
  }
}

/** One step of a history; what is not lawful now is refused, and that too may change nothing. */
async function step(
  { act, at, salt }: { act: Act; at: number; salt: number },
  campaignId: number,
  places: readonly number[],
  visits: number[],
  register: { now: Set<number> },
): Promise<boolean> {
  const placeId = places[at % places.length]!
  const visit = visits.length > 0 ? await visitAt(visits[at % visits.length]!) : null
  const move = async (who: 'inspector' | 'colleague' | 'regulatorHead', name: string) =>
    visit !== null &&
    (
      await moveCase(cast.as[who], {
        key: key(),
        loop: 'inspection',
        id: visit.id,
        version: visit.version,
        move: name,
        said: { reason: '随机' },
      })
    ).ok
  switch (act) {
    case 'plan': {
      const outcome = await plan(campaignId, placeId)
      if (outcome.ok) visits.push(outcome.id)
      return outcome.ok
    }
    case 'submit': {
      if (visit?.stage !== 'in_field') return false
      await answerAll(visit.id, salt)
      const { version } = await visitAt(visit.id)
      return (
        await moveCase(cast.as.inspector, {
          key: key(),
          loop: 'inspection',
          id: visit.id,
          version,
          move: 'submit',
          said: {},
        })
      ).ok
    }
    case 'enter':
    case 'withdraw':
      return move('inspector', act)
    case 'return':
    case 'review':
      return move('colleague', act)
    case 'issue':
      return move('regulatorHead', act)
    case 'except':
    case 'readmit':
      return (
        await exceptPlace(cast.as.supervisor, {
          key: key(),
          campaignId,
          placeId,
          excluded: act === 'except',
          reason: '随机',
        })
      ).ok
    case 'change':
      await cast.ask(
        `update place set regulator_org_id = $2, grid_id = $3, risk = $4, region_code = $5 where id = $1`,
        [
          placeId,
          [cast.units.regulator, null, cast.units.otherBureau][salt % 3],
          [...grids, null][salt % 3],
          ['red', 'blue'][salt % 2],
          ['220200', '220203'][salt % 2],
        ],
      )
      return true
    case 'list':
      await cast.ask('update place set delisted_on = case when delisted_on is null then $2::date end where id = $1', [
        placeId,
        today,
      ])
      return true
    case 'draw': {
      const outcome = await draw(campaignId)
      if (outcome.ok) register.now = await onRegister()
      return outcome.ok
    }
  }
}
const acts = [
  'plan',
  'enter',
  'submit',
  'return',
  'review',
  'issue',
  'withdraw',
  'except',
  'readmit',
  'change',
  'list',
  'draw',
] as const
type Act = (typeof acts)[number]

const count = (cells: readonly Cell[], state: string) => cells.filter(cell => cell.state === state).length

/** What each reader's pages say, against the same cells counted here. */
async function pagesFaults(campaignId: number, cells: readonly Cell[]): Promise<unknown[]> {
  const faults: unknown[] = []
  const same = (what: string, says: unknown, counted: unknown) => {
    if (JSON.stringify(says) !== JSON.stringify(counted)) faults.push({ what, says, counted })
  }
  const gov = [cast.units.gov, cast.units.office, cast.units.regulator, cast.units.otherBureau, cast.units.firm]
  for (const [who, units] of [
    ['leader', gov],
    ['inspector', [cast.units.regulator]],
    ['principal', null],
  ] as const) {
    const mine = cells.filter(cell => units?.some(id => id === cell.above || id === cell.regulator))
    await asActor(cast.as[who], 'read', async tx => {
      const campaign = (await listCampaigns(tx)).find(one => one.id === campaignId)!
      for (const state of coverStates) {
        const filters = { campaign: campaignId, cover: state }
        same(`${who} ${state} figure`, campaign.standing[state], count(mine, state))
        same(`${who} ${state} count`, (await countPlaces(tx, [filters]))[0], count(mine, state))
        same(
          `${who} ${state} rows`,
          (await listPlaces(tx, filters, { limit: 100 })).rows.map(row => row.id),
          mine
            .filter(cell => cell.state === state)
            .sort((a, b) => a.rank - b.rank || a.place - b.place)
            .map(cell => cell.place),
        )
      }
      same(`${who} register`, (await countPlaces(tx, [{ campaign: campaignId }]))[0], registered(campaign.standing))
      // a search has no tally: the same places, counted one by one
      same(
        `${who} by risk`,
        (await countPlaces(tx, [{ campaign: campaignId, risk: 'red' }]))[0],
        mine.filter(cell => cell.rank === 1).length,
      )
      const visited = mine.filter(cell => cell.state === 'visited')
      const sum = (key: 'asked' | 'checked') => visited.reduce((total, cell) => total + cell[key], 0)
      same(`${who} items`, campaign.items, { asked: sum('asked'), checked: sum('checked') })
      same(
        `${who} items' rows`,
        (await listChecked(tx, campaignId, 100)).reduce((total, row) => total + row.checked, 0),
        sum('checked'),
      )
      same(`${who} exceptions`, (await listExceptions(tx, campaignId, 100)).length, count(mine, 'not_applicable'))
      const regions = await listCoverRegions(tx, campaignId, today)
      same(
        `${who} regions`,
        regions.reduce((total, row) => total + row.visited, 0),
        visited.length,
      )
      const held = [...new Set(mine.map(cell => cell.grid).filter(grid => grid !== 0))]
      const complete = held.filter(grid =>
        mine.every(cell => cell.grid !== grid || !['unvisited', 'scheduled'].includes(cell.state)),
      )
      const net = await countNet(tx, campaignId)
      same(
        `${who} net`,
        [net.cells, net.complete, net.outside],
        [held.length, complete.length, mine.filter(cell => cell.grid === 0).length],
      )
      same(
        `${who} net rows`,
        (await listNet(tx, campaignId, true, 100)).map(row => row.id).sort(),
        [...complete].sort(),
      )
    })
  }
  return faults
}

/** The repeat figures, against all pairs of hazards compared here. */
async function repeatFaults(campaignId: number): Promise<unknown[]> {
  const hazards = await cast.ask(
    `select id::int, place_id::int as place, clause, opened_at as at, campaign_id::int as campaign from hazard where org_id = $1 order by id`,
    [cast.units.firm],
  )
  const again = hazards.filter(one =>
    hazards.some(
      other =>
        (other.id as number) < (one.id as number) &&
        other.place === one.place &&
        other.clause === one.clause &&
        one.clause !== '' &&
        (one.at as Date).getTime() - (other.at as Date).getTime() <= 365 * 86_400_000,
    ),
  )
  return asActor(cast.as.leader, 'read', async (tx, actor) => {
    const { reported, repeated } = await findRepeats(tx, today, actor.scopeOrgId)
    const work = await findCampaignWork(tx, campaignId, today)
    const listed = await tx.execute(
      sql`select c.id from hazard c where ${whereOf('hazard', { campaign: campaignId, repeat: 'yes' }, { today, soonUntil: today })}`,
    )
    const inCampaign = again.filter(one => one.campaign === campaignId).length
    const says = [reported.value, repeated.value, work.repeats, listed.rows.length]
    const counted = [hazards.length, again.length, inCampaign, inCampaign]
    return JSON.stringify(says) === JSON.stringify(counted) ? [] : [{ says, counted }]
  })
}

describe('after every step of any history', () => {
  test('cells, tally, pages and the repeat figure equal a recount', async () => {
    const steps = fc.array(
      fc.record({
        act: fc.constantFrom(...acts, 'plan', 'enter', 'submit', 'submit' as const),
        at: fc.nat(30),
        salt: fc.nat(5),
      }),
      {
        minLength: 12,
        maxLength: 22,
      },
    )
    const made: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(steps, async history => {
        const places = await makePlaces(3)
        const campaignId = await makeCampaign()
        const register = { now: new Set<number>() }
        const visits: number[] = []
        for (const one of [{ act: 'draw', at: 0, salt: 0 } as const, ...history]) {
          if (await step(one, campaignId, places, visits, register)) made[one.act] = (made[one.act] ?? 0) + 1
          const cells = await recount(cast.ask, campaignId, register.now)
          expect(await keptCells(cast.ask, campaignId), one.act).toEqual(cells)
          expect(await tallyFaults(cast.ask), one.act).toEqual([])
          expect(await pagesFaults(campaignId, cells), one.act).toEqual([])
          expect(await repeatFaults(campaignId), one.act).toEqual([])
        }
      }),
      { numRuns: 12 },
    )
    // a history in which nothing happened would prove nothing
    for (const act of acts) expect(made[act] ?? 0, act).toBeGreaterThan(0)
  }, 600_000)
})

test('visits planned, submitted and withdrawn at once, at one place and at many, race neither the cell nor each other', async () => {
  const places = await makePlaces(6)
  const campaignId = await makeCampaign()
  idOf(await draw(campaignId))
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
        Array.from({ length: 18 }, (_, index) => plan(campaignId, places[index % (round === 0 ? 1 : 6)]!)),
      )
    ).map(idOf)
    const move = async (id: number, name: string) => {
      const { version } = await visitAt(id)
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
    for (const id of entering) await answerAll(id, 0)
    await Promise.all([
      ...entering.map(id => move(id, 'submit')),
      ...places.map(placeId =>
        exceptPlace(cast.as.supervisor, { key: key(), campaignId, placeId, excluded: round % 2 === 0, reason: '竞争' }),
      ),
      cast.ask(`update place set risk = 'orange', grid_id = $2 where id = any ($1)`, [places, grids[round % 2]]),
      draw(campaignId),
    ])
    expect(await keptCells(cast.ask, campaignId)).toEqual(await recount(cast.ask, campaignId, await onRegister()))
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
