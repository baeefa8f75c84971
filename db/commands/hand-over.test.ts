import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { listBreaks } from '../queries/breaks'
import { findHandover } from '../queries/handovers'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { editPost, endPost } from './edit-post'
import { handOver } from './hand-over'
import { mapSector, nameRegulator } from './map-sector'
import { nameResponsible } from './name-responsible'
import { planInspection } from './plan-inspection'
import { walkHazard } from './walk'

let cast: Cast
const today = shanghaiDay(new Date())
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const words = {
  titleZh: '分管领导',
  titleEn: 'Leader in charge',
  businessDutyZh: '分管工业',
  businessDutyEn: 'industry',
  safetyDutyZh: '分管行业安全',
  safetyDutyEn: 'safety of the industry',
}
const rowsOf = (orgId: number) =>
  cast.ask(
    `select person_id::int as person, deputy_id::int as deputy, place_id::int as place, valid_from::text as "from", valid_to::text as "to", basis, words from responsibility where org_id = $1 order by id`,
    [orgId],
  )

describe('naming', () => {
  it('names by an order; the next one ends it and nothing of it is rewritten; every change is written down', async () => {
    const { firm } = cast.units
    const name = (who: 'supervisor' | 'inspector' | 'principal' | 'outsider', personId: number | null, from = today) =>
      nameResponsible(cast.as[who], {
        key: key(),
        orgId: firm,
        placeId: cast.placeId,
        personId,
        from,
        words: '安委办〔2026〕1号',
      })
    expect(codeOfRefusal(await name('inspector', cast.people.worker))).toBe('wrongRole')
    expect(codeOfRefusal(await name('principal', cast.people.worker))).toBe('wrongRole')
    expect(codeOfRefusal(await name('supervisor', cast.people.stranger))).toBe('strangerNamed')
    expect(codeOfRefusal(await name('supervisor', cast.people.worker, addDays(today, -1)))).toBe('dutyPast')
    idOf(await name('supervisor', cast.people.worker))
    idOf(await name('supervisor', cast.people.principal, addDays(today, 7)))
    expect(await rowsOf(firm)).toEqual([
      {
        person: cast.people.worker,
        deputy: null,
        place: cast.placeId,
        from: today,
        to: addDays(today, 6),
        basis: 'assigned',
        words: '安委办〔2026〕1号',
      },
      {
        person: cast.people.principal,
        deputy: null,
        place: cast.placeId,
        from: addDays(today, 7),
        to: null,
        basis: 'assigned',
        words: '安委办〔2026〕1号',
      },
    ])
    const changes = await cast.ask(
      `select subject, person_id::int as person, was, becomes ->> 'person_id' as named, becomes ->> 'valid_to' as ended from duty_change where org_id = $1 order by id`,
      [firm],
    )
    expect(changes).toEqual([
      {
        subject: 'responsibility',
        person: cast.people.supervisor,
        was: null,
        named: String(cast.people.worker),
        ended: null,
      },
      {
        subject: 'responsibility',
        person: cast.people.supervisor,
        was: { valid_to: null },
        named: null,
        ended: addDays(today, 6),
      },
      {
        subject: 'responsibility',
        person: cast.people.supervisor,
        was: null,
        named: String(cast.people.principal),
        ended: null,
      },
    ])
  })

  it('past rows cannot be rewritten, by the application or by the owner acting as somebody', async () => {
    const { firm } = cast.units
    await expect(
      cast.bypass('supervisor', `update responsibility set person_id = null where org_id = $1`, [firm]),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      cast.bypass('supervisor', `update responsibility set valid_to = $2 where org_id = $1 returning id`, [
        firm,
        addDays(today, -9),
      ]),
    ).rejects.toMatchObject({ message: 'frozen' })
    expect(
      await cast.bypass('principal', `update responsibility set valid_to = $2 where org_id = $1 returning id`, [
        firm,
        addDays(today, 3),
      ]),
    ).toEqual([])
    await expect(cast.ask(`update responsibility set person_id = null where org_id = $1`, [firm])).rejects.toThrow(
      'frozen',
    )
    await expect(cast.ask(`delete from responsibility where org_id = $1`, [firm])).rejects.toThrow('only grows')
    await expect(cast.ask(`update duty_change set becomes = '{}' where org_id = $1`, [firm])).rejects.toThrow(
      'only grows',
    )
  })

  it('a leader answers by a post with double duties; who may edit it, and ending it ends who answers by it', async () => {
    const { gov } = cast.units
    const edit = (who: 'supervisor' | 'regulatorHead' | 'leader', more = {}) =>
      editPost(cast.as[who], { key: key(), orgId: gov, side: 'party', ...words, ...more })
    expect(codeOfRefusal(await edit('regulatorHead'))).toBe('notYourUnit')
    expect(codeOfRefusal(await edit('leader'))).toBe('wrongRole')
    expect(codeOfRefusal(await edit('supervisor', { safetyDutyEn: ' ' }))).toBe('needsBothLanguages')
    const named = (postId?: number) =>
      nameResponsible(cast.as.supervisor, {
        key: key(),
        orgId: gov,
        postId,
        personId: cast.people.leader,
        from: today,
        words: '分工通知',
      })
    expect(codeOfRefusal(await named())).toBe('needsPost')
    const postId = idOf(await edit('supervisor'))
    idOf(await named(postId))
    idOf(await edit('supervisor', { postId, safetyDutyEn: 'safety of the industry, monthly' }))
    const was = await cast.ask(
      `select was from duty_change where subject = 'post' and subject_id = $1 order by id desc limit 1`,
      [postId],
    )
    expect(was).toEqual([{ was: { safety_duty_en: words.safetyDutyEn } }])
    idOf(await endPost(cast.as.supervisor, { key: key(), orgId: gov, postId }))
    expect(await rowsOf(gov)).toMatchObject([{ person: cast.people.leader, to: addDays(today, -1) }])
  })

  it('maps a sector in one’s territory, and names a place’s regulator', async () => {
    const map = (who: 'supervisor' | 'regulatorHead', regionCode: string) =>
      mapSector(cast.as[who], {
        key: key(),
        sector: 'charging',
        regionCode,
        orgId: cast.units.regulator,
        from: today,
        words: '会议纪要',
      })
    expect(codeOfRefusal(await map('regulatorHead', '220200'))).toBe('wrongRole')
    expect(codeOfRefusal(await map('supervisor', '220300'))).toBe('notYourUnit')
    const regulate = (who: 'supervisor' | 'regulatorHead', orgId: number) =>
      nameRegulator(cast.as[who], { key: key(), placeId: cast.placeId, orgId })
    expect(codeOfRefusal(await regulate('regulatorHead', cast.units.otherBureau))).toBe('wrongRole')
    expect(codeOfRefusal(await regulate('supervisor', cast.units.otherFirm))).toBe('invalid')
    idOf(await regulate('supervisor', cast.units.otherBureau))
    idOf(await regulate('supervisor', cast.units.regulator))
    await expect(
      cast.bypass(
        'supervisor',
        `insert into sector_regulator (sector, level, region_code, org_id, basis, words, valid_from) values ('gas', 'prefecture', '220300', $1, 'law', 'x', current_date)`,
        [cast.units.regulator],
      ),
    ).rejects.toMatchObject({ message: 'notYourUnit' })
  })
})

