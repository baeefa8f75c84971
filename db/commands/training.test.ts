import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAttendee, explainAbsence, signInToTraining } from './attend-training'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { endTrainee, enrolTrainee } from './enrol-trainee'
import { cancelTraining, planTraining } from './hold-training'
import { codeOf, hold, ofTraining } from './training-cast'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

type Who = keyof Cast['as']
const enter = (who: Who, sessionId: number, code: string) =>
  signInToTraining(cast.as[who], { key: key(), sessionId, code })
const listOf = (sessionId: number) =>
  cast.ask(
    'select person_id::int as who, how, added_by_id::int as by, at from training_attendance where session_id = $1 order by id',
    [sessionId],
  )

describe('planning', () => {
  test('a training has its hours, its time and who is expected', async () => {
    const id = await hold(cast)
    const rows = await cast.ask(
      'select person_id::int as who, org_id::int as org from training_expected where session_id = $1',
      [id],
    )
    expect(rows).toEqual([{ who: cast.people.worker, org: cast.units.firm }])
    const unit = await hold(cast, { audience: 'unit' })
    const all = await cast.ask('select person_id::int as who from training_expected where session_id = $1 order by 1', [
      unit,
    ])
    expect(all.map(row => row.who)).toEqual([cast.people.principal, cast.people.worker])
  })
  test.each([
    ['wrongRole', 'inspector', {}],
    ['trainingPast', 'principal', { startsAt: '2020-01-01T08:00:00Z', endsAt: '2020-01-01T12:00:00Z' }],
    ['hoursTooMany', 'principal', { classHours: 6 }],
    ['needsExpected', 'principal', { personIds: [] }],
    ['needsExpected', 'principal', { audience: 'open' }],
    ['needsQuiz', 'principal', { quizTopic: 'gas' }],
    ['tooFewQuestions', 'principal', { quizTopic: 'confined', quizQuestions: 50 }],
  ] as const)('refuses %s to %s', async (code, who, given) => {
    const before = await cast.ask('select count(*)::int as n from training_session where org_id = $1', [
      cast.units.firm,
    ])
    expect(codeOfRefusal(await planTraining(cast.as[who], ofTraining(cast, given as object)))).toBe(code)
    expect(
      await cast.ask('select count(*)::int as n from training_session where org_id = $1', [cast.units.firm]),
    ).toEqual(before)
  })
  test('an enterprise expects nobody of another unit', async () => {
    for (const who of ['stranger', 'inspector'] as const) {
      const planned = await planTraining(cast.as.principal, ofTraining(cast, { personIds: [cast.people[who]] }))
      expect(codeOfRefusal(planned)).toBe('notFound')
    }
  })
  test('an office trains officials, and principals of the enterprises that it regulates', async () => {
    await hold(cast, { kind: 'officials', personIds: [cast.people.inspector, cast.people.principal] }, 'regulatorHead')
    const other = ofTraining(cast, { personIds: [cast.people.stranger] })
    expect(codeOfRefusal(await planTraining(cast.as.regulatorHead, other))).toBe('notFound')
  })
  test('is called off with a reason while nobody is there', async () => {
    const id = await hold(cast)
    expect(codeOfRefusal(await cancelTraining(cast.as.principal, { key: key(), id, reason: ' ' }))).toBe('needsReason')
    expect(codeOfRefusal(await cancelTraining(cast.as.stranger, { key: key(), id, reason: 'x' }))).toBe('notFound')
    expect(codeOfRefusal(await cancelTraining(cast.as.supervisor, { key: key(), id, reason: 'x' }))).toBe('notYourUnit')
    const code = (await codeOf(cast, id))!
    idOf(await cancelTraining(cast.as.principal, { key: key(), id, reason: '停电' }))
    expect(await codeOf(cast, id)).toBeNull()
    expect(codeOfRefusal(await enter('worker', id, code))).toBe('trainingCancelled')
    const held = await hold(cast)
    idOf(await enter('worker', held, (await codeOf(cast, held))!))
    expect(codeOfRefusal(await cancelTraining(cast.as.principal, { key: key(), id: held, reason: 'x' }))).toBe(
      'alreadyAttended',
    )
  })
})

