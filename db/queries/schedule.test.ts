import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { beginSelfCheck } from '../commands/begin-self-check'
import { type Cast, idOf, key, makeCast } from '../commands/cast'
import { moveCase } from '../commands/move-case'
import { planInspection } from '../commands/plan-inspection'
import { visitRule } from './places'
import { countDuePlaces, listDuePlaces, type ScheduleFilters } from './schedule'

let cast: Cast
let blue: number
beforeAll(async () => {
  cast = await makeCast()
  const [made] = await cast.ask(
    `insert into place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, invented)
     values ('蓝', 'Blue', $1, $2, '220200', 'gas', 'blue', '路', 'road', true) returning id::int`,
    [cast.units.firm, cast.units.regulator],
  )
  blue = made!.id as number
})
afterAll(() => cast.end())

const today = shanghaiDay(new Date())
const due = (filters: ScheduleFilters = {}, who: keyof Cast['as'] = 'inspector') =>
  asActor(cast.as[who], 'read', async tx => {
    const rows = await listDuePlaces(tx, filters, today, 100)
    const [count] = await countDuePlaces(tx, [filters], today)
    expect(count, 'the count is that of the rows').toBe(rows.length)
    return rows
  })
const ids = async (filters: ScheduleFilters = {}, who: keyof Cast['as'] = 'inspector') =>
  (await due(filters, who)).map(row => row.id)

async function plan(placeId: number): Promise<number> {
  return idOf(
    await planInspection(cast.as.inspector, {
      key: key(),
      placeId,
      checklistId: cast.checklistId,
      kind: 'planned',
      onDay: today,
      teamIds: [cast.people.inspector, cast.people.colleague],
    }),
  )
}

describe('the places whose visit is due', () => {
  it('are those that nobody visited, the highest risk first, for who may plan there', async () => {
    expect(await ids()).toEqual([cast.placeId, blue])
    expect(await ids({ risk: 'blue' })).toEqual([blue])
    expect(await ids({ sector: 'mining' })).toEqual([])
    expect(await ids({}, 'outsider')).toEqual([])
    expect(await ids({}, 'stranger')).toEqual([])
  })

  it('are planned ones apart, and none after the visit until its interval has passed', async () => {
    const id = await plan(cast.placeId)
    expect(await ids()).toEqual([blue])
    expect(await due({ planned: 'yes' })).toMatchObject([{ id: cast.placeId, planned: { id, on: today } }])
    idOf(await moveCase(cast.as.inspector, { key: key(), loop: 'inspection', id, version: 2, move: 'enter', said: {} }))
    await cast.ask(`alter table event disable trigger only_grows`)
    // as if the team had handed in and its document had been issued: the visit is no longer open
    await cast.ask(`alter table inspection disable trigger user`)
    await cast.ask(`update inspection set stage = 'issued', came_by = 'issue', came_from = 'reviewed' where id = $1`, [
      id,
    ])
    await cast.ask(`alter table inspection enable trigger user`)
    expect(await ids()).toEqual([blue])
    const days = visitRule('red', today).value
    expect(await ids({ within: '30' })).toEqual(days <= 30 ? [blue, cast.placeId] : [blue])
    await cast.ask(
      `update event set at = at - make_interval(days => $2::int) where loop = 'inspection' and case_id = $1 and move = 'enter'`,
      [id, days + 3],
    )
    await cast.ask(`alter table event enable trigger only_grows`)
    expect(await due({ risk: 'red' })).toMatchObject([{ id: cast.placeId, dueOn: addDays(today, -3) }])
    expect(await ids({ never: 'yes' })).toEqual([blue])
  })

  it('do not vanish because an enterprise looked at itself', async () => {
    idOf(
      await beginSelfCheck(cast.as.principal, {
        key: key(),
        placeId: blue,
        checklistId: cast.checklistId,
        onDay: today,
      }),
    )
    expect(await ids({ risk: 'blue' })).toEqual([blue])
  })
})
