import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { implementations, planParts } from '@/domain/hazard'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { moveCase, type Said } from './move-case'
import { reportHazard } from './report-hazard'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const report = async (who: keyof Cast['as'] = 'inspector') =>
  idOf(await reportHazard(cast.as[who], { key: key(), placeId: cast.placeId, title: '调压箱锈蚀', clause: '' }))

async function move(who: keyof Cast['as'], id: number, name: string, said: Said = {}) {
  const [row] = await cast.ask('select version from hazard where id = $1', [id])
  return moveCase(cast.as[who], { key: key(), loop: 'hazard', id, version: row!.version as number, move: name, said })
}

const attach = (who: keyof Cast['as'], id: number, purpose: 'before' | 'after') =>
  attachEvidence(cast.as[who], { key: key(), loop: 'hazard', id, purpose, caption: '', files: [sealed()] })

const stageOf = async (id: number) => (await cast.ask('select stage from hazard where id = $1', [id]))[0]!.stage
const eventsOf = async (id: number) =>
  (await cast.ask(`select move from event where loop = 'hazard' and case_id = $1 order by seq`, [id])).map(
    event => event.move,
  )
const reviewsOf = (id: number) =>
  cast.ask('select kind, passed, opinion, person_id::int from hazard_review where hazard_id = $1 order by id', [id])
const rectifier = () => ({ unitId: cast.units.firm, ownerId: cast.people.principal })

describe('reporting', () => {
  it('opens a case of the place for its regulator', async () => {
    const id = await report()
    const [row] = await cast.ask(
      'select stage, level, org_id::int, regulator_org_id::int, clause_seen from hazard where id = $1',
      [id],
    )
    expect(row).toEqual({
      stage: 'reported',
      level: null,
      org_id: cast.units.firm,
      regulator_org_id: cast.units.regulator,
      clause_seen: 'UNVERIFIED',
    })
  })

  it('needs words, and a place that one sees', async () => {
    expect(
      codeOfRefusal(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '  ' })),
    ).toBe('invalid')
    expect(codeOfRefusal(await reportHazard(cast.as.stranger, { key: key(), placeId: cast.placeId, title: 'x' }))).toBe(
      'notFound',
    )
  })

  it('stays hidden from another enterprise', async () => {
    const id = await report('principal')
    expect(await cast.bypass('stranger', 'select id from hazard where id = $1', [id])).toEqual([])
    expect(await cast.bypass('principal', 'select id::int from hazard where id = $1', [id])).toEqual([{ id }])
  })
})