describe('hand-over', () => {
  it('moves cases, visits, responsibilities, places; what the rules refuse stays and is named; a second asking with the key moves nothing', async () => {
    const { worker, principal } = cast.people
    const walk = await walkHazard(cast, '交接')
    await walk.go('inspector', 'grade', { level: 'general' })
    await walk.go('inspector', 'order', { unitId: cast.units.firm, ownerId: worker, dueOn: addDays(today, 9) })
    await cast.ask(`update place set owner_id = $1 where id = $2`, [worker, cast.placeId])
    const input = { key: key(), orgId: cast.units.firm, fromId: worker, toId: principal, reason: '调离', leaves: false }
    expect(codeOfRefusal(await handOver(cast.as.stranger, input))).toMatch(/notFound|notYourUnit/)
    expect(codeOfRefusal(await handOver(cast.as.inspector, { ...input, key: key() }))).toMatch(/wrongRole/)
    expect(
      codeOfRefusal(await handOver(cast.as.supervisor, { ...input, key: key(), toId: cast.people.stranger })),
    ).toBe('strangerNamed')
    const id = idOf(await handOver(cast.as.supervisor, input))
    expect(idOf(await handOver(cast.as.supervisor, input))).toBe(id)
    const { handover, items } = (await asActor(cast.as.supervisor, 'read', tx => findHandover(tx, id)))!
    expect(handover).toMatchObject({ moved: 3, stayed: 0, onDay: today, reason: '调离' })
    expect(items.map(item => [item.kind, item.part, item.moved]).sort()).toEqual([
      ['hazard', 'owner', true],
      ['place', 'owner', true],
      ['responsibility', 'owner', true],
    ])
    const [moved] = await cast.ask(`select owner_id::int as owner from hazard where id = $1`, [walk.id])
    expect(moved).toEqual({ owner: principal })
    const [event] = await cast.ask(
      `select move, payload ->> 'handover' as handover from event where loop = 'hazard' and case_id = $1 order by seq desc limit 1`,
      [walk.id],
    )
    expect(event).toEqual({ move: 'reassign', handover: String(id) })
    expect((await rowsOf(cast.units.firm)).filter(row => row.from === today)).toMatchObject([
      { person: worker, to: addDays(today, -1) },
      { person: principal, to: addDays(today, 6) },
    ])
    expect(codeOfRefusal(await handOver(cast.as.supervisor, { ...input, key: key() }))).toBe('nothingToHand')
  })

  it('a case that cannot move is named with its reason, and the rest moves; who left is a break until then', async () => {
    const { inspector, colleague } = cast.people
    const visit = () =>
      planInspection(cast.as.inspector, {
        key: key(),
        placeId: cast.placeId,
        checklistId: cast.checklistId,
        kind: 'planned',
        onDay: addDays(today, 5),
        teamIds: [inspector, colleague],
      })
    const first = idOf(await visit())
    const second = idOf(await visit())
    const broken = () =>
      asActor(cast.as.supervisor, 'read', async tx =>
        (await listBreaks(tx, { kind: 'inspectionPersonLeft', under: cast.units.gov }, today, { limit: 50 })).rows.map(
          row => Number(row.id),
        ),
      )
    expect(await broken()).toEqual([])
    await cast.ask(`update membership set valid_to = $2 where person_id = $1`, [colleague, addDays(today, -1)])
    // the visits' planner and owner is the inspector; the colleague only goes along
    expect(await broken()).toEqual([])
    await cast.ask(`update membership set valid_to = $2 where person_id = $1`, [inspector, addDays(today, -1)])
    expect((await broken()).sort()).toEqual([first, second].sort())
    const hand = (fromId: number, leaves: boolean) =>
      handOver(cast.as.regulatorHead, {
        key: key(),
        orgId: cast.units.regulator,
        fromId,
        toId: cast.people.regulatorHead,
        reason: '退休',
        leaves,
      })
    // the colleague still stands on the team and acts for nobody any more
    const stuck = idOf(await hand(inspector, false))
    const found = (await asActor(cast.as.regulatorHead, 'read', tx => findHandover(tx, stuck)))!
    expect(found.items.map(item => [item.kind, item.moved, item.refusal])).toEqual([
      ['inspection', false, 'strangerNamed'],
      ['inspection', false, 'strangerNamed'],
    ])
    await cast.ask(`update membership set valid_to = null where person_id = $1`, [colleague])
    idOf(await hand(inspector, true))
    expect(await broken()).toEqual([])
    const [row] = await cast.ask(
      `select owner_id::int as owner, team_ids::int[] as team from inspection where id = $1`,
      [first],
    )
    expect(row).toEqual({ owner: cast.people.regulatorHead, team: [cast.people.regulatorHead, colleague] })
  })

  it('ends the roles of whoever leaves, never one’s own', async () => {
    const hand = (fromId: number) =>
      handOver(cast.as.regulatorHead, {
        key: key(),
        orgId: cast.units.regulator,
        fromId,
        toId: cast.people.regulatorHead === fromId ? cast.people.colleague : cast.people.regulatorHead,
        reason: '离任',
        leaves: true,
      })
    expect(codeOfRefusal(await hand(cast.people.regulatorHead))).toBe('ownWork')
    idOf(await hand(cast.people.colleague))
    const [row] = await cast.ask(`select valid_to::text as until from membership where person_id = $1`, [
      cast.people.colleague,
    ])
    expect(row).toEqual({ until: addDays(today, -1) })
  })
})
