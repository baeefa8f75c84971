import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { answerItem } from '../commands/answer-item'
import { type Cast, idOf, key, makeCast } from '../commands/cast'
import { moveCase } from '../commands/move-case'
import { planInspection } from '../commands/plan-inspection'
import { reportHazard } from '../commands/report-hazard'
import { countViews } from './case-counts'
import { type CaseFilters, readFilters } from './case-filters'
import { caseSorts, listCases } from './case-list'
import { listItems } from './checklists'
import { findHazard } from './hazards'
import { countInspections, listInspections } from './inspections'
import { countPlaces, findPlace, listPlaceChoices, listPlaces, visitRule } from './places'

// far ahead, so that what is overdue by this clock was not when it was given
const clock = { today: '2036-11-24', soonUntil: '2036-11-27' }
let cast: Cast
let inspectionId: number
let failedId: number

async function order(id: number, dueOn: string): Promise<void> {
  idOf(
    await moveCase(cast.as.inspector, {
      key: key(),
      loop: 'hazard',
      id,
      version: 1,
      move: 'grade',
      said: { level: 'general' },
    }),
  )
  const said = { unitId: cast.units.firm, ownerId: cast.people.principal, dueOn }
  idOf(await moveCase(cast.as.inspector, { key: key(), loop: 'hazard', id, version: 2, move: 'order', said }))
}

beforeAll(async () => {
  cast = await makeCast()
  for (const dueOn of ['2036-11-20', '2036-11-20', '2036-11-25', '2037-01-05', null, null]) {
    const id = idOf(
      await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: `隐患 ${dueOn}` }),
    )
    if (dueOn) await order(id, dueOn)
  }
  inspectionId = idOf(
    await planInspection(cast.as.inspector, {
      key: key(),
      placeId: cast.placeId,
      checklistId: cast.checklistId,
      kind: 'unannounced',
      onDay: '2036-11-24',
      teamIds: [cast.people.inspector, cast.people.colleague],
    }),
  )
  idOf(
    await moveCase(cast.as.inspector, {
      key: key(),
      loop: 'inspection',
      id: inspectionId,
      version: 2,
      move: 'enter',
      said: {},
    }),
  )
  failedId = idOf(
    await answerItem(cast.as.inspector, {
      key: key(),
      inspectionId,
      itemId: cast.itemIds[0]!,
      answer: 'fail',
      note: '阀门漏气',
    }),
  )
})
afterAll(() => cast.end())

const asInspector = <T>(work: Parameters<typeof asActor<T>>[2]) => asActor(cast.as.inspector, 'read', work)

describe('lists of cases', () => {
  it.each(caseSorts)('page through every row once, by %s', async sort => {
    const filters: CaseFilters = { place: cast.placeId }
    const seen = await asInspector(async tx => {
      const ids: number[] = []
      for (let after: string | undefined; ; ) {
        const page = await listCases(tx, 'hazard', filters, { sort, after, limit: 2, clock })
        ids.push(...page.rows.map(row => row.id))
        if (!page.next) return { ids, counted: (await countViews(tx, 'hazard', [filters], clock))[0] }
        after = page.next
      }
    })
    expect(new Set(seen.ids).size).toBe(seen.ids.length)
    expect(seen.ids).toHaveLength(7)
    expect(seen.counted).toBe(7)
  })

  it('put what is due first, and what has no date last', async () => {
    const { rows } = await asInspector(tx =>
      listCases(tx, 'hazard', { place: cast.placeId }, { sort: 'due', limit: 20, clock }),
    )
    expect(rows.map(row => row.dueOn)).toEqual([
      '2036-11-20',
      '2036-11-20',
      '2036-11-25',
      '2037-01-05',
      null,
      null,
      null,
    ])
  })

  it('count by the same predicate as they list', async () => {
    const views: CaseFilters[] = [
      { due: 'overdue' },
      { due: 'soon' },
      { due: 'none' },
      { stage: 'reported' },
      { state: 'done' },
    ].map(view => ({ ...view, place: cast.placeId })) as CaseFilters[]
    const { counts, lists } = await asInspector(async tx => {
      const lists: number[] = []
      for (const view of views)
        lists.push((await listCases(tx, 'hazard', view, { sort: 'due', limit: 50, clock })).rows.length)
      return { counts: await countViews(tx, 'hazard', views, clock), lists }
    })
    expect(counts).toEqual(lists)
    expect(counts).toEqual([2, 1, 3, 3, 0])
  })

  it.each([
    ['due', '2026-02-31~5'],
    ['moved', '2026-11-24T25:00:00.000000Z~5'],
    ['opened', 'none~5'],
    ['due', '2036-11-24'],
  ] as const)('start again at a cursor that nobody could have made: %s %s', async (sort, after) => {
    const { rows } = await asInspector(tx =>
      listCases(tx, 'hazard', { place: cast.placeId }, { sort, after, limit: 50, clock }),
    )
    expect(rows).toHaveLength(7)
    expect(await asInspector(tx => listInspections(tx, {}, { after, limit: 5 }))).toMatchObject({
      rows: [{ id: inspectionId }],
    })
  })

  it.each(['x'.repeat(5_000), 'a\u0000b', "'; drop table task; --", '\\', '%_', ':* & !'])(
    'look for %j without falling over',
    async q => {
      const { rows } = await asInspector(tx =>
        listCases(tx, 'hazard', readFilters('hazard', { q }), { sort: 'due', limit: 5, clock }),
      )
      expect(Array.isArray(rows)).toBe(true)
    },
  )

  it('ignore a filter that nobody could have made', async () => {
    const { rows } = await asInspector(tx =>
      listCases(
        tx,
        'hazard',
        readFilters('hazard', { place: String(cast.placeId), stage: "x' or 1=1", openedFrom: '2026-02-31' }),
        {
          sort: 'due',
          after: '2026-99-99~x',
          limit: 50,
          clock,
        },
      ),
    )
    expect(rows).toHaveLength(7)
  })
})

