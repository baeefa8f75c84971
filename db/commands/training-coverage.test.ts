import { afterAll, beforeAll, expect, test } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import {
  type CoverageCounts,
  countCoverage,
  coverageByUnit,
  coverStates,
  listCoverage,
  yearOf,
} from '../queries/training-coverage'
import { countTrainings, sumTrainings } from '../queries/trainings'
import { signInToTraining } from './attend-training'
import { type Cast, idOf, key, makeCast } from './cast'
import { enrolTrainee } from './enrol-trainee'
import { beginQuiz, submitQuiz } from './take-quiz'
import { bank, codeOf, hold } from './training-cast'

let cast: Cast
const today = shanghaiDay(new Date())
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

type Who = keyof Cast['as']
const counts = (who: Who): Promise<CoverageCounts> =>
  asActor(cast.as[who], 'read', tx => countCoverage(tx, today, { unit: cast.units.firm }))
const rollOf = (who: Who) =>
  asActor(cast.as[who], 'read', tx => listCoverage(tx, today, { unit: cast.units.firm }, { limit: 50 }))
const rowOf = async (who: Who, personId: number) => (await rollOf(who)).rows.find(row => row.personId === personId)!

test('hours count when they were attended, and passed where there is a quiz; each count is the list’s own', async () => {
  expect(await counts('principal')).toEqual({ must: 0, covered: 0, short: 0, free: 0 })
  const year = Number(today.slice(0, 4))
  const enrol = (given: object) =>
    enrolTrainee(cast.as.principal, { key: key(), category: 'worker', enteredOn: `${year - 2}-01-01`, ...given })
  idOf(await enrol({ personId: cast.people.principal, category: 'principal' }))
  idOf(await enrol({ personId: cast.people.worker, enteredOn: yearOf(today) }))
  idOf(await enrol({ nameZh: '老员工' }))
  expect(await counts('principal')).toEqual({ must: 2, covered: 0, short: 2, free: 1 })
  expect(await rowOf('principal', cast.people.principal)).toMatchObject({ need: 12, hours: 0, risky: false })
  expect(await rowOf('principal', cast.people.worker)).toMatchObject({ need: 24, hours: 0 })

  // a place of a sector that the rule names makes the unit high-risk
  await cast.ask(
    `insert into place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, invented) values ('矿', 'pit', $1, $2, '220200', 'mining', 'red', 'x', 'x', true)`,
    [cast.units.firm, cast.units.regulator],
  )
  expect(await rowOf('principal', cast.people.principal)).toMatchObject({ need: 16, risky: true })
  expect(await rowOf('principal', cast.people.worker)).toMatchObject({ need: 72 })
  expect(await counts('principal')).toEqual({ must: 3, covered: 0, short: 3, free: 0 })

  // attended, and not over yet: no hours
  const hours = {
    classHours: 16,
    startsAt: new Date(Date.now() - 13 * 3_600_000).toISOString(),
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  }
  const plain = await hold(cast, { ...hours, personIds: [cast.people.worker] })
  idOf(await signInToTraining(cast.as.worker, { key: key(), sessionId: plain, code: (await codeOf(cast, plain))! }))
  expect(await rowOf('principal', cast.people.worker)).toMatchObject({ hours: 0 })
  await cast.ask(
    `update training_session set starts_at = now() - interval '14 hours', ends_at = now() - interval '1 minute' where id = $1`,
    [plain],
  )
  expect(await rowOf('principal', cast.people.worker)).toMatchObject({ hours: 16 })

  // with a quiz: once it is passed
  const versions = await bank(cast, 1, { topic: 'publicity' })
  const withQuiz = await hold(cast, {
    ...hours,
    quizTopic: 'publicity',
    quizQuestions: 1,
    personIds: [cast.people.principal],
  })
  idOf(
    await signInToTraining(cast.as.principal, {
      key: key(),
      sessionId: withQuiz,
      code: (await codeOf(cast, withQuiz))!,
    }),
  )
  const take = async (right: boolean) => {
    idOf(await beginQuiz(cast.as.principal, { key: key(), sessionId: withQuiz }))
    const [{ id, drawn }] = (await cast.ask(
      'select id::int, version_ids[1]::int as drawn from quiz_attempt where session_id = $1 order by no desc limit 1',
      [withQuiz],
    )) as [{ id: number; drawn: number }]
    const [{ answer, other }] = (await cast.ask(
      `select answers[1] as answer, (select o ->> 'key' from jsonb_array_elements(options) o where o ->> 'key' <> all (answers) limit 1) as other from question_version where id = $1`,
      [drawn],
    )) as [{ answer: string; other: string }]
    idOf(
      await submitQuiz(cast.as.principal, {
        key: key(),
        attemptId: id,
        sessionId: withQuiz,
        given: { [drawn]: [right ? answer : other] },
      }),
    )
  }
  expect(versions).toHaveLength(1)
  await take(false)
  expect(await counts('principal')).toEqual({ must: 3, covered: 0, short: 3, free: 0 })
  await take(true)
  expect(await counts('principal')).toEqual({ must: 3, covered: 1, short: 2, free: 0 })

  // every count is the number of rows under its filter, and the sum over units the whole
  const all = await counts('principal')
  for (const state of coverStates) {
    const { rows } = await asActor(cast.as.principal, 'read', tx => listCoverage(tx, today, { state }, { limit: 50 }))
    expect(rows).toHaveLength(all[state])
  }
  const byUnit = await asActor(cast.as.leader, 'read', tx => coverageByUnit(tx, today))
  expect(byUnit).toMatchObject([{ id: cast.units.firm, must: 3, covered: 1 }])
  // the hours link to exactly the trainings that make them
  const figures = await asActor(cast.as.principal, 'read', tx =>
    countTrainings(tx, [
      { person: cast.people.principal, counted: 'yes', from: yearOf(today), to: today },
      { person: cast.people.worker },
    ]),
  )
  expect(figures).toEqual([1, 1])
  expect(await asActor(cast.as.principal, 'read', tx => sumTrainings(tx, { quiz: 'taken' }))).toMatchObject({
    took: 1,
    passed: 1,
  })
})

test('pages of the roll follow each other without a gap', async () => {
  const seen: number[] = []
  let after: string | undefined
  do {
    const page = await asActor(cast.as.principal, 'read', tx => listCoverage(tx, today, {}, { after, limit: 1 }))
    seen.push(...page.rows.map(row => row.id))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual((await rollOf('principal')).rows.map(row => row.id))
})

test('who regulates the enterprise sees its coverage, another enterprise and another bureau nothing', async () => {
  expect((await counts('inspector')).must).toBe(3)
  expect((await counts('leader')).must).toBe(3)
  expect(await counts('stranger')).toEqual({ must: 0, covered: 0, short: 0, free: 0 })
  expect(await counts('outsider')).toEqual({ must: 0, covered: 0, short: 0, free: 0 })
})
