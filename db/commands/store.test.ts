import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { addStore, checkStore, type MoveStore, moveStore } from './keep-store'
import { responseUntil } from './response-cast'
import { editTeam, sayReadiness, writeTeam } from './write-team'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const add = async (quantity: number, who: keyof Cast['as'] = 'regulatorHead', orgId = cast.units.regulator) =>
  addStore(cast.as[who], {
    key: key(),
    orgId,
    kind: 'plugging',
    nameZh: '堵漏工具',
    measure: '套',
    quantity,
    keptAt: '仓库',
    regionCode: '220200',
  })
const move = (itemId: number, kind: MoveStore['kind'], quantity: number, more: Partial<MoveStore> = {}) =>
  moveStore(cast.as.regulatorHead, { key: key(), itemId, kind, quantity, words: '记录', ...more })
const left = async (id: number) =>
  (await cast.ask('select quantity from store_item where id = $1', [id]))[0]!.quantity as number
const sum = async (id: number) =>
  (
    await cast.ask(
      `select coalesce(sum(case when kind in ('in', 'back') then quantity when kind = 'out' or response_id is null then -quantity else 0 end), 0)::int as n from store_movement where item_id = $1`,
      [id],
    )
  )[0]!.n as number

describe('stores', () => {
  it('are counted from their movements: in, out, back, used up', async () => {
    const responseId = await responseUntil(cast, 'on_site')
    const id = idOf(await add(10))
    expect(await left(id)).toBe(10)
    idOf(await move(id, 'out', 4, { responseId }))
    expect(await left(id)).toBe(6)
    idOf(await move(id, 'scrapped', 1, { responseId }))
    // what was used up had left the store before
    expect(await left(id)).toBe(6)
    expect(codeOfRefusal(await move(id, 'back', 4, { responseId }))).toBe('notDrawn')
    idOf(await move(id, 'back', 3, { responseId }))
    expect(await left(id)).toBe(9)
    expect(codeOfRefusal(await move(id, 'scrapped', 10))).toBe('notEnough')
    idOf(await move(id, 'scrapped', 2))
    expect(await left(id)).toBe(7)
    expect(await sum(id)).toBe(7)
    const told = await cast.ask(`select left_after as "left" from store_movement where item_id = $1 order by id`, [id])
    expect(told.map(row => row.left)).toEqual([10, 6, 6, 9, 7])
  })

  it('go out to a response only, and only while it is under way', async () => {
    const id = idOf(await add(3))
    expect(codeOfRefusal(await move(id, 'out', 1))).toBe('needsResponse')
    expect(codeOfRefusal(await move(id, 'back', 1))).toBe('needsResponse')
    const over = await responseUntil(cast, 'stood_down')
    expect(codeOfRefusal(await move(id, 'out', 1, { responseId: over }))).toBe('wrongStage')
    expect(codeOfRefusal(await move(id, 'scrapped', 1, { words: ' ' }))).toBe('needsReason')
    expect(await left(id)).toBe(3)
  })

  it('are never drawn below nothing, however many draw at once', async () => {
    const responseId = await responseUntil(cast, 'on_site')
    const id = idOf(await add(25))
    const draws = await Promise.all(Array.from({ length: 40 }, () => move(id, 'out', 1, { responseId })))
    const refused = draws.filter(one => !one.ok)
    expect(refused).toHaveLength(15)
    expect(new Set(refused.map(codeOfRefusal))).toEqual(new Set(['notEnough']))
    expect(await left(id)).toBe(0)
    expect(await sum(id)).toBe(0)
    // and many bring back at once no more than was drawn
    const backs = await Promise.all(Array.from({ length: 10 }, () => move(id, 'back', 4, { responseId })))
    expect(backs.filter(one => one.ok)).toHaveLength(6)
    expect(await left(id)).toBe(24)
    await expect(cast.ask('update store_item set quantity = -1 where id = $1', [id])).rejects.toMatchObject({
      code: '23514',
    })
  })

  it('cannot be counted by hand, and their movements stand', async () => {
    const id = idOf(await add(2))
    await expect(
      cast.bypass('regulatorHead', 'update store_item set quantity = 99 where id = $1', [id]),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(cast.ask('delete from store_movement where item_id = $1', [id])).rejects.toThrow('only grows')
    await expect(cast.ask('update store_movement set quantity = 9 where item_id = $1', [id])).rejects.toThrow(
      'only grows',
    )
  })

  it('say until when they hold by a look; the earlier one stays', async () => {
    const id = idOf(await add(1))
    const look = (expiresOn: string, responsibleId?: number) =>
      checkStore(cast.as.regulatorHead, { key: key(), itemId: id, keptAt: '二号库', expiresOn, responsibleId })
    idOf(await look('2030-01-01', cast.people.colleague))
    idOf(await look('2031-01-01'))
    const [item] = await cast.ask('select expires_on::text as on, kept_at as at from store_item where id = $1', [id])
    expect(item).toEqual({ on: '2031-01-01', at: '二号库' })
    expect(await cast.ask('select id from store_check where item_id = $1', [id])).toHaveLength(2)
    expect(codeOfRefusal(await look('2031-01-01', cast.people.stranger))).toBe('strangerNamed')
  })

  it('are kept by their own unit or the office above, and hidden from others', async () => {
    const id = idOf(await add(5))
    const tried = (who: keyof Cast['as']) =>
      moveStore(cast.as[who], { key: key(), itemId: id, kind: 'in', quantity: 1 })
    idOf(await tried('supervisor'))
    expect(codeOfRefusal(await tried('leader'))).toBe('notYourUnit')
    expect(codeOfRefusal(await tried('inspector'))).toBe('notYourUnit')
    for (const who of ['outsider', 'principal', 'stranger'] as const)
      expect(codeOfRefusal(await tried(who)), who).toBe('notFound')
    expect(codeOfRefusal(await add(1, 'principal'))).toBe('notYourUnit')
    idOf(await add(1, 'principal', cast.units.firm))
    await expect(
      cast.bypass('leader', `insert into store_movement (item_id, kind, quantity) values ($1, 'in', 5)`, [id]),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('teams', () => {
  const words = {
    kind: 'gas' as const,
    nameZh: '抢修队',
    members: 8,
    leader: '某队长',
    phone: '0432-1',
    base: '站内',
    regionCode: '220200',
  }
  it('are ready until somebody says why not, and every word stays', async () => {
    const id = idOf(await writeTeam(cast.as.regulatorHead, { key: key(), orgId: cast.units.regulator, ...words }))
    const say = (ready: boolean, reason?: string) =>
      sayReadiness(cast.as.regulatorHead, { key: key(), teamId: id, ready, reason })
    expect(codeOfRefusal(await say(false))).toBe('needsReason')
    idOf(await say(false, '车辆检修'))
    idOf(await say(true))
    const told = await cast.ask(
      `select ready, reason, person_id::int as who from team_readiness where team_id = $1 order by id`,
      [id],
    )
    const who = cast.people.regulatorHead
    expect(told).toEqual([
      { ready: true, reason: '', who },
      { ready: false, reason: '车辆检修', who },
      { ready: true, reason: '', who },
    ])
    await expect(cast.ask('update team_readiness set ready = true where team_id = $1', [id])).rejects.toThrow(
      'only grows',
    )
    idOf(await editTeam(cast.as.supervisor, { key: key(), teamId: id, ...words, members: 12 }))
    expect((await cast.ask('select members from response_team where id = $1', [id]))[0]!.members).toBe(12)
    expect(codeOfRefusal(await editTeam(cast.as.outsider, { key: key(), teamId: id, ...words }))).toBe('notFound')
    expect(codeOfRefusal(await editTeam(cast.as.inspector, { key: key(), teamId: id, ...words }))).toBe('notYourUnit')
  })
})
