import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { type Cast, idOf, key, makeCast } from '../commands/cast'
import { editPost } from '../commands/edit-post'
import { handOver } from '../commands/hand-over'
import { nameResponsible } from '../commands/name-responsible'

type Who = 'leader' | 'supervisor' | 'inspector' | 'regulatorHead' | 'principal' | 'stranger' | 'outsider'
let cast: Cast
const ids: Record<string, number> = {}
const today = shanghaiDay(new Date())
const words = {
  titleZh: '岗',
  titleEn: 'Post',
  businessDutyZh: '业',
  businessDutyEn: 'b',
  safetyDutyZh: '安',
  safetyDutyEn: 's',
}

beforeAll(async () => {
  cast = await makeCast()
  const { gov, firm, otherFirm, regulator, otherBureau } = cast.units
  const name = (orgId: number, personId: number, more = {}) =>
    nameResponsible(cast.as.supervisor, { key: key(), orgId, personId, from: today, words: '通知', ...more })
  ids.post = idOf(await editPost(cast.as.supervisor, { key: key(), orgId: gov, side: 'party', ...words }))
  ids.leadership = idOf(await name(gov, cast.people.leader, { postId: ids.post }))
  ids.industry = idOf(await name(regulator, cast.people.regulatorHead))
  ids.otherIndustry = idOf(await name(otherBureau, cast.people.outsider))
  ids.firm = idOf(await name(firm, cast.people.worker))
  ids.otherFirm = idOf(await name(otherFirm, cast.people.stranger))
  ids.handover = idOf(
    await handOver(cast.as.supervisor, {
      key: key(),
      orgId: firm,
      fromId: cast.people.worker,
      toId: cast.people.principal,
      reason: '调离',
      leaves: false,
    }),
  )
  const latest = async (orgId: number) =>
    (await cast.ask(`select max(id)::int as id from duty_change where org_id = $1`, [orgId]))[0]!.id as number
  ids.firmChange = await latest(firm)
  ids.otherFirmChange = await latest(otherFirm)
  ids.import = (
    (await cast.ask(
      `insert into duty_import (file_name, sha256, rows, org_id, person_id) values ('x', 'x', 1, $1, $2) returning id::int`,
      [cast.units.office, cast.people.supervisor],
    )) as [{ id: number }]
  )[0].id
  await cast.ask(`insert into duty_import_row (import_id, row_no, effect, "values") values ($1, 2, 'bad', '{}')`, [
    ids.import,
  ])
})
afterAll(() => cast.end())

describe('who sees which rows of the network', () => {
  const byId = (table: string) => `select id from ${table} where id = $1`
  const cases: Record<string, [string, () => number]> = {
    post: [byId('post'), () => ids.post!],
    leadership: [byId('responsibility'), () => ids.leadership!],
    'its regulator': [byId('responsibility'), () => ids.industry!],
    'another authority': [byId('responsibility'), () => ids.otherIndustry!],
    'its own': [byId('responsibility'), () => ids.firm!],
    'another firm': [byId('responsibility'), () => ids.otherFirm!],
    'its change': [byId('duty_change'), () => ids.firmChange!],
    'another change': [byId('duty_change'), () => ids.otherFirmChange!],
    handover: [byId('handover'), () => ids.handover!],
    'handover item': [
      `select handover_id as id from handover_item where handover_id = $1 limit 1`,
      () => ids.handover!,
    ],
    import: [byId('duty_import'), () => ids.import!],
    'import row': [`select import_id from duty_import_row where import_id = $1`, () => ids.import!],
    map: [`select id from sector_regulator where basis = 'law' and $1::int = 1 limit 1`, () => 1],
  }
  const all = Object.keys(cases)
  const officials = ['post', 'leadership', 'its regulator', 'another authority', 'map']
  const seen: Record<Who, string[]> = {
    leader: all,
    supervisor: all,
    // who regulates the firm's place sees the firm
    inspector: [...officials, 'its own', 'its change', 'handover', 'handover item'],
    regulatorHead: [...officials, 'its own', 'its change', 'handover', 'handover item'],
    outsider: officials,
    principal: ['post', 'leadership', 'its regulator', 'its own', 'its change', 'handover', 'handover item', 'map'],
    stranger: ['post', 'leadership', 'another firm', 'another change', 'map'],
  }
  for (const [who, sees] of Object.entries(seen)) {
    test.each(all)(`${who} · %s`, async what => {
      const [query, id] = cases[what]!
      expect((await cast.bypass(who as Who, query, [id()])).length).toBe(sees.includes(what) ? 1 : 0)
    })
  }
})

