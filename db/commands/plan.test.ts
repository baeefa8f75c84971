import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planMoves, planStages } from '@/domain/plan'
import { roles } from '@/domain/role'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { experts, plansOf, today } from './plan-cast'
import { namePlanReaders, readPlan } from './read-plan'

let cast: Cast
let of: ReturnType<typeof plansOf>
beforeAll(async () => {
  cast = await makeCast()
  of = plansOf(cast)
})
afterAll(() => cast.end())

const row = async (id: number) =>
  (
    await cast.ask(
      `select stage, edition, series_id::int as series, regulator_org_id::int as regulator, due_on::text as due, approved_on::text as approved, since_on::text as since,
        review_on::text as review, (approved_on + interval '36 months')::date::text as "inThreeYears", circulations.working_after(approved_on, 20)::text as "fileBy", number, filed_on::text as filed
       from plan where id = $1`,
      [id],
    )
  )[0] as Record<string, unknown>

describe('an emergency plan', () => {
  test('is drafted, reviewed by experts, signed by another, filed with the authority in the days of the rule', async () => {
    const id = idOf(await of.draft())
    expect(await row(id)).toMatchObject({
      stage: 'draft',
      edition: 1,
      series: id,
      regulator: cast.units.regulator,
      due: null,
    })
    // nothing is reviewed that is not there
    expect(codeOfRefusal(await of.go('plan', 'principal', id, 'review', { review: experts }))).toBe('needsPlanText')
    idOf(await of.addText('worker', id))
    expect(codeOfRefusal(await of.go('plan', 'worker', id, 'review', { review: experts }))).toBe('ownWork')
    expect(
      codeOfRefusal(await of.go('plan', 'principal', id, 'review', { review: { kind: 'expert', opinion: '好' } })),
    ).toBe('needsReview')
    // the place of gas makes the firm one whose plans experts review
    expect(
      codeOfRefusal(await of.go('plan', 'principal', id, 'review', { review: { kind: 'discussion', opinion: '好' } })),
    ).toBe('needsExpertReview')
    expect(await cast.ask(`select from event where loop = 'plan' and case_id = $1 and move = 'review'`, [id])).toEqual(
      [],
    )
    idOf(await of.go('plan', 'principal', id, 'review', { review: experts }))
    expect(codeOfRefusal(await of.go('plan', 'worker', id, 'approve'))).toBe('ownWork')
    idOf(await of.go('plan', 'principal', id, 'approve'))
    const stands = await row(id)
    expect(stands).toMatchObject({ stage: 'approved', approved: today, since: today })
    expect(stands.review).toBe(stands.inThreeYears)
    expect(stands.due).toBe(stands.fileBy)
    expect(codeOfRefusal(await of.go('plan', 'principal', id, 'file', { number: 'X-1' }))).toBe('wrongRole')
    expect(codeOfRefusal(await of.go('plan', 'regulatorHead', id, 'file'))).toBe('needsNumber')
    idOf(await of.go('plan', 'inspector', id, 'file', { number: '备-2026-1' }))
    expect(await row(id)).toMatchObject({ stage: 'filed', number: '备-2026-1', filed: today })
  })
  test('whoever only discusses may, where no rule asks for experts', async () => {
    const id = idOf(
      await of.draft('inspector' as never, {}).then(async refused => {
        expect(codeOfRefusal(refused)).toBe('wrongRole')
        return of.draft('stranger', { orgId: cast.units.otherFirm, placeIds: [], personIds: [cast.people.stranger] })
      }),
    )
    idOf(await of.addText('stranger', id))
    // the only person of that firm drafted it, so nobody of it can review: separation, not a missing right
    expect(
      codeOfRefusal(await of.go('plan', 'stranger', id, 'review', { review: { kind: 'discussion', opinion: '好' } })),
    ).toBe('ownWork')
    await expect(
      cast.ask(
        `select plans.experts($1, '220200', current_date) as n, plans.experts($2, '220200', current_date) as key`,
        [cast.units.otherFirm, cast.units.firm],
      ),
    ).resolves.toEqual([{ n: 0, key: 1 }])
  })
  test('the next version takes the place of the one in force when it is signed, asks everybody again, and is one at a time', async () => {
    const first = await of.approved()
    idOf(await readPlan(cast.as.worker, { key: key(), planId: first }))
    expect(await cast.ask('select plans.unread($1) as n', [first])).toEqual([{ n: 1 }])
    const next = idOf(await of.draft('worker', { followsId: first }))
    expect(codeOfRefusal(await of.draft('worker', { followsId: first }))).toBe('planRevised')
    expect(await row(first)).toMatchObject({ stage: 'approved' })
    idOf(await of.addText('worker', next))
    idOf(await of.go('plan', 'principal', next, 'review', { review: experts }))
    idOf(await of.go('plan', 'principal', next, 'approve'))
    expect(await row(first)).toMatchObject({ stage: 'superseded' })
    expect(await row(next)).toMatchObject({ stage: 'approved', edition: 2, series: first })
    expect(await cast.ask('select plans.unread($1) as n', [next])).toEqual([{ n: 2 }])
    expect(codeOfRefusal(await of.draft('worker', { followsId: first }))).toBe('planNotInForce')
    expect(codeOfRefusal(await readPlan(cast.as.worker, { key: key(), planId: first }))).toBe('planNotInForce')
    // and nobody can put a version aside by hand
    expect(codeOfRefusal(await of.go('plan', 'principal', next, 'supersede'))).toBe('needsSuccessor')
  })
  test('each reads for themselves, only what they must know, and what was read stays read', async () => {
    const id = await of.approved({ personIds: [cast.people.worker] })
    expect(codeOfRefusal(await readPlan(cast.as.principal, { key: key(), planId: id }))).toBe('notFound')
    await expect(
      cast.bypass('principal', 'insert into plan_reading (plan_id, person_id) values ($1, $2)', [
        id,
        cast.people.worker,
      ]),
    ).rejects.toThrow()
    idOf(await readPlan(cast.as.worker, { key: key(), planId: id }))
    idOf(await readPlan(cast.as.worker, { key: key(), planId: id }))
    expect(await cast.ask('select person_id::int as who from plan_reading where plan_id = $1', [id])).toEqual([
      { who: cast.people.worker },
    ])
    await expect(cast.ask('delete from plan_reading where plan_id = $1', [id])).rejects.toThrow('only grows')
    idOf(
      await namePlanReaders(cast.as.worker, {
        key: key(),
        planId: id,
        personIds: [cast.people.principal],
        postIds: [],
      }),
    )
    expect(await cast.ask('select plans.unread($1) as n', [id])).toEqual([{ n: 1 }])
    expect(
      codeOfRefusal(
        await namePlanReaders(cast.as.worker, {
          key: key(),
          planId: id,
          personIds: [cast.people.stranger],
          postIds: [],
        }),
      ),
    ).toBe('strangerNamed')
    expect(
      codeOfRefusal(
        await namePlanReaders(cast.as.inspector, {
          key: key(),
          planId: id,
          personIds: [cast.people.worker],
          postIds: [],
        }),
      ),
    ).toBe('wrongRole')
  })
  test('a post means whoever holds it', async () => {
    const [{ id: post }] = (await cast.ask(
      `insert into post (org_id, title_zh, title_en, side, business_duty_zh, business_duty_en, safety_duty_zh, safety_duty_en, valid_from)
       values ($1, '安全总监', 'Safety director', 'enterprise', 'x', 'x', 'x', 'x', '2020-01-01') returning id::int`,
      [cast.units.firm],
    )) as [{ id: number }]
    const id = await of.approved({ personIds: [], postIds: [post] })
    expect(codeOfRefusal(await readPlan(cast.as.worker, { key: key(), planId: id }))).toBe('notFound')
    await cast.ask(
      `insert into responsibility (kind, org_id, post_id, person_id, basis, words, valid_from) values ('enterprise', $1, $2, $3, 'assigned', 'x', '2020-01-01')`,
      [cast.units.firm, post, cast.people.worker],
    )
    idOf(await readPlan(cast.as.worker, { key: key(), planId: id }))
    expect(await cast.ask('select plans.unread($1) as n', [id])).toEqual([{ n: 0 }])
  })
  test('nothing is signed that nobody must know, and no unit plans for the places of another', async () => {
    const id = idOf(await of.draft('worker', { personIds: [] }))
    idOf(await of.addText('worker', id))
    idOf(await of.go('plan', 'principal', id, 'review', { review: experts }))
    expect(codeOfRefusal(await of.go('plan', 'principal', id, 'approve'))).toBe('needsReaders')
    expect(codeOfRefusal(await of.draft('stranger', { orgId: cast.units.otherFirm, personIds: [] }))).toBe(
      'otherPlaces',
    )
    expect(codeOfRefusal(await of.draft('stranger', { placeIds: [], personIds: [] }))).toBe('notFound')
    // a government's plan is drafted by its office, and by no enterprise of its territory
    expect(codeOfRefusal(await of.draft('worker', { orgId: cast.units.gov, placeIds: [], personIds: [] }))).toBe(
      'notYourUnit',
    )
    idOf(await of.draft('supervisor', { orgId: cast.units.gov, placeIds: [], personIds: [cast.people.leader] }))
  })
  test('reassessed it stands three years more; withdrawn it stands no more', async () => {
    const id = await of.approved()
    await cast.ask(
      `set session_replication_role = replica; update plan set review_on = '2020-01-01' where id = ${id}; set session_replication_role = origin`,
    )
    expect(codeOfRefusal(await of.go('plan', 'principal', id, 'reassess'))).toBe('needsReason')
    idOf(await of.go('plan', 'principal', id, 'reassess', { reason: '评估后无须修订' }))
    const stands = await row(id)
    expect(stands.review).toBe(stands.inThreeYears)
    idOf(await of.go('plan', 'principal', id, 'withdraw', { reason: '装置拆除' }))
    expect(codeOfRefusal(await of.plan(id))).toBe('planNotInForce')
  })
})

