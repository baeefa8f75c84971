import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawQuestions, isRight, percentOf } from '@/domain/quiz'
import { signInToTraining } from './attend-training'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { beginQuiz, submitQuiz } from './take-quiz'
import { bank, codeOf, hold, ofQuestion } from './training-cast'
import { checkQuestion, retireQuestion, reviseQuestion, writeQuestion } from './write-question'

let cast: Cast
let versions: number[]
let sessionId: number
const quiz = { quizTopic: 'confined', quizQuestions: 3, passMark: 60, attempts: 3 } as const

beforeAll(async () => {
  cast = await makeCast()
  versions = await bank(cast, 4, { topic: 'confined' })
  versions.push(...(await bank(cast, 2, { topic: 'confined', kind: 'multiple', answers: ['A', 'C'] })))
  sessionId = await hold(cast, { ...quiz, personIds: [cast.people.worker, cast.people.principal] })
})
afterAll(() => cast.end())

type Who = keyof Cast['as']
const enter = async (who: Who, id = sessionId) =>
  idOf(await signInToTraining(cast.as[who], { key: key(), sessionId: id, code: (await codeOf(cast, id))! }))
const begin = (who: Who, id = sessionId) => beginQuiz(cast.as[who], { key: key(), sessionId: id })
type Attempt = {
  id: number
  no: number
  seed: string
  drawn: number[]
  percent: number | null
  passed: boolean | null
  wrong: number[]
}
const attempts = async (who: Who, id = sessionId) =>
  (await cast.ask(
    'select id::int, no, seed, version_ids::int[] as drawn, percent, passed, wrong_ids::int[] as wrong from quiz_attempt where session_id = $1 and person_id = $2 order by no',
    [id, cast.people[who]],
  )) as Attempt[]
/** Of the common bank too, from which is drawn as well. */
const rightOf = async () =>
  new Map(
    (await cast.ask(`select id::int, answers from question_version where topic = 'confined'`)).map(row => [
      row.id as number,
      row.answers as string[],
    ]),
  )
const submit = (who: Who, attemptId: number, given: Record<string, string[]>) =>
  submitQuiz(cast.as[who], { key: key(), attemptId, sessionId, given })
const md5 = (text: string) => createHash('md5').update(text).digest('hex')

describe('questions', () => {
  test('are checked by somebody other than their writer, and drawn only then', async () => {
    const id = idOf(await writeQuestion(cast.as.principal, { key: key(), ...ofQuestion({ topic: 'electric' }) }))
    const [{ v }] = (await cast.ask('select id::int as v from question_version where question_id = $1', [id])) as [
      { v: number },
    ]
    const drawable = async () =>
      (
        await cast.bypass('principal', `select d::int as id from training.drawable('electric', $1) d`, [
          cast.units.firm,
        ])
      ).map(row => row.id)
    expect(await drawable()).not.toContain(v)
    const check = (who: Who) => checkQuestion(cast.as[who], { key: key(), id, versionId: v })
    expect(codeOfRefusal(await check('principal'))).toBe('ownWork')
    expect(codeOfRefusal(await check('stranger'))).toBe('notFound')
    idOf(await check('worker'))
    expect(codeOfRefusal(await check('worker'))).toBe('alreadyChecked')
    expect(await drawable()).toContain(v)
    // a changed question is a new version; until it is checked the one before it is drawn
    const revise = (version: number) =>
      reviseQuestion(cast.as.worker, { key: key(), id, version, ...ofQuestion({ topic: 'electric', answers: ['C'] }) })
    expect(codeOfRefusal(await revise(3))).toBe('stale')
    idOf(await revise(1))
    expect(await drawable()).toContain(v)
    const [{ next }] = (await cast.ask('select max(id)::int as next from question_version where question_id = $1', [
      id,
    ])) as [{ next: number }]
    idOf(await checkQuestion(cast.as.principal, { key: key(), id, versionId: next }))
    expect(await drawable()).not.toContain(v)
    expect(await drawable()).toContain(next)
    idOf(await retireQuestion(cast.as.principal, { key: key(), id }))
    expect(await drawable()).not.toContain(next)
    // the first version still says what it said
    expect(await cast.ask('select answers from question_version where id = $1', [v])).toEqual([{ answers: ['B'] }])
  })
  test.each([
    ['needsRightAnswers', { answers: ['A', 'B'] }],
    ['needsRightAnswers', { answers: ['F'] }],
    ['needsRightAnswers', { kind: 'multiple', answers: ['A'] }],
    ['needsOptions', { options: [{ key: 'A', zh: '一', en: 'one' }] }],
    [
      'needsBothLanguages',
      {
        options: [
          { key: 'A', zh: '一', en: '' },
          { key: 'B', zh: '二', en: 'two' },
        ],
      },
    ],
  ] as const)('refuses %s', async (code, given) => {
    expect(codeOfRefusal(await writeQuestion(cast.as.principal, { key: key(), ...ofQuestion(given as object) }))).toBe(
      code,
    )
  })
})

