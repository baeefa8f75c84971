import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { type PlanInspections, planInspections } from './plan-inspections'

const future = '2031-09-29'
let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

/** So many fresh places of the firm. */
const places = async (n: number, sector = 'gas') =>
  (
    await cast.ask(
      `insert into place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, invented)
       select '站' || g, 'Station ' || g, $1, $2, '220200', $3, 'red', '路', 'road', true from generate_series(1, $4) g order by g returning id::int`,
      [cast.units.firm, cast.units.regulator, sector, n],
    )
  ).map(row => row.id as number)
const plan = (placeIds: number[], more: Partial<PlanInspections> = {}, who: keyof Cast['as'] = 'inspector') =>
  planInspections(cast.as[who], {
    key: key(),
    placeIds,
    checklistOf: { gas: cast.checklistId },
    kind: 'unannounced',
    onDay: future,
    teamIds: [cast.people.inspector, cast.people.colleague],
    ...more,
  })
const visits = (placeIds: number[]) =>
  cast.ask(
    `select place_id::int, due_on::text as on_day, stage, kind, version from inspection where place_id = any ($1) order by array_position($1::bigint[], place_id)`,
    [placeIds],
  )

describe('many visits in one command', () => {
  it('are planned and assigned, with events of their own', async () => {
    const ids = await places(3)
    idOf(await plan(ids, { onDay: future }))
    const made = await visits(ids)
    expect(made).toEqual(
      ids.map(id => ({ place_id: id, on_day: future, stage: 'assigned', kind: 'unannounced', version: 2 })),
    )
    const events = await cast.ask(
      `select e.move, count(*)::int as n from event e join inspection i on i.id = e.case_id where e.loop = 'inspection' and i.place_id = any ($1) group by 1 order by 1`,
      [ids],
    )
    expect(events).toEqual([
      { move: 'assign', n: 3 },
      { move: 'plan', n: 3 },
    ])
  })

  it('are spread over working days when so many a day are said', async () => {
    const ids = await places(5)
    // 5 January 2031 is a Sunday: the year after the last notice counts Monday to Friday
    idOf(await plan(ids, { onDay: '2031-01-03', perDay: 2 }))
    expect((await visits(ids)).map(row => row.on_day)).toEqual([
      '2031-01-03',
      '2031-01-03',
      '2031-01-06',
      '2031-01-06',
      '2031-01-07',
    ])
  })

  it('are all or none: a place that can’t be planned is named, with why, and nothing is left', async () => {
    const [a, b, c] = (await places(3)) as [number, number, number]
    idOf(await plan([b], { onDay: future }))
    const outcome = await plan([a, b, c], { onDay: future })
    expect(outcome).toEqual({
      ok: false,
      refusal: { code: 'alreadyPlanned', details: { placeZh: '站2', placeEn: 'Station 2' } },
    })
    expect(await visits([a, c])).toEqual([])
    const [other] = (await places(1, 'mining')) as [number]
    expect(await plan([a, other], { onDay: future })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', details: { fields: 'checklistOf.mining', placeEn: 'Station 1' } },
    })
    expect(codeOfRefusal(await plan([a, 999_999_999], { onDay: future }))).toBe('notFound')
    expect(codeOfRefusal(await plan([a], { onDay: '2020-01-01' }))).toBe('duePast')
    expect(codeOfRefusal(await plan([a], { onDay: future, teamIds: [cast.people.inspector] }))).toBe('needsTeam')
    expect(codeOfRefusal(await plan([a], { onDay: future }, 'principal'))).not.toBe('')
    expect(codeOfRefusal(await plan([], { onDay: future }))).toBe('invalid')
    expect(await visits([a, c])).toEqual([])
  })

  it('are planned once when the request comes again, and when two plan the same places at once', async () => {
    const ids = await places(2)
    const once = key()
    const [one, two] = await Promise.all([
      plan(ids, { key: once, onDay: future }),
      plan(ids, { key: once, onDay: future }),
    ])
    expect(two).toEqual(one)
    expect(await visits(ids)).toHaveLength(2)
    const others = await places(2)
    const raced = await Promise.all([
      plan(others, { onDay: future }),
      plan([...others].reverse(), { onDay: future }, 'colleague'),
    ])
    expect(raced.filter(outcome => outcome.ok)).toHaveLength(1)
    expect(await visits(others)).toHaveLength(2)
  })
})
