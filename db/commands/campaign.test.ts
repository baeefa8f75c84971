import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import type { Caller } from '../client'
import { demoCaller } from '../queries/demo-caller'
import type { CampaignWords } from './campaign-words'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { drawRegister } from './draw-register'
import { nameBattle } from './name-battle'
import { openCampaign } from './open-campaign'

const today = shanghaiDay(new Date())
let cast: Cast
let words: CampaignWords
let sector: string
let province: Caller
let battle: number
beforeAll(async () => {
  cast = await makeCast()
  sector = 'charging'
  await cast.ask(`update place set sector = $2, listed_on = '2018-01-01' where id = $1`, [cast.placeId, sector])
  words = {
    nameZh: '测试专项',
    nameEn: 'Test drive',
    sectors: [sector],
    checklistIds: [cast.checklistId],
    commanderId: cast.people.leader,
    startsOn: '2018-01-01',
    endsOn: '2036-12-31',
    targetPercent: 80,
  }
  province = await demoCaller('supervisor@demo.sixlines')
  battle = (
    await cast.ask(`select id::int from campaign where kind = 'battle' and not named order by slot desc limit 1`)
  )[0]!.id as number
})
afterAll(async () => {
  // the tests share one demo, which leaves five battles without a name; only the owner of the tables may take one back
  await cast.ask(
    `update campaign set named = false, name_zh = null, name_en = null, org_id = null, commander_id = null, commander_basis = null, starts_on = null, ends_on = null, sectors = '{}',
       checklist_ids = '{}', target_percent = null, named_by_id = null, named_at = null where id = $1`,
    [battle],
  )
  await cast.end()
})

const row = async (id: number) => (await cast.ask('select * from campaign where id = $1', [id]))[0]!
const count = async (table: string) => (await cast.ask(`select count(*)::int as n from ${table}`))[0]!.n as number
const open = (who: keyof Cast['as'] = 'supervisor', more: Partial<CampaignWords> = {}) =>
  openCampaign(cast.as[who], { key: key(), kind: 'special', ...words, ...more })

describe('naming a battle', () => {
  test('is refused to everybody but the province’s office, and leaves nothing', async () => {
    const before = await row(battle)
    for (const who of ['inspector', 'leader', 'regulatorHead', 'principal'] as const)
      expect(codeOfRefusal(await nameBattle(cast.as[who], { key: key(), campaignId: battle, ...words })), who).toBe(
        'wrongRole',
      )
    expect(codeOfRefusal(await nameBattle(cast.as.supervisor, { key: key(), campaignId: battle, ...words }))).toBe(
      'notYourUnit',
    )
    await expect(
      cast.bypass('leader', `update campaign set name_zh = 'x' where id = ${battle} returning id`),
    ).resolves.toEqual([])
    await expect(cast.bypass('supervisor', `update campaign set name_zh = 'x' where id = ${battle}`)).rejects.toThrow(
      'notYourUnit',
    )
    await expect(
      cast.bypass('supervisor', `update campaign set named = true where id = ${battle}`),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      cast.bypass('supervisor', `update campaign set register_on = now() where id = ${battle}`),
    ).rejects.toMatchObject({ code: '42501' })
    expect(await row(battle)).toEqual(before)
  })

  test('writes down who, when and that it is assigned, once', async () => {
    const given = { campaignId: battle, ...words }
    const [{ id: commander }] = (await cast.ask(
      `select m.person_id::int as id from membership m join org o on o.id = m.org_id where m.role = 'leader' and o.key = 'gov:220000' limit 1`,
    )) as [{ id: number }]
    for (const [wrong, code] of [
      [{ nameEn: ' ' }, 'invalid'],
      [{ sectors: [] }, 'invalid'],
      [{ checklistIds: [] }, 'invalid'],
      [{ endsOn: '2017-01-01' }, 'invalid'],
      [{ targetPercent: 101 }, 'invalid'],
      [{ checklistIds: [999_999_999] }, 'notFound'],
      [{ commanderId: cast.people.inspector }, 'strangerNamed'],
    ] as const)
      expect(
        codeOfRefusal(await nameBattle(province, { key: key(), ...given, commanderId: commander, ...wrong } as never)),
        code,
      ).toBe(code)
    expect((await row(battle)).named).toBe(false)
    idOf(await nameBattle(province, { key: key(), ...given, commanderId: commander }))
    const named = await row(battle)
    expect(named).toMatchObject({
      named: true,
      name_zh: '测试专项',
      commander_basis: 'assigned',
      target_percent: 80,
      quote_zh: null,
    })
    const [who] = await cast.ask(
      `select p.id from person p join auth."user" u on u.id = p.account_id where u.email = 'supervisor@demo.sixlines'`,
    )
    expect(named.named_by_id).toBe(who!.id)
    expect(Date.now() - (named.named_at as Date).getTime()).toBeLessThan(60_000)
    expect(
      codeOfRefusal(await nameBattle(province, { key: key(), ...given, commanderId: commander, nameZh: '改名' })),
    ).toBe('alreadyNamed')
    expect(await row(battle)).toEqual(named)
  })
})