describe('a general hazard', () => {
  it('goes round: graded, ordered, rectified, failed once, passed by another person, closed, stable', async () => {
    const id = await report()
    idOf(await move('inspector', id, 'grade', { level: 'general' }))
    expect(codeOfRefusal(await move('inspector', id, 'impose_controls', { reason: 'x', ...rectifier() }))).toBe(
      'wrongLevel',
    )
    idOf(await move('inspector', id, 'order', { ...rectifier(), dueOn: '2030-02-01' }))
    idOf(await move('principal', id, 'start'))
    expect(codeOfRefusal(await move('principal', id, 'submit'))).toBe('needsEvidence')
    idOf(await attach('worker', id, 'after'))
    idOf(await move('worker', id, 'submit'))
    expect(codeOfRefusal(await move('colleague', id, 'pass_reinspection'))).toBe('needsReason')
    idOf(await move('colleague', id, 'fail_reinspection', { reason: 'still rusty' }))
    expect(await stageOf(id)).toBe('rectifying')
    expect(codeOfRefusal(await move('worker', id, 'submit'))).toBe('needsEvidence')
    idOf(await attach('worker', id, 'after'))
    idOf(await move('worker', id, 'submit'))
    idOf(await move('colleague', id, 'pass_reinspection', { reason: 'replaced' }))
    expect(codeOfRefusal(await move('supervisor', id, 'close'))).toBe('needsVerdict')
    idOf(await move('supervisor', id, 'close', { verdict: 'effective' }))
    idOf(await move('inspector', id, 'confirm_stable', { reason: 'holds' }))
    expect(await stageOf(id)).toBe('stable')
    expect(await reviewsOf(id)).toEqual([
      { kind: 'reinspection', passed: false, opinion: 'still rusty', person_id: cast.people.colleague },
      { kind: 'reinspection', passed: true, opinion: 'replaced', person_id: cast.people.colleague },
      { kind: 'revisit', passed: true, opinion: 'holds', person_id: cast.people.inspector },
    ])
    expect(await eventsOf(id)).toEqual(
      'report grade order start attach submit fail_reinspection attach submit pass_reinspection close confirm_stable'.split(
        ' ',
      ),
    )
  })

  it('keeps the history when it reopens', async () => {
    const id = await report()
    idOf(await attach('inspector', id, 'before'))
    idOf(await attach('inspector', id, 'after'))
    idOf(await move('inspector', id, 'fix_on_spot', { level: 'general' }))
    idOf(await move('colleague', id, 'pass_reinspection', { reason: 'seen' }))
    idOf(await move('supervisor', id, 'close', { verdict: 'effective' }))
    idOf(await move('supervisor', id, 'reopen', { reason: 'back again' }))
    const [row] = await cast.ask('select stage, closed_at from hazard where id = $1', [id])
    expect(row).toEqual({ stage: 'reopened', closed_at: null })
    idOf(await move('inspector', id, 'grade', { level: 'general' }))
    expect((await reviewsOf(id)).map(review => review.passed)).toEqual([true, false])
  })

  it('refuses a re-inspection by whoever rectified it, by rule and by the database', async () => {
    const id = await report()
    idOf(await attach('inspector', id, 'before'))
    idOf(await attach('inspector', id, 'after'))
    idOf(await move('inspector', id, 'fix_on_spot', { level: 'general' }))
    expect(codeOfRefusal(await move('inspector', id, 'pass_reinspection', { reason: 'my own' }))).toBe('ownWork')
    const forced = `update hazard set stage = 'reinspected', came_from = 'submitted', came_by = 'pass_reinspection', came_with = '{"reason":"x"}', version = version + 1 where id = $1`
    await expect(cast.bypass('inspector', forced, [id])).rejects.toThrow('ownWork')
    await expect(cast.bypass('worker', forced, [id])).rejects.toThrow('wrongRole')
    expect(await stageOf(id)).toBe('submitted')
  })

  it('wants proof before and after for what was fixed on the spot', async () => {
    const id = await report()
    expect(codeOfRefusal(await move('inspector', id, 'fix_on_spot', { level: 'general' }))).toBe('needsProofBefore')
    idOf(await attach('inspector', id, 'before'))
    expect(codeOfRefusal(await move('inspector', id, 'fix_on_spot', { level: 'general' }))).toBe('needsEvidence')
  })
})