describe('signing in at the door', () => {
  test('one row a person, at the server’s time; not twice', async () => {
    const id = await hold(cast)
    const code = (await codeOf(cast, id))!
    idOf(await enter('worker', id, code))
    const [row] = await listOf(id)
    expect(row).toMatchObject({ who: cast.people.worker, how: 'code', by: null })
    expect(Math.abs(Date.now() - (row!.at as Date).getTime())).toBeLessThan(30_000)
    expect(codeOfRefusal(await enter('worker', id, code))).toBe('alreadySignedIn')
    expect(await listOf(id)).toHaveLength(1)
  })
  test('an old code, a forged one, another training’s and one of the future are no good', async () => {
    const [id, other] = [await hold(cast), await hold(cast)]
    const code = (await codeOf(cast, id))!
    const [made, signature] = code.split('-') as [string, string]
    // the same signature under another second, and the true signature of a second that is long past
    const [{ old, ahead }] = (await cast.ask(
      `select (m - 61) || '-' || training.signed(s, m - 61) as old, (m + 30) || '-' || training.signed(s, m + 30) as ahead from training_session s, (select $2::bigint as m) x where s.id = $1`,
      [id, made],
    )) as [{ old: string; ahead: string }]
    for (const bad of [
      old,
      ahead,
      `${Number(made) - 1}-${signature}`,
      `${made}-${'0'.repeat(32)}`,
      '',
      'x',
      (await codeOf(cast, other))!,
    ])
      expect(codeOfRefusal(await enter('worker', id, bad)), bad).toBe('codeOld')
    expect(await listOf(id)).toEqual([])
    idOf(await enter('worker', id, code))
  })
  test('who is not expected is refused; an open training takes whoever comes', async () => {
    const id = await hold(cast)
    expect(codeOfRefusal(await enter('inspector', id, (await codeOf(cast, id))!))).toBe('notExpected')
    const open = await hold(cast, { audience: 'open', expected: 20, personIds: [] })
    idOf(await enter('inspector', open, (await codeOf(cast, open))!))
    idOf(await enter('stranger', open, (await codeOf(cast, open))!))
  })
  test('the code is shown to who runs it, while the door is open', async () => {
    const id = await hold(cast)
    for (const who of ['stranger', 'inspector', 'supervisor'] as const) expect(await codeOf(cast, id, who)).toBeNull()
    const later = await hold(cast, {
      startsAt: new Date(Date.now() + 3 * 3_600_000).toISOString(),
      endsAt: new Date(Date.now() + 7 * 3_600_000).toISOString(),
    })
    expect(await codeOf(cast, later)).toBeNull()
  })
  test('nobody writes the list, nor reads what signs the code', async () => {
    const id = await hold(cast)
    for (const text of [
      `insert into training_attendance (session_id, person_id, org_id, holder_org_id, how) values (${id}, ${cast.people.worker}, ${cast.units.firm}, ${cast.units.firm}, 'code')`,
      `update training_attendance set at = now() - interval '1 day'`,
      'select code_key from training_session',
      'select seed from training_session',
      `select training.signed(s, 1) from training_session s where id = ${id}`,
      `update training_session set class_hours = 200 where id = ${id}`,
    ])
      await expect(cast.bypass('principal', text), text).rejects.toMatchObject({ code: '42501' })
  })
})

describe('who has no phone', () => {
  test('is added by name of who did it and why; nobody adds themselves', async () => {
    const id = await hold(cast, { personIds: [cast.people.worker, cast.people.principal] })
    const add = (who: Who, personId: number, reason = '没有手机') =>
      addAttendee(cast.as[who], { key: key(), sessionId: id, personId, reason })
    expect(codeOfRefusal(await add('principal', cast.people.principal))).toBe('ownWork')
    expect(codeOfRefusal(await add('principal', cast.people.worker, ' '))).toBe('needsReason')
    expect(codeOfRefusal(await add('principal', cast.people.stranger))).toBe('notExpected')
    expect(codeOfRefusal(await add('stranger', cast.people.worker))).toBe('notFound')
    idOf(await add('principal', cast.people.worker))
    expect(await listOf(id)).toMatchObject([{ who: cast.people.worker, how: 'added', by: cast.people.principal }])
    expect(codeOfRefusal(await add('principal', cast.people.worker))).toBe('alreadySignedIn')
  })
  test('an absence has its reason, kept beside later ones, and none for who is there', async () => {
    const id = await hold(cast, { personIds: [cast.people.worker, cast.people.principal] })
    const explain = (personId: number, reason: string) =>
      explainAbsence(cast.as.principal, { key: key(), sessionId: id, personId, reason })
    expect(codeOfRefusal(await explain(cast.people.worker, ' '))).toBe('needsReason')
    idOf(await explain(cast.people.worker, '出差'))
    idOf(await explain(cast.people.worker, '病假'))
    const said = await cast.ask(
      'select reason, by_id::int as by from training_absence where session_id = $1 order by id',
      [id],
    )
    expect(said).toEqual([
      { reason: '出差', by: cast.people.principal },
      { reason: '病假', by: cast.people.principal },
    ])
    idOf(await enter('principal', id, (await codeOf(cast, id))!))
    expect(codeOfRefusal(await explain(cast.people.principal, 'x'))).toBe('alreadySignedIn')
  })
})

describe('the roll', () => {
  test('an enterprise names whom it must train, also who has no account; a row ends and stays', async () => {
    const enrol = (who: Who, given: object) =>
      enrolTrainee(cast.as[who], { key: key(), category: 'worker', enteredOn: '2026-01-05', ...given })
    const id = idOf(await enrol('principal', { nameZh: '新工甲' }))
    const [row] = await cast.ask(
      'select t.org_id::int as org, p.org_id::int as of, p.account_id from trainee t join person p on p.id = t.person_id where t.id = $1',
      [id],
    )
    expect(row).toEqual({ org: cast.units.firm, of: cast.units.firm, account_id: null })
    idOf(await enrol('principal', { personId: cast.people.worker }))
    expect(codeOfRefusal(await enrol('principal', { personId: cast.people.worker }))).toBe('alreadyOnRoll')
    expect(codeOfRefusal(await enrol('principal', { personId: cast.people.stranger }))).toBe('notFound')
    expect(codeOfRefusal(await enrol('principal', { nameZh: '乙', enteredOn: '2999-01-01' }))).toBe('dayAhead')
    expect(codeOfRefusal(await enrol('supervisor', { nameZh: '乙' }))).toBe('wrongRole')
    expect(codeOfRefusal(await endTrainee(cast.as.stranger, { key: key(), id }))).toBe('notFound')
    idOf(await endTrainee(cast.as.principal, { key: key(), id }))
    expect(codeOfRefusal(await endTrainee(cast.as.principal, { key: key(), id }))).toBe('alreadyWithdrawn')
  })
})
