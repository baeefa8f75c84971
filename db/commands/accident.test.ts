import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccidentGrade, addMonths, gradeOf } from '@/domain/accident'
import { addDays } from '@/domain/clock'
import { asActor } from '../client'
import { findAccident, gradeBounds } from '../queries/accidents'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { evaluateMeasure } from './evaluate-measure'
import { lessonsOf } from './lessons-cast'
import { withdrawFinding, writeFinding, writeMeasure } from './write-finding'

let cast: Cast
let at: ReturnType<typeof lessonsOf>
beforeAll(async () => {
  cast = await makeCast()
  at = lessonsOf(cast)
})
afterAll(() => cast.end())

describe('the grade of an accident', () => {
  it('is what the rules make of casualties and loss, in the database as in the domain', async () => {
    const bounds = gradeBounds(at.today)
    const numbers = {
      deaths: [0, 2, 3, 9, 10, 29, 30],
      injuries: [0, 9, 10, 49, 50, 99, 100],
      loss: [0, 9_999_999, 10_000_000, 49_999_999, 50_000_000, 99_999_999, 100_000_000],
    }
    for (const deaths of numbers.deaths)
      for (const injuries of numbers.injuries)
        for (const loss of numbers.loss) {
          const [row] = await cast.ask(`select lessons.grade_of($1, $2, $3, '220200', $4) as grade`, [
            deaths,
            injuries,
            loss,
            at.today,
          ])
          expect(row!.grade, `${deaths} ${injuries} ${loss}`).toBe(gradeOf({ deaths, injuries, loss }, bounds))
        }
  })

  it('is written by nobody, and follows when the casualties are corrected; what was said before stays in the ledger', async () => {
    const id = idOf(await at.report({ deaths: 2 }))
    expect((await at.read(id)).grade).toBe('ordinary')
    await expect(
      cast.bypass('supervisor', `update accident set grade = 'major' where id = $1`, [id]),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(cast.bypass('supervisor', `insert into accident (grade) values ('ordinary')`)).rejects.toMatchObject({
      code: '42501',
    })
    // numbers change under a correction and under nothing else
    await expect(
      cast.bypass(
        'leader',
        `update accident set deaths = 9, stage = 'under_inquiry', came_from = 'reported', came_by = 'open_inquiry', version = version + 1 where id = $1`,
        [id],
      ),
    ).rejects.toThrow('wrongStage')
    const toll = { deaths: 3, injuries: 1, loss: 200_000 }
    expect(codeOfRefusal(await at.move('inspector', id, 'correct', { toll }))).toBe('needsReason')
    idOf(await at.move('inspector', id, 'correct', { toll, reason: '一名伤员经抢救无效死亡' }))
    const after = await at.read(id)
    expect([after.deaths, after.grade]).toEqual([3, 'larger' satisfies AccidentGrade])
    const events = await cast.ask(
      `select move, state ->> 'grade' as grade, payload -> 'toll' ->> 'deaths' as deaths from event where loop = 'accident' and case_id = $1 order by seq`,
      [id],
    )
    expect(events).toEqual([
      { move: 'report', grade: 'ordinary', deaths: '2' },
      { move: 'correct', grade: 'larger', deaths: '3' },
    ])
  })

  it('needs rules that were in force on the day, and a day that has come', async () => {
    expect(codeOfRefusal(await at.report({ occurredAt: '2007-05-31T12:00:00+08:00' }))).toBe('noRuleThen')
    expect(codeOfRefusal(await at.report({ occurredAt: `${addDays(at.today, 2)}T12:00:00+08:00` }))).toBe('dayAhead')
  })
})

describe('the inquiry', () => {
  it('runs against the days of the law, which nobody writes', async () => {
    const occurredOn = addDays(at.today, -20)
    const id = idOf(await at.report())
    const dueOn = async () =>
      (await cast.ask('select due_on::text as d, due_basis as b from accident where id = $1', [id]))[0]
    expect(await dueOn()).toEqual({ d: addDays(occurredOn, 60), b: 'law' })
    expect((await at.read(id)).unit_org_id).toBe(String(cast.units.firm))
    idOf(await at.move('supervisor', id, 'open_inquiry'))
    expect((await at.read(id)).org_id).toBe(String(cast.units.office))
    expect(
      codeOfRefusal(
        await at.move('leader', id, 'extend_inquiry', { dueOn: addDays(occurredOn, 121), reason: '鉴定未完' }),
      ),
    ).toBe('dueFar')
    idOf(await at.move('leader', id, 'extend_inquiry', { dueOn: addDays(occurredOn, 120), reason: '鉴定未完' }))
    expect(await dueOn()).toEqual({ d: addDays(occurredOn, 120), b: 'assigned' })
    expect(
      codeOfRefusal(
        await at.move('supervisor', id, 'receive_report', { filing: { receivedOn: addDays(at.today, 1) } }),
      ),
    ).toBe('dayAhead')
    idOf(await at.move('supervisor', id, 'receive_report', { filing: { receivedOn: at.today } }))
    expect(await dueOn()).toEqual({ d: addDays(at.today, 15), b: 'law' })
  })

  it('is concluded with a cause, a lesson and a measure, by another than who registered it', async () => {
    const id = idOf(await at.report({}, 'supervisor'))
    idOf(await at.move('leader', id, 'open_inquiry'))
    const approval = { number: '1号', onDay: at.today }
    expect(codeOfRefusal(await at.move('supervisor', id, 'conclude', { approval }))).toBe('ownWork')
    expect(codeOfRefusal(await at.move('leader', id, 'conclude', { approval }))).toBe('needsLessonsDrawn')
    const say = (kind: 'direct' | 'lesson', textZh: string) =>
      writeFinding(cast.as.supervisor, { key: key(), accidentId: id, kind, textZh })
    const wrong = idOf(await say('direct', '误写'))
    idOf(await withdrawFinding(cast.as.supervisor, { key: key(), findingId: wrong }))
    expect(codeOfRefusal(await withdrawFinding(cast.as.supervisor, { key: key(), findingId: wrong }))).toBe(
      'alreadyWithdrawn',
    )
    idOf(await say('lesson', '教训'))
    idOf(
      await writeMeasure(cast.as.supervisor, {
        key: key(),
        accidentId: id,
        textZh: '措施',
        orgId: cast.units.firm,
        dueOn: at.today,
      }),
    )
    // what was taken back is no cause
    expect(codeOfRefusal(await at.move('leader', id, 'conclude', { approval }))).toBe('needsLessonsDrawn')
    idOf(await say('direct', '阀门关闭不严'))
    expect(
      codeOfRefusal(
        await writeFinding(cast.as.principal, { key: key(), accidentId: id, kind: 'lesson', textZh: '我方' }),
      ),
    ).toBe('wrongRole')
    expect(
      codeOfRefusal(
        await writeFinding(cast.as.outsider, { key: key(), accidentId: id, kind: 'lesson', textZh: '外人' }),
      ),
    ).toBe('notYourUnit')
    idOf(await at.move('leader', id, 'conclude', { approval }))
    const [row] = await cast.ask('select due_on::text as d, verifier_id::int as v from accident where id = $1', [id])
    expect(row).toEqual({ d: addMonths(at.today, 12), v: cast.people.leader })
    expect(codeOfRefusal(await say('lesson', '后补'))).toBe('wrongStage')
    expect(codeOfRefusal(await at.move('leader', id, 'strike', { reason: '误登' }))).toBe('wrongStage')
  })

  it('of an accident that was registered in error is struck by another person, with a reason', async () => {
    const id = idOf(await at.report({}, 'supervisor'))
    expect(codeOfRefusal(await at.move('supervisor', id, 'strike', { reason: '重复登记' }))).toBe('ownWork')
    expect(codeOfRefusal(await at.move('leader', id, 'strike'))).toBe('needsReason')
    idOf(await at.move('leader', id, 'strike', { reason: '重复登记' }))
    expect((await at.read(id)).stage).toBe('struck')
  })
})

describe('the evaluation of measures', () => {
  it('waits for its window and is not done by who answers for them', async () => {
    const early = await at.concluded(200)
    const evaluate = (who: keyof Cast['as'], measureId: number) =>
      evaluateMeasure(cast.as[who], { key: key(), measureId, result: 'carried_out', words: '现场已更换' })
    expect(codeOfRefusal(await evaluate('supervisor', early.measureId))).toBe('needsWindowOpen')
    expect(codeOfRefusal(await at.move('leader', early.id, 'evaluate', { verdict: 'effective', reason: 'x' }))).toBe(
      'needsWindowOpen',
    )
    const { id, measureId } = await at.concluded(320)
    expect(codeOfRefusal(await at.move('leader', id, 'evaluate', { verdict: 'effective', reason: 'x' }))).toBe(
      'needsMeasuresEvaluated',
    )
    expect(codeOfRefusal(await evaluate('principal', measureId))).toBe('wrongRole')
    // who wrote the measure does not judge it
    expect(codeOfRefusal(await evaluate('inspector', measureId))).toBe('ownWork')
    idOf(await evaluate('supervisor', measureId))
    await expect(cast.ask('update measure_evaluation set words = $1', ['x'])).rejects.toThrow('only grows')
    expect(codeOfRefusal(await at.move('supervisor', id, 'evaluate', { verdict: 'effective', reason: 'x' }))).toBe(
      'ownWork',
    )
    idOf(await at.move('leader', id, 'evaluate', { verdict: 'effective', reason: '逐条核对属实' }))
    expect((await at.read(id)).stage).toBe('evaluated')
  })

  it('is refused to the unit that answers for the measure, whatever the role', async () => {
    const id = idOf(await at.report({ occurredAt: `${addDays(at.today, -380)}T09:30:00+08:00` }))
    const writer = cast.as.inspector
    idOf(await writeFinding(writer, { key: key(), accidentId: id, kind: 'direct', textZh: '监管不到位' }))
    idOf(await writeFinding(writer, { key: key(), accidentId: id, kind: 'lesson', textZh: '加强监管' }))
    const measureId = idOf(
      await writeMeasure(writer, {
        key: key(),
        accidentId: id,
        textZh: '增加检查',
        orgId: cast.units.regulator,
        dueOn: at.today,
      }),
    )
    idOf(await at.move('leader', id, 'open_inquiry'))
    idOf(await at.move('supervisor', id, 'conclude', { approval: { number: '2号', onDay: addDays(at.today, -330) } }))
    const judge = (who: keyof Cast['as']) =>
      evaluateMeasure(cast.as[who], { key: key(), measureId, result: 'partly', words: '部分落实' })
    expect(codeOfRefusal(await judge('colleague'))).toBe('ownUnit')
    idOf(await judge('supervisor'))
  })
})

describe('who sees an accident', () => {
  it('before it is concluded: those who have to do with it; then every office, and of enterprises its own', async () => {
    const seenBy = (who: keyof Cast['as'], id: number) => asActor(cast.as[who], 'read', tx => findAccident(tx, id))
    const fresh = idOf(await at.report())
    for (const who of ['leader', 'supervisor', 'inspector', 'principal'] as const)
      expect((await seenBy(who, fresh))?.id, who).toBe(fresh)
    for (const who of ['outsider', 'stranger'] as const) expect(await seenBy(who, fresh), who).toBeNull()
    const { id } = await at.concluded(30)
    expect((await seenBy('outsider', id))?.measures).toHaveLength(1)
    expect(await seenBy('stranger', id)).toBeNull()
    expect(codeOfRefusal(await at.report({}, 'principal'))).toBe('wrongRole')
    expect(codeOfRefusal(await at.report({}, 'outsider'))).toBe('notFound')
  })
})
