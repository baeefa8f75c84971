import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, type Day, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { answerItem } from '../commands/answer-item'
import { type Cast, idOf, key, makeCast } from '../commands/cast'
import { moveCase } from '../commands/move-case'
import { planInspection } from '../commands/plan-inspection'
import { listItems } from './checklists'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const today = shanghaiDay(new Date())

it('a visit of a past day shows the answer that stood then, though it was given again since, and none that came later', async () => {
  const id = idOf(
    await planInspection(cast.as.inspector, {
      key: key(),
      placeId: cast.placeId,
      checklistId: cast.checklistId,
      kind: 'unannounced',
      onDay: today,
      teamIds: [cast.people.inspector, cast.people.colleague],
    }),
  )
  const [{ version }] = (await cast.ask('select version from inspection where id = $1', [id])) as [{ version: number }]
  idOf(await moveCase(cast.as.inspector, { key: key(), loop: 'inspection', id, version, move: 'enter', said: {} }))
  const give = (item: number, answer: 'pass' | 'not_checked', note = '') =>
    answerItem(cast.as.inspector, { key: key(), inspectionId: id, itemId: cast.itemIds[item]!, answer, note })
  idOf(await give(0, 'pass'))
  idOf(await give(1, 'pass'))
  // as if all of it had been three days ago: the calendar is turned, not the rules
  await cast.ask('alter table event disable trigger user')
  await cast.ask(`update event set at = at - interval '3 days' where loop = 'inspection' and case_id = $1`, [id])
  await cast.ask('alter table event enable trigger user')
  idOf(await give(0, 'not_checked', 'the door was locked'))
  idOf(await give(2, 'pass'))
  const shown = async (day?: Day) =>
    (await asActor(cast.as.inspector, 'read', tx => listItems(tx, id), day)).map(({ answer, note }) => [answer, note])
  expect(await shown()).toEqual([
    ['not_checked', 'the door was locked'],
    ['pass', ''],
    ['pass', ''],
    [null, ''],
  ])
  expect(await shown(addDays(today, -2))).toEqual([
    ['pass', ''],
    ['pass', ''],
    [null, ''],
    [null, ''],
  ])
  expect(await shown(addDays(today, -5))).toEqual([])
})
