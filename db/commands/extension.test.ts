import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, addWorkingDays, shanghaiDay, workingDaysBetween } from '@/domain/clock'
import { asActor } from '../client'
import { calendar } from '../queries/calendar'
import { findCaseView } from '../queries/case-view'
import { ruleOn } from '../queries/rules'
import { type Cast, codeOfRefusal, makeCast } from './cast'
import { walkHazard } from './walk'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const today = shanghaiDay(new Date())
const cutoff = ruleOn('extension.cutoff', today).value

/** A general hazard in rectification, due on that day. */
async function rectifying(dueOn: string) {
  const { id, move, go } = await walkHazard(cast, '延期')
  await go('inspector', 'grade', { level: 'general' })
  await go('inspector', 'order', { unitId: cast.units.firm, ownerId: cast.people.worker, dueOn })
  await go('principal', 'start')
  return { id, move, go }
}
const ask = (wantedOn: string) => ({ wantedOn, reason: '备件未到' })
const row = async (id: number) =>
  (await cast.ask('select due_on::text, due_by_id::int, due_basis from hazard where id = $1', [id]))[0]

describe('an extension', () => {
  it('is asked for by who works, granted by somebody outside, and keeps the old date', async () => {
    const { id, move, go } = await rectifying('2036-05-06')
    expect(codeOfRefusal(await move('supervisor', 'grant_extension', { dueOn: '2036-06-06', reason: '同意' }))).toBe(
      'notAsked',
    )
    expect(codeOfRefusal(await move('inspector', 'ask_extension', ask('2036-06-06')))).toBe('wrongRole')
    expect(codeOfRefusal(await move('principal', 'ask_extension', ask('2036-05-06')))).toBe('needsWanted')
    await go('principal', 'ask_extension', ask('2036-06-06'))
    expect((await row(id))!.due_on).toBe('2036-05-06')
    expect(codeOfRefusal(await move('worker', 'ask_extension', ask('2036-07-06')))).toBe('alreadyAsked')
    await go('supervisor', 'grant_extension', { dueOn: '2036-05-30', reason: '延至月底' })
    expect(await row(id)).toEqual({ due_on: '2036-05-30', due_by_id: cast.people.supervisor, due_basis: 'assigned' })
    await go('principal', 'ask_extension', ask('2036-08-01'))
    await go('supervisor', 'refuse_extension', { reason: '不再延期' })
    const view = await asActor(cast.as.principal, 'read', (tx, actor) => findCaseView(tx, actor, 'hazard', id))
    expect(view!.extensions.map(one => [one.oldDueOn, one.wantedOn, one.decision, one.newDueOn, one.opinion])).toEqual([
      ['2036-05-30', '2036-08-01', 'refused', null, '不再延期'],
      ['2036-05-06', '2036-06-06', 'granted', '2036-05-30', '延至月底'],
    ])
    expect((await row(id))!.due_on).toBe('2036-05-30')
  })

  it('is asked for before the cut-off: on its last day yes, a working day later no; code and database count alike', async () => {
    const last = addWorkingDays(today, cutoff, calendar())
    const { go } = await rectifying(last)
    await go('principal', 'ask_extension', ask(addDays(last, 20)))
    let near = addDays(last, -1)
    while (workingDaysBetween(today, near, calendar()) === cutoff) near = addDays(near, -1)
    const late = await rectifying(near)
    expect(codeOfRefusal(await late.move('principal', 'ask_extension', ask(addDays(near, 20))))).toBe('pastCutoff')
    const statement = `update hazard set came_from = 'rectifying', came_by = 'ask_extension', came_with = $1, version = version + 1 where id = $2`
    await expect(
      cast.bypass('principal', statement, [JSON.stringify(ask(addDays(near, 20))), late.id]),
    ).rejects.toMatchObject({ message: 'pastCutoff' })
  })

  it('is written only with its move, decided by another person, and never rewritten', async () => {
    const { id, go } = await rectifying('2036-05-06')
    const insert = `insert into extension (loop, case_id, old_due_on, wanted_on, reason, asked_by_id) values ('hazard', $1, '2036-05-06', '2036-06-06', '', $2)`
    await expect(cast.bypass('principal', insert, [id, cast.people.principal])).rejects.toMatchObject({
      message: 'withoutMove',
    })
    await go('principal', 'ask_extension', ask('2036-06-06'))
    const decide = `update extension set decision = 'granted', new_due_on = '2036-06-06', opinion = '', decided_by_id = $2 where case_id = $1 and loop = 'hazard'`
    await expect(cast.bypass('supervisor', decide, [id, cast.people.supervisor])).rejects.toMatchObject({
      message: 'withoutMove',
    })
    await expect(cast.bypass('principal', decide, [id, cast.people.principal])).rejects.toMatchObject({ code: '23514' })
    await expect(
      cast.bypass('supervisor', `update extension set reason = 'x' where case_id = $1`, [id]),
    ).rejects.toMatchObject({ code: '42501' })
    await go('supervisor', 'refuse_extension', { reason: '不同意' })
    await expect(cast.bypass('supervisor', decide, [id, cast.people.supervisor])).rejects.toMatchObject({
      message: 'notAsked',
    })
  })
})