describe('a hazard and its visit', () => {
  it('carries the clause, the item and the visit of the failed answer', async () => {
    const hazard = await asInspector(tx => findHazard(tx, failedId, 365))
    expect(hazard).toMatchObject({
      titleZh: '阀门漏气',
      clauseSeen: 'UNVERIFIED',
      inspection: { id: inspectionId, kind: 'unannounced' },
      item: { code: 'T-1' },
    })
  })

  it('is shown to the place without the visit, which stays the inspecting unit’s own', async () => {
    const { hazard, visits, places } = await asActor(cast.as.principal, 'read', async tx => ({
      hazard: await findHazard(tx, failedId, 365),
      visits: (await listInspections(tx, {}, { limit: 10 })).rows,
      places: (await listPlaces(tx, {}, { limit: 10 })).rows,
    }))
    expect(hazard).toMatchObject({ inspection: null, foundByInspection: true })
    expect(visits).toEqual([])
    expect(places.map(place => place.id)).toEqual([cast.placeId])
    expect(await asActor(cast.as.stranger, 'read', tx => findPlace(tx, cast.placeId))).toBeNull()
  })

  it('lists the items with the answer and its hazard', async () => {
    const items = await asInspector(tx => listItems(tx, inspectionId))
    expect(items.map(item => [item.no, item.answer, item.hazardId])).toEqual([
      [1, 'fail', failedId],
      [2, null, null],
      [3, null, null],
      [4, null, null],
    ])
  })
})

describe('registers', () => {
  it('know a place as visited by the day on which the team began', async () => {
    const place = await asInspector(tx => findPlace(tx, cast.placeId))
    expect(place).toMatchObject({ openHazards: 7, majorHazards: 0, lastVisit: { id: inspectionId } })
  })

  it('know when a visit is due again by the interval of its colour', async () => {
    const due = () => asInspector(tx => countPlaces(tx, [{ visit: 'due' }]))
    expect(await due()).toEqual([0])
    const { value } = visitRule('red', shanghaiDay(new Date()))
    // no guard stands while the triggers are off: only so can a test move the past, and it puts it back
    const shift = (days: number) =>
      cast.ask(
        `do $$ begin set local session_replication_role = replica; update event set at = at + interval '${days} days' where loop = 'inspection' and case_id = ${inspectionId} and move = 'enter'; end $$`,
      )
    await shift(-value - 1)
    const late = await due()
    await shift(2)
    const inTime = await due()
    await shift(value - 1)
    expect({ late, inTime }).toEqual({ late: [1], inTime: [0] })
  })

  it('find a place by a part of its name, and count as they list', async () => {
    const [place] = await cast.ask('select name_zh from place where id = $1', [cast.placeId])
    const found = await asInspector(async tx => ({
      choices: await listPlaceChoices(tx, { q: place!.name_zh as string }, 5),
      counts: await countPlaces(tx, [
        {},
        { visited: 'yes' },
        { visited: 'no' },
        { hazards: 'open' },
        { hazards: 'major' },
      ]),
      visits: await countInspections(tx, [{}, { stage: 'in_field' }, { failed: 'yes' }, { state: 'done' }]),
    }))
    expect(found.choices.map(choice => choice.id)).toEqual([cast.placeId])
    expect(found.counts).toEqual([1, 1, 0, 1, 0])
    expect(found.visits).toEqual([1, 1, 1, 0])
  })
})
