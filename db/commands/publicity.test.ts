import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { correctActivity, recordActivity, type SaidOfActivity } from './record-activity'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const said: SaidOfActivity = {
  titleZh: '燃气安全进社区',
  kind: 'talk',
  audience: 'public',
  fromOn: '2026-06-01',
  toOn: '2026-06-02',
  channel: '社区广场',
  reach: 120,
  reachBasis: 'counted',
}
const versions = (id: number) =>
  cast.ask(
    'select version, reach, reason, person_id::int as who from activity_version where activity_id = $1 order by version',
    [id],
  )

test('an activity is recorded under the sixth line, and a correction stands beside what was said', async () => {
  const id = idOf(await recordActivity(cast.as.supervisor, { key: key(), ...said }))
  expect(await cast.ask('select line, org_id::int as org from activity where id = $1', [id])).toEqual([
    { line: 'network', org: cast.units.office },
  ])
  const correct = (who: 'supervisor' | 'regulatorHead', version: number, reason: string) =>
    correctActivity(cast.as[who], { key: key(), id, version, reason, ...said, reach: 90 })
  expect(codeOfRefusal(await correct('supervisor', 1, ' '))).toBe('needsReason')
  expect(codeOfRefusal(await correct('regulatorHead', 1, 'x'))).toBe('notYourUnit')
  idOf(await correct('supervisor', 1, '重复计数'))
  expect(codeOfRefusal(await correct('supervisor', 1, 'x'))).toBe('stale')
  expect(await versions(id)).toEqual([
    { version: 1, reach: 120, reason: '', who: cast.people.supervisor },
    { version: 2, reach: 90, reason: '重复计数', who: cast.people.supervisor },
  ])
  await expect(
    cast.bypass('supervisor', `update activity_version set reach = 1 where activity_id = ${id}`),
  ).rejects.toMatchObject({ code: '42501' })
})

test.each([
  ['wrongRole', 'inspector', {}],
  ['daysCrossed', 'supervisor', { toOn: '2026-05-01' }],
  ['needsReachBasis', 'supervisor', { reachBasis: undefined }],
  ['dayAhead', 'supervisor', { fromOn: '2999-01-01', toOn: '2999-01-01' }],
] as const)('refuses %s to %s and leaves nothing', async (code, who, given) => {
  const count = () =>
    cast.ask('select count(*)::int as n from activity where org_id = any ($1)', [Object.values(cast.units)])
  const before = await count()
  expect(codeOfRefusal(await recordActivity(cast.as[who], { key: key(), ...said, ...given }))).toBe(code)
  expect(await count()).toEqual(before)
})

test('an enterprise sees what authorities made, and of enterprises only its own', async () => {
  const id = idOf(await recordActivity(cast.as.principal, { key: key(), ...said }))
  const sees = async (who: 'principal' | 'stranger' | 'inspector') =>
    (await cast.bypass(who, 'select version from activity_version where activity_id = $1', [id])).length
  expect([await sees('principal'), await sees('stranger'), await sees('inspector')]).toEqual([1, 0, 1])
})
