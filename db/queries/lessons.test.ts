import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accidentGrades } from '@/domain/accident'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { type Cast, idOf, key, makeCast } from '../commands/cast'
import { evaluateMeasure } from '../commands/evaluate-measure'
import { lessonsOf } from '../commands/lessons-cast'
import { nameCause } from '../commands/name-cause'
import { walkHazard } from '../commands/walk'
import { type accidentWhere, countAccidents, listAccidents } from './accidents'
import { countMeasures, isUnevaluated, lessonFigures, listMeasuresOf } from './lessons'

const today = shanghaiDay(new Date())
let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const figures = (who: keyof Cast['as'] = 'supervisor') => asActor(cast.as[who], 'read', tx => lessonFigures(tx, today))

it('counts accidents, evaluations and measures as the lists that the numbers open', async () => {
  const at = lessonsOf(cast)
  idOf(await at.report({ deaths: 3 }))
  idOf(await at.report({ injuries: 60 }))
  const due = await at.concluded(320)
  const late = await at.concluded(400)
  idOf(
    await evaluateMeasure(cast.as.supervisor, {
      key: key(),
      measureId: due.measureId,
      result: 'partly',
      words: '部分更换',
    }),
  )
  const said = await figures()
  await asActor(cast.as.supervisor, 'read', async tx => {
    for (const grade of accidentGrades) {
      const filters = { grade, year: today.slice(0, 4) }
      const listed = await listAccidents(tx, filters, { limit: 10_000 })
      expect(listed.rows.length, grade).toBe(said.byGrade[grade])
      expect(listed.rows.every(row => shanghaiDay(row.occurredAt).startsWith(filters.year))).toBe(true)
    }
    const [isDue, isLate] = await countAccidents(tx, [{ evaluation: 'due' }, { evaluation: 'late' }])
    expect([isDue, isLate]).toEqual([said.evaluationsDue, said.evaluationsLate])
    const counts = await countMeasures(tx)
    for (const result of ['carried_out', 'partly', 'not_carried_out', 'open'] as const)
      expect((await listMeasuresOf(tx, { result })).length, result).toBe(counts[result])
  })
  // of this cast alone, whatever other tests and the demo hold
  const ours = async (where: Parameters<typeof accidentWhere>[0]) =>
    asActor(cast.as.supervisor, 'read', async tx => {
      const { rows } = await listAccidents(tx, where, { limit: 10_000 })
      const mine = await cast.ask('select id::int from accident where issuer_org_id = $1', [cast.units.regulator])
      return rows.filter(row => mine.some(one => one.id === row.id)).length
    })
  expect(await ours({ evaluation: 'due' })).toBe(2)
  expect(await ours({ evaluation: 'late' })).toBe(1)
  const broken = await asActor(cast.as.supervisor, 'read', tx =>
    tx.execute(sql`select c.id::int from accident c where ${isUnevaluated}`),
  )
  const ids = broken.rows.map(row => row.id)
  expect(ids).toContain(late.id)
  expect(ids).not.toContain(due.id)
})

it('counts a place that nobody looked at by the deadline, and a cause that came back', async () => {
  const at = lessonsOf(cast)
  const accidentId = idOf(await at.report())
  const before = await figures()
  const [{ id }] = (await cast.ask(
    `insert into inference (accident_id, sectors, words, due_on, person_id, org_id, scope_org_id) values ($1, '{gas}', 'x', $2, $3, $4, $5) returning id::int`,
    [accidentId, addDays(today, -1), cast.people.supervisor, cast.units.office, cast.units.gov],
  )) as [{ id: number }]
  await cast.ask(
    `insert into inference_place (inference_id, place_id, accident_id, issuer_org_id, org_id, region_code, why) values ($1, $2, $3, $4, $5, '220200', '{}')`,
    [id, cast.placeId, accidentId, cast.units.office, cast.units.regulator],
  )
  const waiting = await figures()
  expect(waiting).toMatchObject({
    placesAsked: before.placesAsked + 1,
    placesLooked: before.placesLooked,
  })
  await cast.ask(
    `insert into inference_look (inference_id, place_id, words, person_id, org_id) values ($1, $2, 'x', $3, $4)`,
    [id, cast.placeId, cast.people.inspector, cast.units.regulator],
  )
  expect(await figures()).toMatchObject({
    placesLooked: before.placesLooked + 1,
  })
  const [{ id: causeId }] = (await cast.ask('select id::int from cause_kind order by id limit 1')) as [{ id: number }]
  const { id: hazardId } = await walkHazard(cast, '未复发')
  idOf(await nameCause(cast.as.inspector, { key: key(), hazardId, causeId, words: '无人负责' }))
  expect((await figures()).causesRepeated).toBe(before.causesRepeated)
  // a unit sees of all this what is its own
  expect((await figures('stranger')).placesAsked).toBe(0)
})
