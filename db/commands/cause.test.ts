import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor, type Caller } from '../client'
import { causeFigures, listCausedHazards, listCausesOf, listSystemicTasks } from '../queries/causes'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { giveSystemicTask, nameCause } from './name-cause'
import { walkHazard } from './walk'

let cast: Cast
let province: Caller
const today = shanghaiDay(new Date())
let causes: number[]
beforeAll(async () => {
  cast = await makeCast()
  causes = (await cast.ask('select id::int from cause_kind order by id')).map(row => row.id as number)
  const token = randomUUID()
  await cast.ask(
    `insert into auth.session (id, token, user_id, expires_at) select $1, $2, id, now() + interval '1 hour' from auth."user" where email = 'supervisor@demo.sixlines'`,
    [randomUUID(), createHash('sha256').update(token).digest('hex')],
  )
  province = { token }
})
afterAll(() => cast.end())

/** A hazard that is closed, with somebody's word on what lay behind it. */
async function closedHazard(causeId: number): Promise<number> {
  const walk = await walkHazard(cast, '成因')
  await walk.go('inspector', 'grade', { level: 'general' })
  await walk.go('inspector', 'order', {
    unitId: cast.units.firm,
    ownerId: cast.people.worker,
    dueOn: addDays(today, 3),
  })
  await walk.go('principal', 'start')
  const files = [sealed()]
  walk.beside(
    await attachEvidence(cast.as.principal, {
      key: key(),
      loop: 'hazard',
      id: walk.id,
      purpose: 'after',
      caption: '',
      files,
    }),
  )
  await walk.go('principal', 'submit')
  await walk.go('colleague', 'pass_reinspection', { reason: '合格' })
  idOf(await say('principal', walk.id, causeId))
  await walk.go('supervisor', 'close', { verdict: 'effective', reason: '销号' })
  return walk.id
}
const say = (who: keyof Cast['as'], hazardId: number, causeId: number, words = '巡检表未列此项') =>
  nameCause(cast.as[who], { key: key(), hazardId, causeId, words })
const listed = (cause: number, state?: 'open' | 'closed' | 'repeated') =>
  asActor(cast.as.supervisor, 'read', tx => listCausedHazards(tx, { cause, state }, today))

describe('what lies behind a hazard', () => {
  it('is said by who rectifies or looks again, with words, and what was said before stays', async () => {
    const [first, second] = causes as [number, number]
    const { id } = await walkHazard(cast, '成因')
    expect(codeOfRefusal(await say('stranger', id, first))).toBe('notYourUnit')
    expect(codeOfRefusal(await say('leader', id, first))).toBe('wrongRole')
    expect(codeOfRefusal(await say('principal', id, first, ' '))).toBe('needsReason')
    idOf(await say('principal', id, first))
    idOf(await say('inspector', id, second))
    const said = await asActor(cast.as.supervisor, 'read', tx => listCausesOf(tx, id))
    expect(said.map(one => one.id)).toEqual([second, first])
    await expect(cast.ask(`update hazard_cause set words = 'x'`)).rejects.toThrow('only grows')
    // a hazard counts under the newest word only
    expect((await listed(first)).rows.map(row => row.id)).not.toContain(id)
    expect((await listed(second)).rows.map(row => row.id)).toContain(id)
  })

  it('is repeated where the same cause had been closed at the place before, and not otherwise', async () => {
    const [, , cause, other] = causes as [number, number, number, number]
    const closed = await closedHazard(cause)
    const back = (await walkHazard(cast, '再现')).id
    idOf(await say('inspector', back, cause))
    const different = (await walkHazard(cast, '别因')).id
    idOf(await say('inspector', different, other))
    expect((await listed(cause, 'repeated')).rows.map(row => row.id)).toEqual([back])
    expect((await listed(cause, 'closed')).rows.map(row => row.id)).toEqual([closed])
    expect((await listed(other, 'repeated')).all).toBe(0)
    const figures = await asActor(cast.as.supervisor, 'read', tx => causeFigures(tx, today))
    expect(figures.find(one => one.id === cause)).toMatchObject({ open: 1, closed: 1, repeated: 1 })
  })

  it('gathers into a task that lists its hazards, of that cause only', async () => {
    const [, , , , cause, other] = causes as [number, number, number, number, number, number]
    const mine = [(await walkHazard(cast, '甲')).id, (await walkHazard(cast, '乙')).id]
    for (const id of mine) idOf(await say('inspector', id, cause))
    const foreign = (await walkHazard(cast, '丙')).id
    idOf(await say('inspector', foreign, other))
    const [{ id: directiveId }] = (await cast.ask(
      `select id::int from directive where mechanism = 'short-boards' and stage = 'executing' order by id limit 1`,
    )) as [{ id: number }]
    const give = (hazardIds: number[], who: Caller = province) =>
      giveSystemicTask(who, {
        key: key(),
        causeId: cause,
        hazardIds,
        directiveId,
        leadOrgId: cast.units.regulator,
        title: '补齐短板',
        criteria: '同一成因不再出现',
        dueOn: addDays(today, 30),
      })
    const tasks = () => asActor(cast.as.supervisor, 'read', tx => listSystemicTasks(tx, { causeId: cause }))
    expect(codeOfRefusal(await give([]))).toBe('needsHazards')
    expect(codeOfRefusal(await give(mine, cast.as.inspector))).toBe('wrongRole')
    expect(codeOfRefusal(await give([...mine, foreign]))).toBe('notFound')
    expect(await tasks()).toEqual([])
    const taskId = idOf(await give(mine))
    expect(await tasks()).toMatchObject([{ id: taskId, hazards: mine, stage: 'issued' }])
    expect(await asActor(cast.as.inspector, 'read', tx => listSystemicTasks(tx, { taskId }))).toHaveLength(1)
    expect(await asActor(cast.as.outsider, 'read', tx => listSystemicTasks(tx, { taskId }))).toEqual([])
  })
})