describe('a major hazard', () => {
  let served = 0
  const noticeOf = (id: number) => ({ number: `试 ${id}-${++served}`, level: 'province' as const })
  const plan = (left: readonly string[] = planParts): Said => ({
    plan: Object.fromEntries(left.map(part => [part, `the ${part}`])),
    implementations: Object.fromEntries(implementations.map(kind => [kind, { owner: 'Ma', dueOn: '2030-03-01' }])),
  })

  const implementAll = async (id: number) => {
    for (const kind of implementations)
      idOf(await move('worker', id, 'implement', { step: kind, reason: `${kind} done` }))
  }

  it('goes its own way: controls, plan, listing, rectification, on-site review, delisting, closing', async () => {
    const id = await report()
    idOf(await move('inspector', id, 'grade', { level: 'major', reason: 'criteria item 5' }))
    expect(codeOfRefusal(await move('inspector', id, 'order', { ...rectifier(), dueOn: '2030-02-01' }))).toBe(
      'wrongLevel',
    )
    idOf(await move('inspector', id, 'impose_controls', { reason: 'level held at 40%', ...rectifier() }))
    expect(codeOfRefusal(await move('principal', id, 'file_plan', plan(planParts.slice(1))))).toBe('needsPlan')
    expect(await cast.ask('select hazard_id from hazard_plan where hazard_id = $1', [id])).toEqual([])
    idOf(await move('principal', id, 'file_plan', plan()))
    expect(await cast.ask('select kind from hazard_implementation where hazard_id = $1', [id])).toHaveLength(5)
    expect(codeOfRefusal(await move('supervisor', id, 'list', { dueOn: '2030-04-01' }))).toBe('wrongRole')
    idOf(await move('leader', id, 'list', { dueOn: '2030-04-01', notice: noticeOf(id) }))
    idOf(await move('principal', id, 'start_listed'))
    idOf(await attach('worker', id, 'after'))
    await implementAll(id)
    idOf(await move('principal', id, 'request_acceptance'))
    idOf(await move('inspector', id, 'fail_review', { reason: 'no leak test' }))
    expect(codeOfRefusal(await move('principal', id, 'request_acceptance'))).toBe('needsEvidence')
    idOf(await attach('worker', id, 'after'))
    idOf(await move('principal', id, 'request_acceptance'))
    idOf(await move('inspector', id, 'pass_review', { reason: 'tested' }))
    idOf(await move('leader', id, 'delist', { reason: 'controlled' }))
    idOf(await move('supervisor', id, 'close', { verdict: 'effective', reason: 'no leak in a month' }))
    const [row] = await cast.ask(
      'select stage, verdict, due_on::text, due_basis, due_by_id::int, verifier_id::int, closer_id::int from hazard where id = $1',
      [id],
    )
    expect(row).toEqual({
      stage: 'closed',
      verdict: 'effective',
      due_on: '2030-04-01',
      due_basis: 'assigned',
      due_by_id: cast.people.leader,
      verifier_id: cast.people.inspector,
      closer_id: cast.people.supervisor,
    })
    expect((await reviewsOf(id)).map(review => [review.kind, review.passed])).toEqual([
      ['onsite', false],
      ['onsite', true],
    ])
  })

  it('refuses a stale form and leaves nothing', async () => {
    const id = await report()
    idOf(await move('inspector', id, 'grade', { level: 'major' }))
    const outcome = await moveCase(cast.as.inspector, {
      key: key(),
      loop: 'hazard',
      id,
      version: 1,
      move: 'impose_controls',
      said: { reason: 'x', ...rectifier() },
    })
    expect(codeOfRefusal(outcome)).toBe('stale')
    expect(await eventsOf(id)).toEqual(['report', 'grade'])
  })

  it('files the plan of a reopened major hazard anew, and keeps the words of the first in the ledger', async () => {
    const id = await report()
    const round = async (goal: string) => {
      idOf(await move('inspector', id, 'grade', { level: 'major' }))
      idOf(await move('inspector', id, 'impose_controls', { reason: 'x', ...rectifier() }))
      const filed = plan()
      idOf(await move('principal', id, 'file_plan', { ...filed, plan: { ...filed.plan, goal } }))
      idOf(await move('leader', id, 'list', { dueOn: '2030-04-01', notice: noticeOf(id) }))
      idOf(await move('principal', id, 'start_listed'))
      idOf(await attach('worker', id, 'after'))
      await implementAll(id)
      idOf(await move('principal', id, 'request_acceptance'))
      idOf(await move('inspector', id, 'pass_review', { reason: 'x' }))
      idOf(await move('leader', id, 'delist', { reason: 'x' }))
      idOf(await move('supervisor', id, 'close', { verdict: 'effective' }))
    }
    await round('first goal')
    idOf(await move('inspector', id, 'reopen', { reason: 'leaks again' }))
    await round('second goal')
    expect(await cast.ask('select goal from hazard_plan where hazard_id = $1', [id])).toEqual([{ goal: 'second goal' }])
    const kept = await cast.ask(
      `select payload -> 'plan' ->> 'goal' as goal from event where loop = 'hazard' and case_id = $1 and move = 'file_plan' order by seq`,
      [id],
    )
    expect(kept).toEqual([{ goal: 'first goal' }, { goal: 'second goal' }])
  })
})
