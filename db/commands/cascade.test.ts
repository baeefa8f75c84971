import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { env } from '@/env'
import { asActor, type Caller } from '../client'
import { sheetOf, type TestRow } from '../decompose/sheet-for-tests'
import { demoCaller } from '../queries/demo-caller'
import { findRollUp } from '../queries/task-page'
import { listSheetRows, listTaskSheets } from '../queries/task-sheets'
import { attachEvidence } from './attach-evidence'
import { bringTasks } from './bring-tasks'
import { codeOfRefusal, idOf, key, sealed } from './cast'
import { issueSheet } from './decide-sheet'
import { giveTask } from './give-task'
import { moveCase, type Said } from './move-case'

const admin = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
const ask = async (text: string, values: unknown[] = []) => (await admin.query(text, values)).rows
const as: Record<string, Caller> = {}
let directiveId: number
let lead: number
const today = shanghaiDay(new Date())
const mark = `级联${Date.now()}`

beforeAll(async () => {
  await admin.connect()
  for (const who of ['supervisor', 'head', 'official']) as[who] = await demoCaller(`${who}@demo.sixlines`)
  directiveId = (await ask(`select id::int from directive where stage = 'executing' order by id limit 1`))[0].id
  lead = (await ask(`select id::int from org where key = 'housing:220200'`))[0].id
})
afterAll(() => admin.end())

const piece = (n: number | string, days: number): TestRow => ({
  title: `${mark} ${n}`,
  criteria: '台账齐全',
  lead: '吉林市住建局',
  dueOn: addDays(today, days),
})
const bring = async (rows: readonly TestRow[], parentId: number) =>
  idOf(await bringTasks(as.head!, { key: key(), name: 'tasks.xlsx', bytes: await sheetOf(rows), whole: { parentId } }))
const rowsOf = (id: number, which: 'good' | 'bad') => asActor(as.head!, 'read', tx => listSheetRows(tx, id, which))

describe('a cascade', () => {
  const report = (who: Caller, id: number, version: number, move: string, said: Said = {}) =>
    moveCase(who, { key: key(), loop: 'task', id, version, move, said })

  it('is decomposed further by who received it; dates stay within the whole, and the roll-up equals a recount', async () => {
    const whole = idOf(
      await giveTask(as.supervisor!, {
        key: key(),
        directiveId,
        title: `${mark} 整体`,
        criteria: '闭环',
        leadOrgId: lead,
        assistingOrgIds: [],
        dueOn: addDays(today, 20),
      }),
    )
    const [official] = await ask(
      `select p.id::int from person p join auth."user" u on u.id = p.account_id where u.email = 'official@demo.sixlines'`,
    )
    idOf(await report(as.official!, whole, 2, 'accept', { ownerId: official.id }))
    const late = await bring([piece('晚', 21)], whole)
    expect((await rowsOf(late, 'bad'))[0]!.faults[0]).toMatchObject({
      code: 'afterWhole',
      other: addDays(today, 20),
    })
    const dates = fc.sample(fc.integer({ min: 1, max: 20 }), 6)
    const id = await bring(
      dates.map((days, n) => piece(`分${n}`, days)),
      whole,
    )
    idOf(await issueSheet(as.head!, { key: key(), id }))
    const pieces = (await rowsOf(id, 'good')).map(row => row.taskId!)
    idOf(await report(as.head!, pieces[0]!, 2, 'cancel', { reason: '合并' }))
    const rollUp = await asActor(as.head!, 'read', tx => findRollUp(tx, whole, addDays(today, 10)))
    const [recount] = await ask(
      `select count(*) filter (where stage <> 'cancelled')::int as open, count(*) filter (where stage <> 'cancelled' and due_on < $2)::int as late from task where parent_id = $1`,
      [whole, addDays(today, 10)],
    )
    expect({ open: rollUp.open.value, late: rollUp.late.value, done: rollUp.done.value }).toEqual({
      ...recount,
      done: 0,
    })
    expect(await asActor(as.head!, 'read', tx => listTaskSheets(tx, { parentId: whole }, 20))).toHaveLength(2)
  })

  it('is handed in only when every piece is closed or cancelled', async () => {
    const [task] = await ask(
      `select p.id::int, p.version, array_agg(c.id::int) as pieces from task p join task c on c.parent_id = p.id
       where p.title_zh = $1 and c.stage = 'issued' group by p.id`,
      [`${mark} 整体`],
    )
    idOf(await report(as.official!, task.id, task.version, 'report', { percent: 90, reason: '快完了' }))
    // proof is asked for first; with it in hand the pieces are what is missing
    idOf(
      await attachEvidence(as.official!, {
        key: key(),
        loop: 'task',
        id: task.id,
        purpose: 'document',
        caption: '',
        files: [sealed()],
      }),
    )
    const submit = () => report(as.head!, task.id, task.version + 2, 'submit')
    expect(codeOfRefusal(await submit())).toBe('needsPiecesDone')
    for (const piece of task.pieces) idOf(await report(as.head!, piece, 2, 'cancel', { reason: '不再需要' }))
    idOf(await submit())
  })
})
