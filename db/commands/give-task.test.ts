import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { env } from '@/env'
import type { Caller } from '../client'
import { codeOfRefusal, idOf, key } from './cast'
import { type GiveTask, giveTask } from './give-task'
import { moveCase } from './move-case'

const admin = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
const as: Record<string, Caller> = {}
let lead: number
let directiveId: number
let owner: number
let deputy: number
let stranger: number

const ask = async (text: string, values: unknown[] = []) => (await admin.query(text, values)).rows
const idOfPerson = async (email: string) =>
  (
    await ask(`select p.id::int from person p join auth."user" u on u.id = p.account_id where u.email = $1`, [
      `${email}@demo.sixlines`,
    ])
  )[0].id

beforeAll(async () => {
  await admin.connect()
  for (const who of ['supervisor', 'head', 'official', 'inspector', 'supervisor.jilin']) {
    const token = randomUUID()
    await admin.query(
      `insert into auth.session (id, token, user_id, expires_at) select $1, $2, id, now() + interval '1 hour' from auth."user" where email = $3`,
      [randomUUID(), createHash('sha256').update(token).digest('hex'), `${who}@demo.sixlines`],
    )
    as[who] = { token }
  }
  lead = (await ask(`select id::int from org where key = 'housing:220200'`))[0].id
  directiveId = (await ask(`select id::int from directive where stage = 'executing' order by id limit 1`))[0].id
  owner = await idOfPerson('official')
  deputy = await idOfPerson('deputy')
  stranger = await idOfPerson('inspector')
})
afterAll(() => admin.end())

const dueOn = addDays(shanghaiDay(new Date()), 20)
const words = (more: Partial<GiveTask> = {}): GiveTask => ({
  key: key(),
  directiveId,
  title: `更换管道 ${randomUUID()}`,
  criteria: '气密性试验合格',
  leadOrgId: lead,
  assistingOrgIds: [],
  ownerId: owner,
  deputyId: deputy,
  dueOn,
  ...more,
})
const rowsNamed = (title: string) => ask('select id from task where title_zh = $1', [title])

/** A task that its unit has accepted. */
async function accepted(): Promise<number> {
  const id = idOf(await giveTask(as.supervisor!, words()))
  idOf(
    await moveCase(as.official!, {
      key: key(),
      loop: 'task',
      id,
      version: 2,
      move: 'accept',
      said: { ownerId: owner },
    }),
  )
  return id
}

describe('giving a task under a directive', () => {
  it('drafts and issues it with its basis, and the directive’s ledger says so', async () => {
    const input = words()
    const before = (await ask('select version from directive where id = $1', [directiveId]))[0].version
    const id = idOf(await giveTask(as.supervisor!, input))
    const [row] = await ask(
      'select stage, version, org_id::int, owner_id::int, deputy_id::int, due_on::text, due_basis, region_code, title_zh, title_en from task where id = $1',
      [id],
    )
    expect(row).toEqual({
      stage: 'issued',
      version: 2,
      org_id: lead,
      owner_id: owner,
      deputy_id: deputy,
      due_on: dueOn,
      due_basis: 'assigned',
      region_code: '220200',
      title_zh: input.title,
      title_en: input.title,
    })
    const events = await ask(`select move from event where loop = 'task' and case_id = $1 order by seq`, [id])
    expect(events.map(event => event.move)).toEqual(['draft', 'issue'])
    const [last] = await ask(
      `select move, seq from event where loop = 'directive' and case_id = $1 order by seq desc limit 1`,
      [directiveId],
    )
    expect(last).toEqual({ move: 'decompose', seq: before + 1 })
  })

  it('names only people of the lead unit, and two of them; otherwise nothing is left', async () => {
    for (const more of [{ ownerId: stranger }, { deputyId: stranger }, { deputyId: owner }]) {
      const input = words(more)
      expect(codeOfRefusal(await giveTask(as.supervisor!, input))).toBe('strangerNamed')
      expect(await rowsNamed(input.title)).toEqual([])
    }
  })

  it('takes departments to assist, no enterprise', async () => {
    const [{ id }] = await ask(`select id::int from org where kind = 'enterprise' limit 1`)
    const input = words({ assistingOrgIds: [id] })
    expect(codeOfRefusal(await giveTask(as.supervisor!, input))).toBe('invalid')
    expect(await rowsNamed(input.title)).toEqual([])
  })

  it.each(['head', 'official', 'inspector', 'supervisor.jilin'])('is not for %s', async who => {
    const input = words()
    expect(codeOfRefusal(await giveTask(as[who]!, input))).toMatch(/wrongRole|notYourUnit|notFound/)
    expect(await rowsNamed(input.title)).toEqual([])
  })
})

describe('giving a piece of a task', () => {
  const piece = (parentId: number) =>
    words({ directiveId: undefined, parentId, ownerId: undefined, deputyId: undefined })

  it('is for the head of the performing unit while the unit works on it', async () => {
    const parentId = await accepted()
    const id = idOf(await giveTask(as.head!, piece(parentId)))
    const [row] = await ask(
      'select parent_id::int, directive_id::int, issuer_org_id::int, stage from task where id = $1',
      [id],
    )
    expect(row).toEqual({ parent_id: parentId, directive_id: directiveId, issuer_org_id: lead, stage: 'issued' })
  })

  it('is refused before the unit accepted, to others of the unit, and to those outside it', async () => {
    const fresh = idOf(await giveTask(as.supervisor!, words()))
    const parentId = await accepted()
    const tries = [
      ['head', fresh, 'wrongStage'],
      ['official', parentId, 'wrongRole'],
      ['supervisor', parentId, 'notYourUnit'],
      ['inspector', parentId, 'notFound'],
    ] as const
    for (const [who, parent, code] of tries) {
      const input = piece(parent)
      expect(`${who} ${codeOfRefusal(await giveTask(as[who]!, input))}`).toBe(`${who} ${code}`)
      expect(await rowsNamed(input.title)).toEqual([])
    }
  })
})
