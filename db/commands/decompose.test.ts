import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { type TaskFaultCode, type TaskKey, taskColumns } from '@/domain/task-columns'
import { env } from '@/env'
import { asActor, type Caller } from '../client'
import { sheetOf, type TestRow } from '../decompose/sheet-for-tests'
import { demoCaller } from '../queries/demo-caller'
import { findTaskSheet, listSheetRows } from '../queries/task-sheets'
import { columnLetters } from '../spreadsheet/read-sheet'
import { writeSheets } from '../spreadsheet/write-sheet'
import { bringTasks } from './bring-tasks'
import { codeOfRefusal, idOf, key } from './cast'
import { issueSheet, putSheetAside } from './decide-sheet'

const admin = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
const ask = async (text: string, values: unknown[] = []) => (await admin.query(text, values)).rows
const as: Record<string, Caller> = {}
let directiveId: number
let lead: number
const today = shanghaiDay(new Date())
const mark = `表${Date.now()}`

beforeAll(async () => {
  await admin.connect()
  for (const who of ['supervisor', 'head', 'official', 'supervisor.jilin', 'enterprise', 'leader'])
    as[who] = await demoCaller(`${who}@demo.sixlines`)
  directiveId = (await ask(`select id::int from directive where stage = 'executing' order by id limit 1`))[0].id
  lead = (await ask(`select id::int from org where key = 'housing:220200'`))[0].id
})
afterAll(() => admin.end())

const good = (n: number | string, change: TestRow = {}): TestRow => ({
  title: `${mark} 排查${n}`,
  criteria: '全部排查完毕，\n台账齐全',
  lead: '吉林市住建局',
  dueOn: addDays(today, 30),
  dueClause: '督办单',
  ...change,
})
const bring = async (rows: readonly TestRow[], who = as.supervisor!) =>
  bringTasks(who, { key: key(), name: 'tasks.xlsx', bytes: await sheetOf(rows), whole: { directiveId } })
const rowsOf = (id: number, which: 'good' | 'bad', who = as.supervisor!) =>
  asActor(who, 'read', tx => listSheetRows(tx, id, which))
const given = async () =>
  (await ask(`select count(*)::int as n from task where title_zh like $1`, [`${mark}%`]))[0].n as number

