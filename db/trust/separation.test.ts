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

test('closings raced against the naming of the closer: none closed without an independent person', async () => {
  const rounds = 40
  for (let round = 0; round < rounds; round++) {
    const at = await submitted()
    const attempt = (who: Who, version: number) =>
      moveCase(cast.as[who], {
        key: key(),
        loop: 'hazard',
        id: at.id,
        version,
        move: 'pass_reinspection',
        said: { reason: '合格' },
      })
    const fail = moveCase(cast.as.colleague, {
      key: key(),
      loop: 'hazard',
      ...at,
      move: 'fail_reinspection',
      said: { reason: '仍有渗漏' },
    })
    await Promise.all([
      attempt('inspector', at.version),
      attempt('colleague', at.version),
      attempt('principal', at.version),
      attempt('worker', at.version),
      fail,
    ])
  }
  const wrong = await cast.ask(
    `select id from hazard where stage in ('reinspected', 'closed', 'stable') and org_id = $1
       and (verifier_id is null or submitter_id is null or verifier_id = submitter_id or verifier_id = owner_id or verifier_org_id = org_id)`,
    [cast.units.firm],
  )
  expect(wrong).toEqual([])
  const moved = await cast.ask(
    `select count(*)::int as n from hazard where org_id = $1 and stage in ('reinspected', 'rectifying')`,
    [cast.units.firm],
  )
  expect(moved[0]!.n).toBeGreaterThanOrEqual(rounds)
})
