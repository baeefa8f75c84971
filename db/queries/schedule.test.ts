import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { beginSelfCheck } from '../commands/begin-self-check'
import { type Cast, idOf, key, makeCast } from '../commands/cast'
import { moveCase } from '../commands/move-case'
import { passSection } from '../commands/pass-section'
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
const due = (filters: ScheduleFilters = {}, who: keyof Cast['as'] = 'inspector', on = today) =>
  asActor(cast.as[who], 'read', async tx => {
    const rows = await listDuePlaces(tx, filters, on, 100)
    const [count] = await countDuePlaces(tx, [filters], on)
    expect(count, 'the count is that of the rows').toBe(rows.length)
    return rows
  })
const ids = async (...asked: Parameters<typeof due>) => (await due(...asked)).map(row => row.id)

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
    // on site it is open still
    expect(await ids()).toEqual([blue])
    for (const section of ['Section 1', 'Section 2'])
      idOf(await passSection(cast.as.inspector, { key: key(), inspectionId: id, section }))
    for (const [who, name] of [
      ['inspector', 'submit'],
      ['regulatorHead', 'review'],
      ['regulatorHead', 'issue'],
    ] as const) {
      const [row] = await cast.ask('select version from inspection where id = $1', [id])
      idOf(
        await moveCase(cast.as[who], {
          key: key(),
          loop: 'inspection',
          id,
          version: row!.version as number,
          move: name,
          said: {},
        }),
      )
    }
    const days = visitRule('red', today).value
    expect(await ids({ risk: 'red' })).toEqual([])
    expect(await ids({ risk: 'red', within: '30' })).toEqual(days <= 30 ? [cast.placeId] : [])
    expect(await ids({ risk: 'red' }, 'inspector', addDays(today, days - 1))).toEqual([])
    expect(await due({ risk: 'red' }, 'inspector', addDays(today, days + 3))).toMatchObject([
      { id: cast.placeId, lastOn: today, dueOn: addDays(today, days) },
    ])
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
