import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '@/domain/clock'
import { drillMoves, drillStages } from '@/domain/drill'
import { roles } from '@/domain/role'
import { asActor } from '../client'
import { countImprovements, findImprovementOf, listImprovements } from '../queries/improvements'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { allMarked, plansOf, today } from './plan-cast'

let cast: Cast
let of: ReturnType<typeof plansOf>
let planId: number
beforeAll(async () => {
  cast = await makeCast()
  of = plansOf(cast)
  planId = await of.approved()
})
afterAll(() => cast.end())

const stageOf = async (id: number) => (await cast.ask('select stage from drill where id = $1', [id]))[0]!.stage

describe('a drill', () => {
  test('goes from planned to counted when another evaluated it and what it showed was given out', async () => {
    const id = await of.held(planId)
    expect(codeOfRefusal(await of.go('drill', 'worker', id, 'evaluate', { marks: allMarked() }))).toBe('ownWork')
    expect(
      codeOfRefusal(
        await of.go('drill', 'principal', id, 'evaluate', { marks: { alarm: { grade: 'met', words: '好' } } }),
      ),
    ).toBe('needsMarks')
    expect(await cast.ask('select from drill_mark where drill_id = $1', [id])).toEqual([])
    expect(codeOfRefusal(await of.improve('regulatorHead', id))).toBe('notFound')
    idOf(await of.go('drill', 'principal', id, 'evaluate', { marks: allMarked('not_met') }))
    expect(codeOfRefusal(await of.go('drill', 'principal', id, 'count'))).toBe('needsImprovements')
    expect(codeOfRefusal(await of.improve('principal', id))).toBe('wrongRole')
    expect(codeOfRefusal(await of.improve('outsider', id))).toBe('wrongRole')
    expect(codeOfRefusal(await of.improve('regulatorHead', id, { orgId: cast.units.firm }))).toBe('notFound')
    const same = key()
    const taskId = idOf(await of.improve('regulatorHead', id, { key: same }))
    expect(idOf(await of.improve('regulatorHead', id, { key: same }))).toBe(taskId)
    const [task] = await cast.ask(
      'select stage, line, org_id::int as org, issuer_org_id::int as issuer, due_basis as basis from task where id = $1',
      [taskId],
    )
    expect(task).toEqual({
      stage: 'issued',
      line: 'firing',
      org: cast.units.regulator,
      issuer: cast.units.regulator,
      basis: 'assigned',
    })
    expect(await asActor(cast.as.regulatorHead, 'read', tx => listImprovements(tx, 'drill', id))).toMatchObject([
      { taskId, stage: 'issued' },
    ])
    expect(await asActor(cast.as.regulatorHead, 'read', tx => findImprovementOf(tx, taskId))).toMatchObject({
      loop: 'drill',
      caseId: id,
    })
    expect(codeOfRefusal(await of.go('drill', 'worker', id, 'count'))).toBe('ownWork')
    idOf(await of.go('drill', 'inspector', id, 'count'))
    expect(await stageOf(id)).toBe('counted')
    // the improvement is worked like any task and closed by an office apart
    idOf(await of.go('task', 'regulatorHead', taskId, 'accept', { ownerId: cast.people.regulatorHead }))
    idOf(await of.go('task', 'regulatorHead', taskId, 'report', { percent: 100, reason: '已复演' }))
    idOf(
      await attachEvidence(cast.as.regulatorHead, {
        key: key(),
        loop: 'task',
        id: taskId,
        purpose: 'after',
        caption: '',
        files: [sealed()],
      }),
    )
    idOf(await of.go('task', 'regulatorHead', taskId, 'submit'))
    idOf(await of.go('task', 'supervisor', taskId, 'verify', { verdict: 'effective' }))
    expect(await asActor(cast.as.supervisor, 'read', tx => countImprovements(tx, 'drill', id))).toEqual({
      given: 1,
      done: 1,
    })
  })
  test('counts without improvements only by the evaluator’s own word, with a reason', async () => {
    const id = await of.evaluated(planId, 'inspector')
    expect(codeOfRefusal(await of.go('drill', 'principal', id, 'count_without', { reason: '没有问题' }))).toBe(
      'needsEvaluator',
    )
    expect(codeOfRefusal(await of.go('drill', 'inspector', id, 'count_without'))).toBe('needsReason')
    idOf(await of.go('drill', 'inspector', id, 'count_without', { reason: '各环节均在规定时间内完成。' }))
    expect(await cast.ask('select stage, none_reason as why from drill where id = $1', [id])).toEqual([
      { stage: 'counted', why: '各环节均在规定时间内完成。' },
    ])
  })
  test('an improvement that was called off leaves a drill uncounted', async () => {
    const id = await of.evaluated(planId)
    const taskId = idOf(await of.improve('supervisor', id))
    idOf(await of.go('task', 'supervisor', taskId, 'cancel', { reason: '重复' }))
    expect(codeOfRefusal(await of.go('drill', 'principal', id, 'count'))).toBe('needsImprovements')
  })
  test('is planned by the unit, of a plan in force, for a day that comes, under a commander of the unit', async () => {
    expect(codeOfRefusal(await of.plan(planId, 'inspector'))).toBe('wrongRole')
    expect(codeOfRefusal(await of.plan(planId, 'stranger'))).toBe('notFound')
    expect(codeOfRefusal(await of.plan(planId, 'worker', { commanderId: cast.people.stranger }))).toBe('strangerNamed')
    expect(codeOfRefusal(await of.plan(planId, 'worker', { dueOn: addDays(today, -1) }))).toBe('duePast')
    expect(codeOfRefusal(await of.plan(idOf(await of.draft())))).toBe('planNotInForce')
  })
  test('is held when it was held: not in the future, not before its plan, and nothing is evaluated that has no timeline', async () => {
    const id = idOf(await of.plan(planId))
    const hold = (at: string, headcount = 4) => of.go('drill', 'worker', id, 'hold', { start: { at, headcount } })
    expect(codeOfRefusal(await hold(new Date(Date.now() + 3_600_000).toISOString()))).toBe('dayAhead')
    expect(codeOfRefusal(await hold('2019-01-01T09:00:00+08:00'))).toBe('beforePlan')
    expect(codeOfRefusal(await hold(new Date().toISOString(), 0))).toBe('needsStart')
    idOf(await hold(new Date(Date.now() - 1000).toISOString()))
    expect(codeOfRefusal(await of.go('drill', 'principal', id, 'evaluate', { marks: allMarked() }))).toBe(
      'needsTimeline',
    )
    idOf(await of.go('drill', 'principal', id, 'cancel', { reason: '天气' }))
    expect(codeOfRefusal(await of.go('drill', 'principal', id, 'evaluate', { marks: allMarked() }))).toBe('wrongStage')
  })
})

