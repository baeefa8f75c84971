import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cast, idOf, key } from '../commands/cast'
import { moveCase } from '../commands/move-case'
import { workFaults } from './cockpit-faults'
import { acts, type Field, makeField, step } from './coverage-field'
import { pagesFaults, repeatFaults } from './coverage-pages'
import { ahead, moveWork, openHazard, openTask } from './coverage-work'
import { keptCells, recount, tallyFaults } from './recount'

let field: Field
let cast: Cast
beforeAll(async () => {
  field = await makeField()
  cast = field.cast
})
afterAll(() => cast.end())

/** A history that comes through every act, so that chance need not. */
const whole = (
  [
    'plan',
    'enter',
    'submit',
    'return',
    'submit',
    'review',
    'issue',
    'except',
    'change',
    'list',
    'draw',
    'list',
    'draw',
    'readmit',
  ] as const
).map((act, index) => ({ act, at: 0, salt: index }))
const last = [
  { act: 'plan', at: 1, salt: 0 },
  { act: 'withdraw', at: 1, salt: 0 },
] as const
/** Two visits that find the same at one place. */
const twice = [0, 1].flatMap(at =>
  (['plan', 'enter', 'submit'] as const).map(act => ({ act, at: act === 'plan' ? 0 : at, salt: 1 })),
)

/** A failure names its seed; `SEED` plays it again. */
const seeded = process.env.SEED ? { seed: Number(process.env.SEED) } : {}

describe('after every step of any history', () => {
  test('hazards and tasks graded, ordered, closed and reopened stand on cockpit and campaign page as a recount has them', async () => {
    const steps = fc.array(
      fc.record({
        act: fc.constantFrom(
          'visit',
          'hazard',
          'task',
          'moveHazard',
          'moveHazard',
          'moveHazard',
          'moveTask',
          'moveTask' as const,
        ),
        at: fc.nat(30),
        salt: fc.nat(5),
      }),
      { minLength: 60, maxLength: 90 },
    )
    const seen: Record<string, number> = {}
    const note = (what: string) => {
      seen[what] = (seen[what] ?? 0) + 1
    }
    await fc.assert(
      fc.asyncProperty(steps, async history => {
        const places = await field.makePlaces(2)
        await cast.ask(`update place set region_code = '220102' where id = $1`, [places[1]])
        const campaignId = await field.makeCampaign()
        idOf(await field.draw(campaignId))
        // what the campaign's first visits find, the first of it graded and ordered, so that it is overdue by then
        const begin = [
          ...[0, 1].map(at => ({ act: 'visit', at, salt: 0 }) as const),
          ...[0, 0].map(at => ({ act: 'moveHazard', at, salt: 0 }) as const),
          ...(['hazard', 'task'] as const).map((act, at) => ({ act, at, salt: at })),
        ]
        for (const [index, { act, at, salt }] of [...begin, ...history].entries()) {
          if (act === 'visit') {
            const id = idOf(await field.plan(campaignId, places[at % 2]!))
            for (const move of ['enter', 'submit'] as const) {
              if (move === 'submit') await field.answerAll(id, salt)
              const { version } = await field.visitAt(id)
              await moveCase(cast.as.inspector, { key: key(), loop: 'inspection', id, version, move, said: {} })
            }
          } else if (act === 'hazard') await openHazard(cast, places[at % 2]!, '随机隐患')
          else if (act === 'task') {
            if (await openTask(cast, campaignId, { at, salt })) note('task')
          } else {
            const loop = act === 'moveHazard' ? 'hazard' : 'task'
            const stage = await moveWork(cast, loop, campaignId, { at, salt })
            if (stage) note(`${loop} ${stage}`)
          }
          if (index % 9 === 0 || index === history.length + 2) {
            const { faults, counted } = await workFaults(cast, campaignId, ahead)
            expect(faults, `${index} ${act}`).toEqual([])
            for (const [what, n] of Object.entries(counted)) if (n > 0) note(what)
            const repeat = await repeatFaults(cast, campaignId)
            expect(repeat.faults, `${index} ${act}`).toEqual([])
            if (repeat.repeatsInCampaign > 0) note('repeats')
          }
        }
      }),
      { numRuns: 9, ...seeded },
    )
    // histories in which none of these came up would prove nothing of them
    for (const what of [
      'repeats',
      'hazardsLate',
      'hazardsInTerritories',
      'tasksInCounties',
      'tasksOfOtherBureau',
      'majorOpen',
      'majorLate',
      'tasksLate',
      'hazard listed',
      'hazard closed',
      'hazard reopened',
      'task suspended',
    ])
      expect(seen[what] ?? 0, `${what} of ${JSON.stringify(seen)}`).toBeGreaterThan(0)
  }, 600_000)

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
    let repeats = 0
    await fc.assert(
      fc.asyncProperty(steps, async history => {
        const places = await field.makePlaces(3)
        const campaignId = await field.makeCampaign()
        const register = { now: new Set<number>() }
        const visits: number[] = []
        for (const one of [{ act: 'draw', at: 0, salt: 0 } as const, ...history]) {
          if (await step(field, one, campaignId, places, visits, register)) made[one.act] = (made[one.act] ?? 0) + 1
          const cells = await recount(cast.ask, campaignId, register.now)
          expect(await keptCells(cast.ask, campaignId), one.act).toEqual(cells)
          expect(await tallyFaults(cast.ask), one.act).toEqual([])
          expect(await pagesFaults(cast, campaignId, cells), one.act).toEqual([])
          const repeat = await repeatFaults(cast, campaignId)
          expect(repeat.faults, one.act).toEqual([])
          repeats += repeat.repeatsInCampaign
        }
      }),
      { numRuns: 12, examples: [[[...whole, ...last]], [twice]], ...seeded },
    )
    // a history in which nothing happened would prove nothing
    for (const act of acts) expect(made[act] ?? 0, act).toBeGreaterThan(0)
    expect(repeats, 'repeats').toBeGreaterThan(0)
  }, 600_000)
})
