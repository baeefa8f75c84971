import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { drawRegister } from './draw-register'
import { exceptPlace } from './except-place'
import { openCampaign } from './open-campaign'
import { planInspection } from './plan-inspection'

const today = shanghaiDay(new Date())
let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
  await cast.ask(`update place set sector = $2, listed_on = '2018-01-01' where id = $1`, [cast.placeId, 'charging'])
})
afterAll(() => cast.end())

const count = async (table: string) => (await cast.ask(`select count(*)::int as n from ${table}`))[0]!.n as number
const open = () =>
  openCampaign(cast.as.supervisor, {
    key: key(),
    kind: 'special',
    nameZh: '测试专项',
    nameEn: 'Test drive',
    sectors: ['charging'],
    checklistIds: [cast.checklistId],
    commanderId: cast.people.leader,
    startsOn: '2018-01-01',
    endsOn: '2036-12-31',
    targetPercent: 80,
  })

describe('excepting a place', () => {
  let id: number
  beforeAll(async () => {
    id = idOf(await open())
    idOf(await drawRegister(cast.as.supervisor, { key: key(), campaignId: id, onDay: today }))
  })
  const except = (who: keyof Cast['as'], excluded: boolean, reason = '已拆除', placeId = cast.placeId) =>
    exceptPlace(cast.as[who], { key: key(), campaignId: id, placeId, excluded, reason })
  const state = async () =>
    (await cast.ask('select state from coverage where campaign_id = $1 and place_id = $2', [id, cast.placeId]))[0]!
      .state

  test('whoever inspects does not decide what need not be inspected', async () => {
    const before = await count('coverage_exception')
    for (const who of ['inspector', 'colleague', 'regulatorHead', 'leader', 'principal', 'stranger'] as const)
      expect(codeOfRefusal(await except(who, true)), who).toBe('wrongRole')
    const insert = `insert into coverage_exception (campaign_id, place_id, excluded, reason) values (${id}, ${cast.placeId}, true, '免检')`
    for (const who of ['inspector', 'leader', 'principal'] as const)
      await expect(cast.bypass(who, insert), who).rejects.toThrow('wrongRole')
    // the supervisor of another unit's territory, who regulates nothing here either
    await cast.ask(`update membership set scope_org_id = $2 where person_id = $1`, [
      cast.people.supervisor,
      cast.units.regulator,
    ])
    await expect(cast.bypass('supervisor', insert)).rejects.toThrow('notYourUnit')
    await cast.ask(`update membership set scope_org_id = $2 where person_id = $1`, [
      cast.people.supervisor,
      cast.units.gov,
    ])
    expect(codeOfRefusal(await except('supervisor', true, '  '))).toBe('needsReason')
    await expect(cast.bypass('supervisor', insert.replace('免检', ' '))).rejects.toThrow('needsReason')
    expect(codeOfRefusal(await except('supervisor', true, '远', 1))).toBe('notInRegister')
    expect(await count('coverage_exception')).toBe(before)
    expect(await state()).toBe('unvisited')
  })

  test('is written down with who and when, taken back by another row, and outweighed by a visit', async () => {
    expect(codeOfRefusal(await except('supervisor', false))).toBe('notExcepted')
    const said = idOf(await except('supervisor', true))
    const [kept] = await cast.ask(
      'select person_id::int as who, org_id::int as unit, reason, excluded, at from coverage_exception where id = $1',
      [said],
    )
    expect(kept).toMatchObject({
      who: cast.people.supervisor,
      unit: cast.units.office,
      reason: '已拆除',
      excluded: true,
    })
    expect(Date.now() - (kept!.at as Date).getTime()).toBeLessThan(60_000)
    expect(await state()).toBe('not_applicable')
    expect(codeOfRefusal(await except('supervisor', true))).toBe('alreadyExcepted')
    idOf(await except('supervisor', false, '恢复生产'))
    expect(await state()).toBe('unvisited')
    idOf(await except('supervisor', true))
    idOf(
      await planInspection(cast.as.inspector, {
        key: key(),
        placeId: cast.placeId,
        checklistId: cast.checklistId,
        campaignId: id,
        kind: 'unannounced',
        onDay: '2036-01-02',
        teamIds: [cast.people.inspector, cast.people.colleague],
      }),
    )
    expect(await state()).toBe('scheduled')
    await expect(cast.ask('delete from coverage_exception where id = $1', [said])).rejects.toThrow('only grows')
    await expect(cast.bypass('supervisor', `update coverage_exception set reason = 'x'`)).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('nobody on the visit’s team excepts its place, whatever role they hold besides', async () => {
    const other = idOf(await open())
    idOf(await drawRegister(cast.as.supervisor, { key: key(), campaignId: other, onDay: today }))
    const team = [cast.people.inspector, cast.people.colleague]
    idOf(
      await planInspection(cast.as.inspector, {
        key: key(),
        placeId: cast.placeId,
        checklistId: cast.checklistId,
        campaignId: other,
        kind: 'planned',
        onDay: '2036-01-02',
        teamIds: team,
      }),
    )
    const set = (role: string, org: number, scope: number) =>
      cast.ask('update membership set role = $2, org_id = $3, scope_org_id = $4 where person_id = $1', [
        cast.people.colleague,
        role,
        org,
        scope,
      ])
    await set('supervisor', cast.units.office, cast.units.gov)
    const refused = await exceptPlace(cast.as.colleague, {
      key: key(),
      campaignId: other,
      placeId: cast.placeId,
      excluded: true,
      reason: '免检',
    })
    await set('inspector', cast.units.regulator, cast.units.regulator)
    expect(codeOfRefusal(refused)).toBe('ownWork')
  })

  test('what is planned is not read from cells, tallies or exceptions by an enterprise, nor by a unit elsewhere', async () => {
    for (const table of ['coverage', 'coverage_tally', 'coverage_exception']) {
      const seen = async (who: keyof Cast['as']) =>
        (await cast.bypass(who, `select count(*)::int as n from ${table} where campaign_id = ${id}`))[0]!.n as number
      expect(await seen('principal'), table).toBe(0)
      expect(await seen('stranger'), table).toBe(0)
      expect(await seen('outsider'), table).toBe(0)
      expect(await seen('inspector'), table).toBeGreaterThan(0)
      expect(await seen('supervisor'), table).toBe(await seen('leader'))
    }
  })
})