describe('past every command the database', () => {
  const move = (who: keyof Cast['as'], id: number, from: string, by: string, to: string, said = '{}') =>
    cast.bypass(
      who,
      'update drill set stage = $2, came_from = $3, came_by = $4, came_with = $5, version = version + 1 where id = $1 returning stage',
      [id, to, from, by, said],
    )
  const said = JSON.stringify({ marks: allMarked() })
  test('lets nobody evaluate their own drill, or one without marks, or count one that gave nothing out', async () => {
    const id = await of.held(planId)
    await expect(move('worker', id, 'held', 'evaluate', 'evaluated', said)).rejects.toThrow('ownWork')
    // the words are said, the marks are not there
    await expect(move('principal', id, 'held', 'evaluate', 'evaluated', said)).rejects.toThrow('needsMarks')
    await expect(move('principal', id, 'held', 'count', 'counted')).rejects.toThrow('wrongStage')
    const judged = await of.evaluated(planId)
    await expect(move('inspector', judged, 'evaluated', 'count', 'counted')).rejects.toThrow('needsImprovements')
    await expect(move('inspector', judged, 'evaluated', 'count_without', 'counted', '{"reason": "x"}')).rejects.toThrow(
      'needsEvaluator',
    )
    await expect(move('principal', judged, 'evaluated', 'count_without', 'counted')).rejects.toThrow('needsReason')
    expect(await move('principal', judged, 'evaluated', 'count_without', 'counted', '{"reason": "x"}')).toEqual([
      { stage: 'counted' },
    ])
  })
  test('takes no timeline, no mark and no improvement without its move, and gives none up', async () => {
    const id = await of.held(planId)
    await expect(
      cast.bypass('worker', `insert into drill_entry (drill_id, minutes, words, person_id) values ($1, 3, 'x', $2)`, [
        id,
        cast.people.worker,
      ]),
    ).rejects.toThrow('withoutMove')
    await expect(
      cast.bypass(
        'principal',
        `insert into drill_mark (drill_id, criterion, grade, words, person_id, org_id) values ($1, 'alarm', 'met', 'x', $2, $3)`,
        [id, cast.people.principal, cast.units.firm],
      ),
    ).rejects.toThrow('withoutMove')
    const judged = await of.evaluated(planId)
    const taskId = idOf(await of.improve('supervisor', judged))
    await expect(
      cast.bypass(
        'supervisor',
        `insert into improvement (loop, case_id, task_id, words, person_id, org_id) values ('drill', $1, $2, 'x', $3, $4)`,
        [await of.evaluated(planId), taskId, cast.people.supervisor, cast.units.office],
      ),
    ).rejects.toThrow()
    for (const table of ['drill_entry', 'drill_mark', 'improvement'])
      await expect(cast.ask(`delete from ${table}`)).rejects.toThrow('only grows')
    // a task that claims to be an improvement and has no row is no task
    await expect(
      cast.bypass(
        'supervisor',
        `insert into task (stage, came_from, came_by, came_with, org_id, issuer_org_id, line, region_code, title_zh, title_en, criteria_zh, criteria_en, due_basis, due_on)
         values ('draft', 'none', 'draft', '{"improvement": {"loop": "drill", "id": 1}}', $1, $2, 'firing', '220200', 'x', 'x', 'x', 'x', 'assigned', '2035-01-01') returning id`,
        [cast.units.regulator, cast.units.office],
      ),
    ).rejects.toThrow('notYourUnit')
  })
  test('knows exactly the moves of the table', async () => {
    for (const [name, { from, by }] of Object.entries(drillMoves)) {
      for (const stage of drillStages) {
        const rows = await cast.ask(
          `select roles from lawful_move where loop = 'drill' and move = $1 and from_stage = $2`,
          [name, stage],
        )
        const allowed = (from as readonly string[]).includes(stage)
          ? roles.filter(role => (by as readonly string[]).includes(role))
          : []
        expect([...new Set(rows.flatMap(one => one.roles as string[]))].sort(), `${name} from ${stage}`).toEqual(
          [...allowed].sort(),
        )
      }
    }
  })
})