describe('opening a campaign', () => {
  test('is the supervisor’s, of their own unit', async () => {
    const before = await count('campaign')
    for (const who of ['inspector', 'leader', 'principal'] as const)
      expect(codeOfRefusal(await open(who))).toBe('wrongRole')
    const columns =
      '(kind, named, name_zh, name_en, commander_id, starts_on, ends_on, sectors, checklist_ids, target_percent)'
    const values = (kind: string) =>
      `('${kind}', true, 'x', 'x', ${cast.people.leader}, '2018-01-01', '2019-01-01', '{a}', '{${cast.checklistId}}', 50)`
    await expect(
      cast.bypass('inspector', `insert into campaign ${columns} values ${values('special')}`),
    ).rejects.toThrow('wrongRole')
    await expect(
      cast.bypass('supervisor', `insert into campaign ${columns} values ${values('battle')}`),
    ).rejects.toThrow('wrongRole')
    expect(await count('campaign')).toBe(before)
    expect(await row(idOf(await open()))).toMatchObject({
      kind: 'special',
      named: true,
      org_id: String(cast.units.office),
      named_by_id: String(cast.people.supervisor),
      register_on: null,
    })
  })
})

describe('drawing a register', () => {
  const draw = (who: Caller, campaignId: number, onDay = today) => drawRegister(who, { key: key(), campaignId, onDay })

  test('takes the places of the day, says how many came and left, and never goes back', async () => {
    const id = idOf(await open())
    const more = await cast.ask(
      `insert into place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, invented, listed_on, delisted_on)
       select 'd' || n, 'd', $1, $2, '220200', $3, 'blue', '', '', true, '2019-01-01'::date + n, case n when 1 then '2019-06-01'::date end from generate_series(0, 2) n returning id::int`,
      [cast.units.firm, cast.units.regulator, sector],
    )
    const drawing = async (outcome: Awaited<ReturnType<typeof draw>>) =>
      (
        await cast.ask(
          'select on_day::text, places, added, removed, person_id::int as who from campaign_register where id = $1',
          [idOf(outcome)],
        )
      )[0]
    const who = cast.people.supervisor
    expect(await drawing(await draw(cast.as.supervisor, id, '2019-01-02'))).toEqual({
      on_day: '2019-01-02',
      places: 3,
      added: 3,
      removed: 0,
      who,
    })
    expect(await drawing(await draw(cast.as.supervisor, id, '2019-06-01'))).toEqual({
      on_day: '2019-06-01',
      places: 3,
      added: 1,
      removed: 1,
      who,
    })
    expect(
      await cast.ask('select left_on::text from coverage where campaign_id = $1 and place_id = $2', [id, more[1]!.id]),
    ).toEqual([{ left_on: '2019-06-01' }])
    await cast.ask('update place set delisted_on = null where id = $1', [more[1]!.id])
    expect(await drawing(await draw(cast.as.supervisor, id))).toMatchObject({ places: 4, added: 1, removed: 0 })
    const before = [await row(id), await count('campaign_register'), await count('coverage')]
    expect(codeOfRefusal(await draw(cast.as.supervisor, id, '2019-06-02'))).toBe('registerDay')
    expect(codeOfRefusal(await draw(cast.as.supervisor, id, '2099-01-01'))).toBe('registerDay')
    expect(codeOfRefusal(await draw(cast.as.inspector, id))).toBe('wrongRole')
    expect(codeOfRefusal(await draw(await demoCaller('supervisor.jilin@demo.sixlines'), battle))).toBe('notYourUnit')
    await expect(cast.bypass('inspector', `select cover.draw(${id}, current_date)`)).rejects.toThrow('wrongRole')
    await expect(cast.bypass('inspector', `select cover.keep(${id}, 1)`)).rejects.toMatchObject({ code: '42501' })
    const rows = {
      coverage: 'select * from coverage',
      coverage_tally: 'select * from coverage_tally',
      'campaign_register (campaign_id, on_day, places, added, removed, person_id)':
        'select campaign_id, on_day, places, added, removed, person_id from campaign_register',
    }
    for (const [table, from] of Object.entries(rows))
      await expect(cast.bypass('supervisor', `insert into ${table} ${from}`), table).rejects.toMatchObject({
        code: '42501',
      })
    for (const change of [
      "coverage set state = 'visited'",
      'coverage_tally set places = 0',
      'campaign_register set places = 0',
    ])
      await expect(cast.bypass('supervisor', `update ${change}`), change).rejects.toMatchObject({ code: '42501' })
    expect([await row(id), await count('campaign_register'), await count('coverage')]).toEqual(before)
    await expect(cast.ask('update campaign_register set places = 0 where campaign_id = $1', [id])).rejects.toThrow(
      'only grows',
    )
  })
})