describe('who writes, straight to the tables', () => {
  const insertDuty = (orgId: number, personId: number): [string, unknown[]] => [
    `insert into responsibility (kind, org_id, person_id, basis, words, valid_from) values ('industry', $1, $2, 'assigned', 'w', $3) returning id`,
    [orgId, personId, '2099-01-01'],
  ]
  const own = {
    supervisor: true,
    regulatorHead: true,
    leader: false,
    inspector: false,
    outsider: false,
    principal: false,
    stranger: false,
  }
  it.each(Object.entries(own))('a responsibility of the regulator by %s: %s', async (who, may) => {
    await cast.ask(`update responsibility set valid_to = $2 where id = $1 and valid_to is null`, [
      ids.industry,
      '2098-12-31',
    ])
    const [text, values] = insertDuty(cast.units.regulator, cast.people.colleague)
    const tried = cast.bypass(who as Who, text, values)
    if (may) expect(await tried).toHaveLength(1)
    else await expect(tried).rejects.toThrow()
  })
  it.each(Object.entries({ ...own, regulatorHead: false, supervisor: true }))(
    'a post of the territory by %s: %s',
    async (who, may) => {
      const tried = cast.bypass(
        who as Who,
        `insert into post (org_id, title_zh, title_en, side, business_duty_zh, business_duty_en, safety_duty_zh, safety_duty_en, valid_from) values ($1, 'a', 'a', 'party', 'b', 'b', 's', 's', $2) returning id`,
        [cast.units.gov, today],
      )
      if (may) expect(await tried).toHaveLength(1)
      else await expect(tried).rejects.toThrow()
    },
  )
  it('no basis but an assignment can be claimed, and by nobody but oneself', async () => {
    await cast.ask(`update responsibility set valid_to = $2 where id = $1 and valid_to is null`, [
      ids.industry,
      '2098-12-31',
    ])
    const rows = await cast.bypass(
      'supervisor',
      `with made as (insert into responsibility (kind, org_id, person_id, basis, words, valid_from) values ('industry', $1, $2, 'law', 'w', '2099-01-01') returning basis, assigned_by_id::int as by) select * from made`,
      [cast.units.regulator, cast.people.colleague],
    )
    expect(rows).toEqual([{ basis: 'assigned', by: cast.people.supervisor }])
    await expect(
      cast.bypass(
        'supervisor',
        `insert into responsibility (kind, org_id, person_id, basis, words, valid_from, assigned_by_id) values ('industry', $1, $2, 'assigned', 'w', '2099-01-01', $2)`,
        [cast.units.regulator, cast.people.colleague],
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
  it.each([
    `insert into duty_change (subject, subject_id, person_id, actor_org_id, becomes) values ('post', 1, 1, 1, '{}')`,
    `update duty_change set becomes = '{}'`,
    `update handover set reason = 'x'`,
    `update handover_item set moved = true`,
    `update duty_import_row set effect = 'new'`,
    `update sector_regulator set org_id = 1`,
    `update membership set valid_to = current_date`,
    `update place set regulator_org_id = null`,
    `insert into handover_item (handover_id, kind, item_id, part, moved) values (1, 'place', 1, 'owner', true)`,
    `select duties.open_handover(1)`,
  ])('the app may not: %s', async statement => {
    await expect(cast.bypass('supervisor', statement)).rejects.toMatchObject({ code: '42501' })
  })
  it('nothing can be hung on a hand-over of another transaction, nor its functions be called for it', async () => {
    await expect(
      cast.bypass(
        'supervisor',
        `insert into handover_item (handover_id, kind, item_id, part, moved) values ($1, 'task', 1, 'owner', true)`,
        [ids.handover],
      ),
    ).rejects.toMatchObject({ code: '42501' })
    for (const name of ['hand_responsibilities', 'hand_places', 'end_roles'])
      await expect(cast.bypass('supervisor', `select duties.${name}($1)`, [ids.handover]), name).rejects.toMatchObject({
        message: 'notFound',
      })
  })
})