test('past every command the database lets nobody sign their own plan or leap a stage', async () => {
  const id = idOf(await of.draft())
  idOf(await of.addText('worker', id))
  const move = (who: 'worker' | 'principal', from: string, by: string, to: string) =>
    cast.bypass(
      who,
      `update plan set stage = $2, came_from = $3, came_by = $4, came_with = '{"reason": "x", "review": {"kind": "expert", "names": "x", "opinion": "x"}}', version = version + 1 where id = $1 returning stage`,
      [id, to, from, by],
    )
  await expect(move('worker', 'draft', 'review', 'reviewed')).rejects.toThrow('ownWork')
  await expect(move('principal', 'draft', 'approve', 'approved')).rejects.toThrow('wrongStage')
  await expect(move('principal', 'draft', 'review', 'approved')).rejects.toThrow('wrongStage')
  expect(await move('principal', 'draft', 'review', 'reviewed')).toEqual([{ stage: 'reviewed' }])
  await expect(
    cast.bypass('principal', `update plan set review_on = '2099-01-01' where id = $1`, [id]),
  ).rejects.toThrow()
  // every move by every role from every stage that the table does not name
  for (const [name, { from, by }] of Object.entries(planMoves)) {
    for (const stage of planStages) {
      const rows = await cast.ask(
        `select roles from lawful_move where loop = 'plan' and move = $1 and from_stage = $2`,
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
