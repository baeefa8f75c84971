import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, type Day, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { answerItem } from '../commands/answer-item'
import { type Cast, idOf, key, makeCast } from '../commands/cast'
import { visitOn } from '../commands/late-cast'
import { listItems } from './checklists'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const today = shanghaiDay(new Date())

it('a visit of a past day shows the answer that stood then, though it was given again since, and none that came later', async () => {
  const id = await visitOn(cast, addDays(today, -3), cast.itemIds.slice(0, 2))
  const give = (item: number, answer: 'pass' | 'not_checked', note = '') =>
    answerItem(cast.as.inspector, { key: key(), inspectionId: id, itemId: cast.itemIds[item]!, answer, note })
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
