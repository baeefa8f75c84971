import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, addWorkingDays, shanghaiDay } from '@/domain/clock'
import { calendar } from '../queries/calendar'
import { ruleOn } from '../queries/rules'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { giveImprovement } from './give-improvement'
import { reportAccident } from './report-accident'
import { afterAction, alertOf, respond, responseUntil } from './response-cast'

const today = shanghaiDay(new Date())
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
const ended = async (text: string) => (await cast.ask(text))[0]!.n

describe('the response', () => {
  it('goes from alert to closed; its days come from the rules, and the minutes from events', async () => {
    const id = await responseUntil(cast, 'stood_down')
    const dayBy = (rule: string) => addWorkingDays(today, ruleOn(rule, today).value, calendar())
    expect((await rowOf(id)).dueOn).toBe(dayBy('response.review'))
    idOf(await respond(cast, 'supervisor', id, 'review', { afterAction }))
    expect((await rowOf(id)).dueOn).toBe(dayBy('response.close'))
    const close = { verdict: 'effective', reason: '改进已下达' }
    expect(codeOfRefusal(await respond(cast, 'supervisor', id, 'close', close))).toBe('needsImproved')
    expect(codeOfRefusal(await respond(cast, 'supervisor', id, 'close_without', { verdict: 'effective' }))).toBe(
      'needsReason',
    )
    const give = (of: number) =>
      giveImprovement(cast.as.supervisor, {
        key: key(),
        loop: 'response',
        id: of,
        title: '备用钥匙',
        criteria: '值班室有备用钥匙',
        orgId: cast.units.regulator,
        dueOn: addDays(today, 20),
      })
    idOf(await give(id))
    expect(codeOfRefusal(await respond(cast, 'supervisor', id, 'close_without', close))).toBe('needsUnimproved')
    idOf(await respond(cast, 'supervisor', id, 'close', close))
    expect(await rowOf(id)).toMatchObject({ stage: 'closed', verdict: 'effective' })
    // over is over
    expect(codeOfRefusal(await give(id))).toBe('notFound')
    const moves = await cast.ask(
      `select move, at >= lag(at, 1, at) over (order by seq) as later from event where loop = 'response' and case_id = $1 order by seq`,
      [id],
    )
    expect(moves.map(one => one.move)).toEqual([
      'alert',
      'notify',
      'acknowledge',
      'arrive',
      'stand_down',
      'review',
      'close',
    ])
    expect(moves.every(one => one.later)).toBe(true)
  })

  it('closes without an improvement only with a reason', async () => {
    const id = await responseUntil(cast, 'reviewed')
    idOf(await respond(cast, 'supervisor', id, 'close_without', { verdict: 'effective', reason: '处置得当' }))
    expect(await rowOf(id)).toMatchObject({ stage: 'closed' })
  })

  it.each(['declare_false', 'cancel'])('ends by %s with a reason only, and is then never done', async move => {
    const id = await responseUntil(cast, 'acknowledged')
    expect(codeOfRefusal(await respond(cast, 'inspector', id, move))).toBe('needsReason')
    idOf(await respond(cast, 'inspector', id, move, { reason: '误触报警' }))
    const [{ state }] = (await cast.ask(
      `select s.state from response c join loop_stage s on s.loop = c.loop and s.stage = c.stage where c.id = $1`,
      [id],
    )) as [{ state: string }]
    expect(state).toBe('stopped')
    expect(codeOfRefusal(await respond(cast, 'colleague', id, 'arrive'))).toBe('wrongStage')
  })

  it('refuses a claimed arrival that lies ahead, and keeps a claimed one beside the measured', async () => {
    const id = await responseUntil(cast, 'acknowledged')
    const ahead = { claimedAt: new Date(Date.now() + 600_000).toISOString() }
    expect(codeOfRefusal(await respond(cast, 'colleague', id, 'arrive', ahead))).toBe('claimedLater')
    const claimedAt = new Date(Date.now() - 300_000).toISOString()
    idOf(await respond(cast, 'colleague', id, 'arrive', { claimedAt }))
    const [event] = await cast.ask(
      `select payload ->> 'claimedAt' as claimed, at > now() - interval '1 minute' as measured from event where loop = 'response' and case_id = $1 and move = 'arrive'`,
      [id],
    )
    expect(event).toEqual({ claimed: claimedAt, measured: true })
  })
})

