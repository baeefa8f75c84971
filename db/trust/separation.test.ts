import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachEvidence } from '../commands/attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from '../commands/cast'
import { moveCase, type Said } from '../commands/move-case'
import { reportHazard } from '../commands/report-hazard'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

type Who = keyof Cast['as']

/** Walks a general hazard to `submitted` by the enterprise; `owner` is who is named to rectify it. */
async function submitted(owner?: number): Promise<{ id: number; version: number }> {
  let at = {
    id: idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '调压箱锈蚀' })),
    version: 1,
  }
  const move = async (who: Who, name: string, said: Said = {}) => {
    const outcome = await moveCase(cast.as[who], { key: key(), loop: 'hazard', ...at, move: name, said })
    at = { id: idOf(outcome), version: at.version + 1 }
  }
  await move('inspector', 'grade', { level: 'general' })
  await move('inspector', 'order', { unitId: cast.units.firm, ownerId: owner, dueOn: '2030-01-01' })
  await move('principal', 'start')
  idOf(
    await attachEvidence(cast.as.principal, {
      key: key(),
      loop: 'hazard',
      id: at.id,
      purpose: 'after',
      caption: '',
      files: [sealed()],
    }),
  )
  at.version++
  await move('principal', 'submit')
  return at
}

const passing = `stage = 'reinspected', came_from = 'submitted', came_by = 'pass_reinspection', came_with = '{"reason":"合格"}', version = version + 1`

describe('who rectifies does not judge', () => {
  test('by the rule, in words', async () => {
    const at = await submitted()
    const pass = (who: Who) =>
      moveCase(cast.as[who], { key: key(), loop: 'hazard', ...at, move: 'pass_reinspection', said: { reason: '合格' } })
    expect(codeOfRefusal(await pass('principal'))).toBe('wrongRole')
    expect(codeOfRefusal(await pass('stranger'))).toBe('notFound')
    idOf(await pass('colleague'))
  })

  test('by the database, when the rule is passed by', async () => {
    // somebody who works at the firm and inspects for the bureau
    await cast.ask(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'enterprise', $2, '2018-01-01')`,
      [cast.people.colleague, cast.units.firm],
    )
    const at = await submitted(cast.people.colleague)
    await expect(cast.bypass('principal', `update hazard set ${passing} where id = $1`, [at.id])).rejects.toMatchObject(
      { message: 'wrongRole' },
    )
    await expect(cast.bypass('colleague', `update hazard set ${passing} where id = $1`, [at.id])).rejects.toMatchObject(
      { message: 'ownWork' },
    )
    expect(
      await cast.bypass('inspector', `update hazard set ${passing} where id = $1 returning verifier_id::int`, [at.id]),
    ).toEqual([{ verifier_id: cast.people.inspector }])
  })

  test('who judged is who asked: a forged name is overwritten', async () => {
    const at = await submitted()
    await expect(
      cast.bypass('inspector', `update hazard set ${passing}, verifier_id = $2 where id = $1`, [
        at.id,
        cast.people.colleague,
      ]),
    ).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('by the constraint, even where no trigger stands', async () => {
    const at = await submitted()
    for (const wrong of [
      'verifier_id = submitter_id',
      `verifier_id = ${cast.people.colleague}, verifier_org_id = org_id`,
    ]) {
      const tried = cast.ask(
        `do $$ begin
           set local session_replication_role = replica;
           update hazard set ${wrong} where id = ${at.id};
           raise exception 'was let through';
         end $$`,
      )
      await expect(tried).rejects.toMatchObject({ code: '23514' })
    }
  })
})

test('a thousand closings raced against changes of role and unit: none without an independent person', async () => {
  const rounds = 200
  // the colleague moves between the bureau that judges and the firm that works, while the race is on
  const [office] = await cast.ask(`select id::int from membership where person_id = $1 and org_id = $2`, [
    cast.people.colleague,
    cast.units.regulator,
  ])
  const serve = (unit: 'regulator' | 'firm') =>
    cast.ask('update membership set org_id = $1, scope_org_id = $1 where id = $2', [cast.units[unit], office!.id])
  for (let round = 0; round < rounds; round++) {
    const at = await submitted()
    const attempt = (who: Who, name: string) =>
      moveCase(cast.as[who], { key: key(), loop: 'hazard', ...at, move: name, said: { reason: '合格' } })
    await Promise.all([
      attempt('inspector', 'pass_reinspection'),
      attempt('colleague', 'pass_reinspection'),
      serve(round % 2 === 0 ? 'firm' : 'regulator'),
      attempt('colleague', 'pass_reinspection'),
      attempt('principal', 'pass_reinspection'),
      attempt('colleague', 'fail_reinspection'),
    ])
  }
  await serve('regulator')
  const wrong = await cast.ask(
    `select h.id from hazard h where h.stage in ('reinspected', 'closed', 'stable') and h.org_id = $1
       and (h.verifier_id is null or h.submitter_id is null or h.verifier_id = h.submitter_id or h.verifier_id = h.owner_id or h.verifier_org_id = h.org_id)`,
    [cast.units.firm],
  )
  expect(wrong).toEqual([])
  // and the ledger agrees: whoever judged did so for a unit that does not do the work
  const judged = await cast.ask(
    `select count(*)::int as n, count(*) filter (where e.org_id = h.org_id)::int as own from event e join hazard h on h.id = e.case_id
     where e.loop = 'hazard' and e.move in ('pass_reinspection', 'fail_reinspection') and h.org_id = $1`,
    [cast.units.firm],
  )
  expect(judged[0]).toMatchObject({ own: 0 })
  expect(judged[0]!.n).toBeGreaterThanOrEqual(rounds)
}, 240_000)
