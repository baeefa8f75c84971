import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { raiseAlert } from './raise-alert'
import { alertOf, respond, responseUntil } from './response-cast'
import { writeTeam } from './write-team'

const _today = shanghaiDay(new Date())
let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const rowOf = async (id: number) =>
  (
    await cast.ask(
      `select stage, version, org_id::int as org, issuer_org_id::int as issuer, owner_id::int as owner, assisting_org_ids::int[] as assisting, due_on::text as "dueOn", line, region_code as region, verdict from response where id = $1`,
      [id],
    )
  )[0]!
const _ended = async (text: string) => (await cast.ask(text))[0]!.n

describe('an alert', () => {
  it('is opened at its place by the unit that received it, and its caller stands in no event and no list', async () => {
    const id = await alertOf(cast, { callerName: '某先生', callerPhone: '13900000000' })
    expect(await rowOf(id)).toMatchObject({
      stage: 'alerted',
      version: 1,
      org: cast.units.regulator,
      issuer: cast.units.regulator,
      owner: null,
      line: 'firing',
      region: '220200',
      dueOn: null,
    })
    const traces = await cast.ask(
      `select body from event where loop = 'response' and case_id = $1 and (body like '%某先生%' or body like '%13900000000%')`,
      [id],
    )
    expect(traces).toEqual([])
    const callerSeenBy = (who: keyof Cast['as']) =>
      cast.bypass(who, 'select name from response_caller where response_id = $1', [id])
    expect(await callerSeenBy('colleague')).toEqual([{ name: '某先生' }])
    // the office above sees the alert, and not who called
    expect(await cast.bypass('supervisor', 'select id::int from response where id = $1', [id])).toEqual([{ id }])
    expect(await callerSeenBy('supervisor')).toEqual([])
    expect(await callerSeenBy('outsider')).toEqual([])
  })

  it('keeps a claimed time apart, and refuses one that has not come', async () => {
    const claimed = new Date(Date.now() - 600_000).toISOString()
    const id = await alertOf(cast, { claimedAt: claimed })
    const [row] = await cast.ask('select claimed_at, opened_at from response where id = $1', [id])
    expect((row!.claimed_at as Date).toISOString()).toBe(claimed)
    expect((row!.opened_at as Date).getTime()).toBeGreaterThan(Date.now() - 60_000)
    const ahead = await raiseAlert(cast.as.inspector, {
      key: key(),
      kind: 'fire',
      severity: 'ordinary',
      source: 'public',
      titleZh: '冒烟',
      placeId: cast.placeId,
      claimedAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
    expect(codeOfRefusal(ahead)).toBe('claimedLater')
  })

  it('needs a where, a role, and a place or territory in sight', async () => {
    const alert = (who: keyof Cast['as'], more: object) =>
      raiseAlert(cast.as[who], {
        key: key(),
        kind: 'fire',
        severity: 'unknown',
        source: 'patrol',
        titleZh: '着火',
        ...more,
      })
    expect(codeOfRefusal(await alert('inspector', {}))).toBe('invalid')
    expect(codeOfRefusal(await alert('inspector', { regionCode: '220200' }))).toBe('invalid')
    expect(codeOfRefusal(await alert('inspector', { regionCode: '220100', scene: '路口' }))).toBe('notYourUnit')
    expect(codeOfRefusal(await alert('outsider', { placeId: cast.placeId }))).toBe('notFound')
    for (const who of ['leader', 'principal'] as const)
      expect(codeOfRefusal(await alert(who, { placeId: cast.placeId }))).toBe('wrongRole')
    idOf(await alert('inspector', { regionCode: '220200', scene: '路口' }))
  })
})

describe('who is told', () => {
  it('alone acknowledges, from an own account; their unit responds, and they command', async () => {
    const id = await alertOf(cast)
    expect(codeOfRefusal(await respond(cast, 'colleague', id, 'acknowledge'))).toBe('wrongStage')
    expect(codeOfRefusal(await respond(cast, 'inspector', id, 'notify'))).toBe('needsNotified')
    expect(codeOfRefusal(await respond(cast, 'outsider', id, 'notify'))).toBe('notFound')
    idOf(await respond(cast, 'inspector', id, 'notify', { notified: { personIds: [cast.people.principal] } }))
    expect(await rowOf(id)).toMatchObject({ stage: 'notified', org: cast.units.firm, assisting: [] })
    const told = await cast.ask(
      `select person_id::int as who, kind, urgent from notice where loop = 'response' and case_id = $1`,
      [id],
    )
    expect(told).toEqual([{ who: cast.people.principal, kind: 'alerted', urgent: true }])
    // a second notice reaches the head of the bureau; the first does not stand twice
    const again = { notified: { personIds: [cast.people.principal, cast.people.regulatorHead] } }
    expect(codeOfRefusal(await respond(cast, 'inspector', id, 'notify_more', again))).toBe('alreadyNotified')
    idOf(await respond(cast, 'inspector', id, 'notify_more', { notified: { personIds: [cast.people.regulatorHead] } }))
    for (const who of ['inspector', 'colleague', 'worker', 'supervisor', 'leader'] as const)
      expect(codeOfRefusal(await respond(cast, who, id, 'acknowledge')), who).toBe('needsCalled')
    await expect(
      cast.bypass(
        'worker',
        `update response set stage = 'acknowledged', came_from = 'notified', came_by = 'acknowledge', version = version + 1 where id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ message: 'needsCalled' })
    idOf(await respond(cast, 'regulatorHead', id, 'acknowledge'))
    expect(await rowOf(id)).toMatchObject({
      stage: 'acknowledged',
      org: cast.units.regulator,
      owner: cast.people.regulatorHead,
      assisting: [cast.units.firm],
    })
    // the other confirms later, once, and does not take the command
    idOf(await respond(cast, 'principal', id, 'join'))
    expect(codeOfRefusal(await respond(cast, 'principal', id, 'join'))).toBe('needsCalled')
    expect((await rowOf(id)).owner).toBe(cast.people.regulatorHead)
  })

  it('is written by the move alone, and stands as it was written', async () => {
    const id = await responseUntil(cast, 'notified')
    await expect(
      cast.bypass('inspector', `insert into response_notice (response_id, person_id, told_by_id) values ($1, $2, $3)`, [
        id,
        cast.people.regulatorHead,
        cast.people.inspector,
      ]),
    ).rejects.toMatchObject({ message: 'withoutMove' })
    await expect(cast.ask('delete from response_notice where response_id = $1', [id])).rejects.toThrow('only grows')
    await expect(cast.ask('update response_notice set at = now() where response_id = $1', [id])).rejects.toThrow(
      'only grows',
    )
  })

  it('may be a team, when it is ready', async () => {
    const teamId = idOf(
      await writeTeam(cast.as.regulatorHead, {
        key: key(),
        orgId: cast.units.regulator,
        kind: 'gas',
        nameZh: '抢修队',
        members: 8,
        leader: '某队长',
        phone: '0432-1',
        base: '站内',
        regionCode: '220200',
      }),
    )
    const id = await alertOf(cast)
    const said = { notified: { personIds: [cast.people.colleague], teamIds: [teamId] } }
    await cast.ask(`insert into team_readiness (team_id, ready, reason, person_id) values ($1, false, '检修', $2)`, [
      teamId,
      cast.people.inspector,
    ])
    expect(codeOfRefusal(await respond(cast, 'inspector', id, 'notify', said))).toBe('teamNotReady')
    expect((await rowOf(id)).stage).toBe('alerted')
    expect(await cast.ask('select from response_notice where response_id = $1', [id])).toEqual([])
    await cast.ask(`insert into team_readiness (team_id, ready, person_id) values ($1, true, $2)`, [
      teamId,
      cast.people.inspector,
    ])
    idOf(await respond(cast, 'inspector', id, 'notify', said))
    expect(
      await cast.ask(
        'select team_id::int as team from response_notice where response_id = $1 and team_id is not null',
        [id],
      ),
    ).toEqual([{ team: teamId }])
  })
})
