import { afterAll, beforeAll, expect, it } from 'vitest'
import { implementations, planParts } from '@/domain/hazard'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, key, makeCast, sealed } from './cast'
import { walkHazard } from './walk'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const plan = {
  plan: Object.fromEntries(planParts.map(part => [part, part])),
  implementations: Object.fromEntries(implementations.map(kind => [kind, { owner: '马春林', dueOn: '2036-03-01' }])),
}

it('each of the five implementations is recorded once, with its move, and all are asked for before acceptance', async () => {
  const { id, move, go, beside } = await walkHazard(cast, '五落实')
  await go('inspector', 'grade', { level: 'major' })
  await go('inspector', 'impose_controls', { reason: 'x', unitId: cast.units.firm })
  await go('principal', 'file_plan', plan)
  expect(codeOfRefusal(await move('worker', 'implement', { step: 'funds', reason: 'x' }))).toBe('wrongStage')
  const notice = { number: `试挂 ${id}`, level: 'province' as const }
  expect(codeOfRefusal(await move('leader', 'list', { dueOn: '2036-04-01' }))).toBe('needsNotice')
  await go('leader', 'list', { dueOn: '2036-04-01', notice })
  const listing = () =>
    cast.ask(
      'select number, level, served_by_id::int as served, received_by_id::int as received from hazard_listing where hazard_id = $1',
      [id],
    )
  expect(await listing()).toEqual([{ ...notice, served: cast.people.leader, received: null }])
  const receipt = `update hazard_listing set received_by_id = $1, received_at = now() where hazard_id = $2 returning id`
  await expect(cast.bypass('worker', receipt, [cast.people.worker, id])).rejects.toMatchObject({
    message: 'withoutMove',
  })
  await go('principal', 'start_listed')
  expect(await listing()).toEqual([{ ...notice, served: cast.people.leader, received: cast.people.principal }])
  const twice = await walkHazard(cast, '同号')
  await twice.go('inspector', 'grade', { level: 'major' })
  await twice.go('inspector', 'impose_controls', { reason: 'x', unitId: cast.units.firm })
  await twice.go('principal', 'file_plan', plan)
  expect(codeOfRefusal(await twice.move('leader', 'list', { dueOn: '2036-04-01', notice }))).toBe('numberTaken')
  beside(
    await attachEvidence(cast.as.worker, {
      key: key(),
      loop: 'hazard',
      id,
      purpose: 'after',
      caption: '',
      files: [sealed()],
    }),
  )
  expect(codeOfRefusal(await move('inspector', 'implement', { step: 'funds', reason: 'x' }))).toBe('wrongRole')
  expect(codeOfRefusal(await move('worker', 'implement', { reason: 'x' }))).toBe('needsStep')
  expect(codeOfRefusal(await move('principal', 'request_acceptance'))).toBe('needsImplemented')
  const alone = `update hazard_implementation set done_at = now(), done_by_id = $1, said = 'x' where hazard_id = $2 and kind = 'plan' returning kind`
  await expect(cast.bypass('worker', alone, [cast.people.worker, id])).rejects.toMatchObject({ message: 'withoutMove' })
  for (const kind of implementations) await go('worker', 'implement', { step: kind, reason: `${kind} done` })
  expect(codeOfRefusal(await move('worker', 'implement', { step: 'funds', reason: 'again' }))).toBe('needsStep')
  expect(
    await cast.ask(
      'select kind, said, done_by_id::int as by from hazard_implementation where hazard_id = $1 order by kind',
      [id],
    ),
  ).toEqual([...implementations].sort().map(kind => ({ kind, said: `${kind} done`, by: cast.people.worker })))
  await go('principal', 'request_acceptance')
})
