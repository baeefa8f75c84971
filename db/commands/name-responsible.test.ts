import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { editPost, endPost } from './edit-post'
import { mapSector, nameRegulator } from './map-sector'
import { nameResponsible } from './name-responsible'

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
    // people of an enterprise below it are not its own
    const worker = { key: key(), orgId: gov, postId, personId: cast.people.worker, from: today, words: '分工通知' }
    expect(codeOfRefusal(await nameResponsible(cast.as.supervisor, worker))).toBe('strangerNamed')
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