describe('right answers', () => {
  test('cannot be read as columns, nor what others gave, by anybody', async () => {
    for (const who of ['principal', 'inspector', 'supervisor', 'leader'] as const)
      for (const text of [
        'select answers from question_version',
        'select explanation_zh from question_version',
        'select given from quiz_attempt',
        'select * from question_version',
      ])
        await expect(cast.bypass(who, text), text).rejects.toMatchObject({ code: '42501' })
  })
  test('are closed to whom a quiz on the topic lies ahead, also to the writer; and never another unit’s', async () => {
    const kept = (who: Who) => cast.bypass(who, 'select id from training.kept_answers($1)', [versions])
    for (const who of ['principal', 'worker', 'stranger', 'inspector', 'supervisor'] as const)
      expect(await kept(who)).toEqual([])
    const revised = { key: key(), id: 0, version: 1, ...ofQuestion({ topic: 'confined' }) }
    const [{ q }] = (await cast.ask('select question_id::int as q from question_version where id = $1', [
      versions[0],
    ])) as [{ q: number }]
    expect(codeOfRefusal(await reviseQuestion(cast.as.worker, { ...revised, id: q }))).toBe('answersHidden')
    // the unit's bank on a topic without a quiz ahead is its keepers' to read
    const [other] = await bank(cast, 1, { topic: 'fire' })
    expect(await cast.bypass('worker', 'select answers from training.kept_answers($1)', [[other]])).toEqual([
      { answers: ['B'] },
    ])
    expect(await cast.bypass('stranger', 'select answers from training.kept_answers($1)', [[other]])).toEqual([])
  })
  test('come with the marking, of one’s own attempt only', async () => {
    await enter('principal')
    idOf(await begin('principal'))
    const [open] = await attempts('principal')
    const marked = (who: Who) => cast.bypass(who, 'select id::int, answers, given from training.marked($1)', [open!.id])
    expect(await marked('principal')).toEqual([])
    idOf(await submit('principal', open!.id, Object.fromEntries(open!.drawn.map(id => [id, ['A']]))))
    expect(await marked('principal')).toHaveLength(3)
    expect(await marked('worker')).toEqual([])
  })
})

describe('a quiz', () => {
  test('is for who was there; draws by its seed, is marked as the rule marks, and is taken again as often as it may be', async () => {
    expect(codeOfRefusal(await begin('worker'))).toBe('notPresent')
    await enter('worker')
    const right = await rightOf()
    const wrongFor = (id: number) => (right.get(id)!.includes('A') ? ['A'] : ['C'])
    idOf(await begin('worker'))
    idOf(await begin('worker'))
    const [first] = await attempts('worker')
    expect(await attempts('worker')).toHaveLength(1)
    const drawable = (
      await cast.ask(`select d::int as id from training.drawable('confined', $1) d`, [cast.units.firm])
    ).map(row => row.id as number)
    expect(first!.drawn).toEqual(drawQuestions(first!.seed, drawable, 3, md5))

    const all: Record<string, string[]> = Object.fromEntries(first!.drawn.map(id => [id, wrongFor(id)]))
    expect(codeOfRefusal(await submit('worker', first!.id, { ...all, [first!.drawn[0]!]: [] }))).toBe('needsAllAnswers')
    expect(codeOfRefusal(await submit('worker', first!.id, { ...all, [first!.drawn[0]!]: ['Z'] }))).toBe('invalid')
    expect(codeOfRefusal(await submit('principal', first!.id, all))).toBe('notFound')
    expect((await attempts('worker'))[0]!.percent).toBeNull()
    const given: Record<string, string[]> = { ...all, [first!.drawn[1]!]: right.get(first!.drawn[1]!)! }
    idOf(await submit('worker', first!.id, given))
    const [marked] = await attempts('worker')
    const wrong = first!.drawn.filter(id => !isRight(right.get(id)!, given[id]!))
    expect(marked).toMatchObject({ percent: percentOf(3 - wrong.length, 3), passed: false, wrong })
    expect(codeOfRefusal(await submit('worker', first!.id, given))).toBe('alreadyAnswered')

    idOf(await begin('worker'))
    const second = (await attempts('worker'))[1]!
    expect(second.no).toBe(2)
    expect(second.seed).not.toBe(first!.seed)
    // several right answers in another order are as right
    idOf(
      await submit(
        'worker',
        second.id,
        Object.fromEntries(second.drawn.map(id => [id, [...right.get(id)!].reverse()])),
      ),
    )
    expect((await attempts('worker'))[1]).toMatchObject({ percent: 100, passed: true, wrong: [] })
    expect(codeOfRefusal(await begin('worker'))).toBe('alreadyPassed')
    expect(await attempts('worker')).toHaveLength(2)
  })
  test('ends with the attempts that it allows', async () => {
    const id = await hold(cast, { ...quiz, attempts: 1 })
    await enter('worker', id)
    idOf(await begin('worker', id))
    const [only] = await attempts('worker', id)
    const right = await rightOf()
    idOf(
      await submit(
        'worker',
        only!.id,
        Object.fromEntries(only!.drawn.map(one => [one, right.get(one)!.includes('A') ? ['B'] : ['A']])),
      ),
    )
    expect((await attempts('worker', id))[0]).toMatchObject({ percent: 0, passed: false })
    expect(codeOfRefusal(await begin('worker', id))).toBe('noAttemptsLeft')
  })
  test('nobody writes an attempt past the rules', async () => {
    for (const text of [
      `insert into quiz_attempt (session_id, person_id, org_id, holder_org_id, no, seed, version_ids) values (${sessionId}, ${cast.people.worker}, ${cast.units.firm}, ${cast.units.firm}, 9, 'x', '{1}')`,
      'update quiz_attempt set percent = 100, passed = true',
      "update question_version set answers = array['A']",
    ])
      await expect(cast.bypass('worker', text), text).rejects.toMatchObject({ code: '42501' })
  })
})