describe('a sheet that decomposes a directive', () => {
  it('gives nothing before it is decided, then every good row as an issued task with its words, and once', async () => {
    const before = await given()
    const [person] = await ask(
      `select p.name_zh as name from person p join membership m on m.person_id = p.id where m.org_id = $1 and m.role = 'official' limit 1`,
      [lead],
    )
    const rows = [good(1), good(2, { owner: person.name, assisting: '吉林市应急局；吉林市公安局' })]
    const id = idOf(await bring(rows))
    expect(await given()).toBe(before)
    expect(await rowsOf(id, 'bad')).toEqual([])
    const request = { key: key(), id }
    idOf(await issueSheet(as.supervisor!, request))
    idOf(await issueSheet(as.supervisor!, request))
    expect(codeOfRefusal(await issueSheet(as.supervisor!, { key: key(), id }))).toBe('importDecided')
    expect(await given()).toBe(before + 2)
    const made = await rowsOf(id, 'good')
    const [second] = await ask(
      `select t.title_zh as title, t.criteria_zh as criteria, t.org_id::int as lead, t.due_on::text as due, t.due_clause as clause, t.stage, p.name_zh as owner,
        cardinality(t.assisting_org_ids) as assisting, t.directive_id::int as directive from task t left join person p on p.id = t.owner_id where t.id = $1`,
      [made[1]!.taskId],
    )
    expect(second).toEqual({
      title: rows[1]!.title,
      criteria: rows[1]!.criteria,
      lead,
      due: rows[1]!.dueOn,
      clause: '督办单',
      stage: 'issued',
      owner: person.name,
      assisting: 2,
      directive: directiveId,
    })
    expect((await asActor(as.supervisor!, 'read', tx => findTaskSheet(tx, id)))!.outcome).toBe('taken')
  })

  it('names every bad cell of 200 bad rows and takes the good ones in', async () => {
    const bads: readonly [TestRow, TaskKey, TaskFaultCode][] = [
      [{ title: '' }, 'title', 'required'],
      [{ title: '长'.repeat(201) }, 'title', 'tooLong'],
      [{ criteria: '' }, 'criteria', 'required'],
      [{ criteria: '甲\u202E乙' }, 'criteria', 'unreadable'],
      [{ lead: '没有的局' }, 'lead', 'unknownUnit'],
      [{ assisting: '吉林市应急局、没有的局' }, 'assisting', 'unknownUnit'],
      [{ assisting: '吉林市住建局' }, 'assisting', 'leadAssists'],
      [{ owner: '没有的人' }, 'owner', 'unknownPerson'],
      [{ dueOn: '' }, 'dueOn', 'required'],
      [{ dueOn: '明天' }, 'dueOn', 'notDay'],
      [{ dueOn: addDays(today, -1) }, 'dueOn', 'past'],
      [{ dueOn: '2027-02-30' }, 'dueOn', 'notDay'],
    ]
    const rows = Array.from({ length: 201 }, (_, n) =>
      n === 100 ? good('好') : good(`坏${n}`, bads[n % bads.length]![0]),
    )
    const id = idOf(await bring(rows))
    const found = await rowsOf(id, 'bad')
    expect(found).toHaveLength(200)
    for (const row of found) {
      const [, column, code] = bads[(row.rowNo - 2) % bads.length]!
      const letter = columnLetters(taskColumns.findIndex(one => one.key === column))
      expect(row.faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([`${letter}${row.rowNo} ${code}`])
    }
    const before = await given()
    idOf(await issueSheet(as.supervisor!, { key: key(), id }))
    expect(await given()).toBe(before + 1)
  })

  it('says which rows are the same and which were given already', async () => {
    const id = idOf(await bring([good('同'), good('同'), good('异')]))
    expect((await rowsOf(id, 'bad')).map(row => [row.rowNo, row.faults[0]!.code, row.faults[0]!.other])).toEqual([
      [3, 'duplicate', 'A2'],
    ])
    idOf(await issueSheet(as.supervisor!, { key: key(), id }))
    const again = idOf(await bring([good('同')]))
    expect((await rowsOf(again, 'bad'))[0]!.faults[0]!.code).toBe('alreadyGiven')
    expect(codeOfRefusal(await issueSheet(as.supervisor!, { key: key(), id: again }))).toBe('sheetEmpty')
    idOf(await putSheetAside(as.supervisor!, { key: key(), id: again }))
  })

  it('gives no row where one is refused, and says which', async () => {
    const id = idOf(await bring([good('先'), good('后')]))
    const before = await given()
    // another gave the second in the meantime to a unit that has left: its people and day are held against today again
    await ask(
      `begin; set local session_replication_role = replica; update task_sheet_row set "values" = "values" || '{"ownerId": "1"}' where sheet_id = ${id} and row_no = 3; commit`,
    )
    const outcome = await issueSheet(as.supervisor!, { key: key(), id })
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: 'rowRefused', details: { row: 3, why: 'strangerNamed' } },
    })
    expect(await given()).toBe(before)
  })

  it.each(['official', 'enterprise', 'leader'])('is not for %s', async who => {
    expect(codeOfRefusal(await bring([good('无权')], as[who]!))).toMatch(/wrongRole|notYourUnit|notFound/)
  })

  it('is refused whole with more rows than are taken at once, or with a head that it does not know', async () => {
    expect(codeOfRefusal(await bring(Array.from({ length: 301 }, (_, n) => good(n))))).toBe('sheetTooManyTasks')
    const bytes = await writeSheets([{ name: 'x', heads: [{ word: '任务', width: 9 }], rows: [['甲']] }])
    expect(
      codeOfRefusal(await bringTasks(as.supervisor!, { key: key(), name: 'x.xlsx', bytes, whole: { directiveId } })),
    ).toBe('sheetHeads')
  })
})

describe('a sheet through the application’s own login', () => {
  it('is seen by its unit and those above, not by an enterprise; rows stay as they were read', async () => {
    const id = idOf(await bring([good('看')]))
    const seen = (who: string) => asActor(as[who]!, 'read', tx => findTaskSheet(tx, id))
    expect(await seen('enterprise')).toBeNull()
    expect(await seen('supervisor.jilin')).toBeNull()
    expect(await seen('leader')).not.toBeNull()
    for (const statement of [
      sql`update task_sheet_row set "values" = '{}' where sheet_id = ${id}`,
      sql`update task_sheet_row set task_id = (select min(id) from task) where sheet_id = ${id}`,
      sql`update task_sheet set outcome = null where id = ${id}`,
      sql`delete from task_sheet where id = ${id}`,
      sql`insert into task_sheet_row (sheet_id, row_no, "values") values (${id}, 99, '{}')`,
    ])
      await expect(asActor(as.supervisor!, 'write', tx => tx.execute(statement))).rejects.toThrow()
    expect((await rowsOf(id, 'good'))[0]!.values.title).toBe(good('看').title)
    expect(codeOfRefusal(await issueSheet(as['supervisor.jilin']!, { key: key(), id }))).toBe('notFound')
  })
})