describe('whoever commanded', () => {
  it('neither reviews nor closes: by the rule, by the guard, by the constraint', async () => {
    const id = await responseUntil(cast, 'on_site')
    // the head takes over and is then a commander as well
    idOf(
      await respond(cast, 'colleague', id, 'hand_command', { ownerId: cast.people.regulatorHead, reason: '升级指挥' }),
    )
    expect(
      codeOfRefusal(
        await respond(cast, 'regulatorHead', id, 'hand_command', { ownerId: cast.people.principal, reason: '乱指' }),
      ),
    ).toBe('strangerNamed')
    idOf(await respond(cast, 'regulatorHead', id, 'hand_command', { ownerId: cast.people.colleague, reason: '交回' }))
    idOf(await respond(cast, 'colleague', id, 'stand_down', { reason: '结束' }))
    // a commander of before, although another stood it down
    expect(codeOfRefusal(await respond(cast, 'regulatorHead', id, 'review', { afterAction }))).toBe('ownWork')
    await expect(
      cast.bypass(
        'regulatorHead',
        `insert into response_review (response_id, timeline, went_well, went_ill, person_id, org_id) values ($1, 'x', 'x', 'x', $2, $3)`,
        [id, cast.people.regulatorHead, cast.units.regulator],
      ),
    ).rejects.toMatchObject({ message: 'ownWork' })
    idOf(await respond(cast, 'supervisor', id, 'review', { afterAction }))
    expect(
      codeOfRefusal(
        await respond(cast, 'regulatorHead', id, 'close_without', { verdict: 'effective', reason: '没有问题' }),
      ),
    ).toBe('ownWork')
    await expect(
      cast.bypass(
        'regulatorHead',
        `update response set stage = 'closed', came_from = 'reviewed', came_by = 'close_without', came_with = '{"reason":"x"}', verdict = 'effective', version = version + 1 where id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ message: 'ownWork' })
    await expect(
      cast.ask(
        `do $$ begin set local session_replication_role = replica; update response set verifier_id = submitter_id where id = ${id}; end $$`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
    expect(await ended(`select count(*)::int as n from response_review where response_id = ${id}`)).toBe(1)
  })

  it('cannot have a review without its move, nor change a signed one', async () => {
    const id = await responseUntil(cast, 'stood_down')
    await expect(
      cast.bypass(
        'supervisor',
        `insert into response_review (response_id, timeline, went_well, went_ill, person_id, org_id) values ($1, 'x', 'x', 'x', $2, $3)`,
        [id, cast.people.supervisor, cast.units.office],
      ),
    ).rejects.toMatchObject({ message: 'withoutMove' })
    expect(
      codeOfRefusal(await respond(cast, 'supervisor', id, 'review', { afterAction: { ...afterAction, wentIll: ' ' } })),
    ).toBe('needsAfterAction')
    idOf(await respond(cast, 'supervisor', id, 'review', { afterAction }))
    await expect(
      cast.ask('update response_review set went_ill = $2 where response_id = $1', [id, '无']),
    ).rejects.toThrow('only grows')
  })
})

describe('an accident of it', () => {
  it('keeps the link, and both know each other; of a false alarm there is none', async () => {
    const id = await responseUntil(cast, 'on_site')
    const report = (responseId: number) =>
      reportAccident(cast.as.inspector, {
        key: key(),
        kind: 'leak',
        titleZh: '泄漏事故',
        placeId: cast.placeId,
        occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
        deaths: 0,
        injuries: 1,
        loss: 1000,
        responseId,
      })
    const accidentId = idOf(await report(id))
    expect(
      await cast.ask('select accident_id::int as accident from response_accident where response_id = $1', [id]),
    ).toEqual([{ accident: accidentId }])
    const wrong = await responseUntil(cast, 'alerted')
    idOf(await respond(cast, 'inspector', wrong, 'declare_false', { reason: '误报' }))
    const before = await ended('select count(*)::int as n from accident')
    expect(codeOfRefusal(await report(wrong))).toBe('notFound')
    expect(await ended('select count(*)::int as n from accident')).toBe(before)
    await expect(
      cast.bypass(
        'inspector',
        `insert into response_accident (response_id, accident_id, person_id) values ($1, $2, $3)`,
        [await alertOf(cast), accidentId, cast.people.inspector],
      ),
    ).rejects.toThrow()
  })
})
