import { afterAll, beforeAll, expect, test } from 'vitest'
import { slotStates } from '@/domain/drill'
import { asActor } from '../client'
import { type Cast, idOf, makeCast } from '../commands/cast'
import { allMarked, plansOf, today } from '../commands/plan-cast'
import { countDrills, drillFigureHref, findDrillFigures, listDrills, readDrillFilters } from './drills'
import { countPlans, findPlan, findPlanFigures, listPlans, planFigureHref, readPlanFilters } from './plans'
import {
  findProgrammeFigures,
  listProgramme,
  listProgrammeUnits,
  programmeHref,
  readProgrammeFilters,
} from './programme'

let cast: Cast
let of: ReturnType<typeof plansOf>
let old: number
let fresh: number
beforeAll(async () => {
  cast = await makeCast()
  of = plansOf(cast)
  old = await of.approved()
  fresh = await of.approved({ kind: 'special', titleZh: '专项', personIds: [cast.people.worker] })
  idOf(await of.draft())
  // as if it had been signed long ago, past what any command lets a person say
  const since = `${Number(today.slice(0, 4)) - 4}-03-01`
  await cast.ask(
    `begin; set local session_replication_role = replica; update plan set approved_on = '${since}', since_on = '${since}', review_on = '${since}', due_on = '${since}' where id = ${old}; commit`,
  )
})
afterAll(() => cast.end())

const address = (href: string) => Object.fromEntries(new URL(href, 'http://x').searchParams)
const read = <T>(work: (tx: Parameters<Parameters<typeof asActor>[2]>[0]) => Promise<T>) =>
  asActor(cast.as.supervisor, 'read', tx => work(tx))

test('every figure of plans is as long as the list that its address opens', async () => {
  const figures = await read(tx => findPlanFigures(tx, today))
  expect(figures).toEqual({ inForce: 2, expired: 1, neverDrilled: 2, unfiled: 1, unread: 2 })
  for (const [key, value] of Object.entries(figures)) {
    const filters = readPlanFilters(address(planFigureHref(key as keyof typeof figures)))
    const { rows } = await read(tx => listPlans(tx, filters, today, { limit: 50 }))
    expect(rows.length, key).toBe(value)
  }
  const { rows } = await read(tx => listPlans(tx, { state: 'expired' }, today, { limit: 50 }))
  expect(rows.map(row => row.id)).toEqual([old])
  expect(
    await read(tx =>
      countPlans(tx, [{}, { stage: 'draft' }, { kind: 'special' }, { unit: cast.units.otherFirm }], today),
    ),
  ).toEqual([3, 1, 1, 0])
  expect(await read(tx => findPlan(tx, fresh, today))).toMatchObject({
    filingRule: 'plan.filing.gas',
    drillRule: 'drill.key.gas',
    experts: 1,
    readers: [{ person: { id: cast.people.worker }, readAt: null }],
  })
})

test('the programme asks a key unit each half-year, and what counts moves a plan from due to counted', async () => {
  const year = today.slice(0, 4)
  const figures = () => read(tx => findProgrammeFigures(tx, { year }, today))
  const before = await figures()
  // the old plan owes both halves of the year; the one signed today owes none until the next
  expect(before.asked).toBe(2)
  expect(before.counted + before.held + before.planned).toBe(0)
  const id = idOf(await of.plan(old, 'worker', { dueOn: today }))
  expect((await figures()).planned).toBe(1)
  idOf(
    await of.go('drill', 'worker', id, 'hold', {
      start: { at: new Date(Date.now() - 60_000).toISOString(), headcount: 5 },
    }),
  )
  expect(await figures()).toMatchObject({ held: 1, counted: 0, done: 1, planned: 0 })
  expect(await read(tx => findDrillFigures(tx, today))).toEqual({
    late: 0,
    unevaluated: 1,
    uncounted: 0,
    unimproved: 0,
  })
  idOf(await of.go('drill', 'worker', id, 'record', { entry: { minutes: 4, words: '切断' } }))
  idOf(await of.go('drill', 'inspector', id, 'evaluate', { marks: allMarked() }))
  expect(await figures()).toMatchObject({ held: 1, counted: 0 })
  expect(await read(tx => findDrillFigures(tx, today))).toEqual({
    late: 0,
    unevaluated: 0,
    uncounted: 1,
    unimproved: 1,
  })
  idOf(await of.improve('regulatorHead', id))
  expect(await read(tx => findDrillFigures(tx, today))).toMatchObject({ uncounted: 1, unimproved: 0 })
  idOf(await of.go('drill', 'inspector', id, 'count'))
  expect(await figures()).toMatchObject({ asked: 2, counted: 1, held: 0, done: 1 })
  expect((await read(tx => findPlanFigures(tx, today))).neverDrilled).toBe(1)
  // a cancelled one never counts, whatever day it stood on
  const off = idOf(await of.plan(old, 'worker', { dueOn: today }))
  idOf(await of.go('drill', 'principal', off, 'cancel', { reason: '天气' }))
  expect((await figures()).counted).toBe(1)
})

test('every number of the programme and of drills is as long as the list that its address opens', async () => {
  const year = today.slice(0, 4)
  const figures = await read(tx => findProgrammeFigures(tx, { year }, today))
  for (const key of [...slotStates, 'asked', 'done'] as const) {
    const filters = readProgrammeFilters(address(programmeHref(key, year)))
    const { rows } = await read(tx => listProgramme(tx, filters, today, { limit: 50 }))
    expect(rows.length, key).toBe(figures[key])
  }
  const [unit] = await read(tx => listProgrammeUnits(tx, { year }, today, 10))
  expect(unit).toMatchObject({ ...figures, unit: { id: cast.units.firm } })
  // page by page they are the same rows
  const first = await read(tx => listProgramme(tx, { year }, today, { limit: 1 }))
  const second = await read(tx => listProgramme(tx, { year }, today, { limit: 1, after: first.next! }))
  expect([...first.rows, ...second.rows].map(slot => slot.key)).toEqual(
    (await read(tx => listProgramme(tx, { year }, today, { limit: 50 }))).rows.map(slot => slot.key),
  )
  const drills = await read(tx => findDrillFigures(tx, today))
  for (const [key, value] of Object.entries(drills)) {
    const { rows } = await read(tx =>
      listDrills(tx, readDrillFilters(address(drillFigureHref(key as keyof typeof drills))), today, { limit: 50 }),
    )
    expect(rows.length, key).toBe(value)
  }
  expect(
    await read(tx => countDrills(tx, [{ stage: 'cancelled' }, { plan: old, year }, { plan: fresh }], today)),
  ).toEqual([1, 1, 0])
})
