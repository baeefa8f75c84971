import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { listBreaks } from '../queries/breaks'
import { findHandover } from '../queries/handovers'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { handOver } from './hand-over'
import { nameResponsible } from './name-responsible'
import { planInspection } from './plan-inspection'
import { walkHazard } from './walk'

let cast: Cast
const today = shanghaiDay(new Date())
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const _words = {
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

describe('hand-over', () => {
  it('moves cases, visits, responsibilities, places; what the rules refuse stays and is named; a second asking with the key moves nothing', async () => {
    const { worker, principal } = cast.people
    const name = (personId: number, from: string) =>
      nameResponsible(cast.as.supervisor, {
        key: key(),
        orgId: cast.units.firm,
        placeId: cast.placeId,
        personId,
        from,
        words: '通知',
      })
    idOf(await name(worker, today))
    idOf(await name(principal, addDays(today, 7)))
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
    expect(String(row!.until) <= addDays(today, -1)).toBe(true)
    // and the session that was open no longer acts
    expect(
      codeOfRefusal(
        await planInspection(cast.as.colleague, {
          key: key(),
          placeId: cast.placeId,
          checklistId: cast.checklistId,
          kind: 'planned',
          onDay: addDays(today, 5),
          teamIds: [cast.people.inspector, cast.people.colleague],
        }),
      ),
    ).toBe('signedOut')
  })
})
