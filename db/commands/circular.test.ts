import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { asActor, asAnybody } from '../client'
import { findCircular, listIssued, suggestNumber } from '../queries/circulars'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { draftCircular } from './draft-circular'
import { moveCase, type Said } from './move-case'
import { reviseCircular } from './revise-circular'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const today = shanghaiDay(new Date())
const from = addDays(today, -6)
type Who = keyof Cast['as']

const draft = async (kind: 'circular' | 'monthly' | 'brief' = 'circular', who: Who = 'supervisor') =>
  draftCircular(cast.as[who], { key: key(), kind, from, to: today })
const read = async (id: number) => {
  const [row] = await cast.ask(
    `select stage, version, number, content_sha256 as sha, content::text as text, content, as_of_event_id::int as event, previous_id::int as previous from circular where id = $1`,
    [id],
  )
  return row as {
    stage: string
    version: number
    number: string | null
    sha: string
    text: string
    content: { figures: Record<string, { value: number; previous: number | null; href: string }> }
    event: number
    previous: number | null
  }
}
const move = async (who: Who, id: number, name: string, said: Said = {}) =>
  moveCase(cast.as[who], { key: key(), loop: 'circular', id, version: (await read(id)).version, move: name, said })
const revise = async (id: number, refill = false, title = '改过的标题') =>
  reviseCircular(cast.as.supervisor, {
    key: key(),
    id,
    version: (await read(id)).version,
    title: { zh: title, en: 'A changed title' },
    words: { opening: { zh: '手写的话', en: 'Typed words' } },
    refill,
  })
async function issued(number: string, kind: 'circular' | 'monthly' | 'brief' = 'circular'): Promise<number> {
  const id = idOf(await draft(kind))
  idOf(await move('supervisor', id, 'submit'))
  idOf(await move('leader', id, 'approve'))
  idOf(await move('supervisor', id, 'issue', { number }))
  return id
}
/** A column that the administrator writes past every trigger is still held by what the row itself must be. */
const bypassTriggers = (text: string) =>
  cast.ask(`begin; set local session_replication_role = replica; ${text}; rollback`).finally(() => cast.ask('rollback'))

describe('a document', () => {
  it.each(['circular', 'monthly', 'brief'] as const)(
    'is drafted as a %s with its figures, its hash and its event',
    async kind => {
      const id = idOf(await draft(kind))
      const row = await read(id)
      expect(row.stage).toBe('draft')
      expect(row.sha).toBe(createHash('sha256').update(row.text).digest('hex'))
      expect(Object.keys(row.content.figures).length).toBeGreaterThan(5)
      expect(row.event).toBeGreaterThan(0)
      expect(await cast.ask(`select move, seq from event where loop = 'circular' and case_id = $1`, [id])).toEqual([
        { move: 'draft', seq: 1 },
      ])
    },
  )

  it('goes its way to be issued, and the ledger carries number and hash', async () => {
    const id = await issued('试通报〔2026〕1号')
    const row = await read(id)
    expect([row.stage, row.number]).toEqual(['issued', '试通报〔2026〕1号'])
    const events = await cast.ask(
      `select move, payload ->> 'sha256' as sha, payload ->> 'number' as number from event where loop = 'circular' and case_id = $1 order by seq`,
      [id],
    )
    expect(events).toEqual([
      { move: 'draft', sha: null, number: null },
      { move: 'submit', sha: row.sha, number: null },
      { move: 'approve', sha: row.sha, number: null },
      { move: 'issue', sha: row.sha, number: '试通报〔2026〕1号' },
    ])
  })

  it('is not drafted by who may not, nor for days ahead', async () => {
    expect(codeOfRefusal(await draft('circular', 'inspector'))).toBe('wrongRole')
    expect(codeOfRefusal(await draft('circular', 'principal'))).toBe('wrongRole')
    expect(
      codeOfRefusal(
        await draftCircular(cast.as.supervisor, { key: key(), kind: 'brief', from, to: addDays(today, 1) }),
      ),
    ).toBe('invalid')
  })

  it('is drafted once by a repeated request', async () => {
    const once = { key: key(), kind: 'brief', from, to: today } as const
    const [one, two] = await Promise.all([
      draftCircular(cast.as.supervisor, once),
      draftCircular(cast.as.supervisor, once),
    ])
    expect(two).toEqual(one)
  })
})

describe('who approves', () => {
  it('is not who submitted it, whoever they act as', async () => {
    const id = idOf(await draft())
    idOf(await move('supervisor', id, 'submit'))
    expect(codeOfRefusal(await move('supervisor', id, 'approve'))).toBe('wrongRole')
    // the same person as a leader
    await cast.ask(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'leader', $2, '2018-01-01')`,
      [cast.people.supervisor, cast.units.gov],
    )
    await cast.ask(
      `update auth.session set membership_id = (select max(id) from membership where person_id = $1) where user_id = (select account_id from person where id = $1)`,
      [cast.people.supervisor],
    )
    expect(codeOfRefusal(await move('supervisor', id, 'approve'))).toBe('ownWork')
    await expect(
      cast.bypass(
        'supervisor',
        `update circular set stage = 'approved', came_from = 'submitted', came_by = 'approve', version = version + 1 where id = ${id}`,
      ),
    ).rejects.toMatchObject({ message: 'ownWork' })
    await cast.ask(
      `update auth.session set membership_id = null where user_id = (select account_id from person where id = $1)`,
      [cast.people.supervisor],
    )
    await cast.ask(`update membership set valid_to = '2018-01-02' where person_id = $1 and role = 'leader'`, [
      cast.people.supervisor,
    ])
    expect((await read(id)).stage).toBe('submitted')
  })

  it('may send it back with a reason; it is then a draft again', async () => {
    const id = idOf(await draft())
    idOf(await move('supervisor', id, 'submit'))
    expect(codeOfRefusal(await move('leader', id, 'return'))).toBe('needsReason')
    idOf(await move('leader', id, 'return', { reason: '数据口径请再核' }))
    expect((await read(id)).stage).toBe('draft')
    idOf(await revise(id))
  })
})

describe('the words of a draft', () => {
  it('change, and with them the hash; the figures stay unless they are asked for', async () => {
    const id = idOf(await draft())
    const before = await read(id)
    idOf(await revise(id))
    const after = await read(id)
    expect(after.content).toMatchObject({ title: { zh: '改过的标题' }, words: { opening: { zh: '手写的话' } } })
    expect(after.content.figures).toEqual(before.content.figures)
    expect(after.event).toBe(before.event)
    expect(after.sha).not.toBe(before.sha)
    expect(after.sha).toBe(createHash('sha256').update(after.text).digest('hex'))
    idOf(await revise(id, true))
    const refilled = await read(id)
    expect(refilled.event).toBeGreaterThan(before.event)
    expect(refilled.content).toMatchObject({ words: { opening: { zh: '手写的话' } } })
  })

  it('are not changed by somebody who saw an earlier version', async () => {
    const id = idOf(await draft())
    idOf(await revise(id))
    const stale = { key: key(), id, version: 1, title: { zh: 'x', en: 'x' }, words: {}, refill: false }
    expect(codeOfRefusal(await reviseCircular(cast.as.supervisor, stale))).toBe('stale')
  })
})

describe('what was submitted', () => {
  it.each(['submitted', 'approved', 'issued', 'withdrawn'])('is frozen when it is %s, for everybody', async stage => {
    const id = idOf(await draft())
    if (stage !== 'withdrawn') idOf(await move('supervisor', id, 'submit'))
    if (stage === 'approved' || stage === 'issued') idOf(await move('leader', id, 'approve'))
    if (stage === 'issued') idOf(await move('supervisor', id, 'issue', { number: `冻结${id}号` }))
    if (stage === 'withdrawn') idOf(await move('supervisor', id, 'withdraw', { reason: '不发了' }))
    const before = await read(id)
    expect(before.stage).toBe(stage)
    expect(codeOfRefusal(await revise(id))).toBe('wrongStage')
    for (const set of [
      `content = jsonb_set(content, '{figures,task.open,value}', '71')`,
      `content_sha256 = repeat('0', 64)`,
      `title_zh = 'x'`,
      `as_of_event_id = 1`,
      `from_day = '2020-01-01'`,
      `number = 'x'`,
    ]) {
      await expect(
        cast.bypass(
          'supervisor',
          `update circular set ${set}, came_by = 'revise', came_from = 'draft', version = version + 1 where id = ${id}`,
        ),
        set,
      ).rejects.toThrow()
      await expect(
        cast.bypass(
          'leader',
          `update circular set ${set}, came_by = 'approve', stage = 'approved', came_from = 'submitted', version = version + 1 where id = ${id}`,
        ),
        set,
      ).rejects.toThrow()
    }
    await expect(cast.ask(`delete from circular where id = ${id}`)).rejects.toMatchObject({ message: 'frozen' })
    await expect(cast.ask('truncate circular')).rejects.toMatchObject({ message: 'frozen' })
    expect(await read(id)).toEqual(before)
  })

  it('cannot be altered without its hash failing, even past every trigger', async () => {
    const id = await issued(`越过${key()}`.slice(0, 40))
    await expect(
      bypassTriggers(
        `update circular set content = jsonb_set(content, '{figures,task.open,value}', '7') where id = ${id}`,
      ),
    ).rejects.toMatchObject({ constraint: 'circular_hash' })
    await expect(bypassTriggers(`update circular set number = null where id = ${id}`)).rejects.toMatchObject({
      constraint: 'circular_numbered',
    })
  })
})

describe('a number', () => {
  it('is given once a unit and kind, and another kind may bear it', async () => {
    await issued('撞号1号')
    const id = idOf(await draft())
    idOf(await move('supervisor', id, 'submit'))
    idOf(await move('leader', id, 'approve'))
    expect(codeOfRefusal(await move('supervisor', id, 'issue'))).toBe('needsNumber')
    expect(codeOfRefusal(await move('supervisor', id, 'issue', { number: '撞号1号' }))).toBe('numberTaken')
    expect(codeOfRefusal(await move('supervisor', id, 'issue', { number: ' 撞号1号 ' }))).toBe('numberTaken')
    await expect(
      cast.bypass(
        'supervisor',
        `update circular set stage = 'issued', came_from = 'approved', came_by = 'issue', number = '撞号1号', version = version + 1 where id = ${id}`,
      ),
    ).rejects.toMatchObject({ constraint: 'circular_number' })
    await issued('撞号1号', 'brief')
  })

  it('is suggested after the highest that the unit gave this year', async () => {
    const id = idOf(await draft('monthly'))
    const suggest = () =>
      asActor(cast.as.supervisor, 'read', async tx => suggestNumber(tx, (await findCircular(tx, id))!, '2031-05-01'))
    expect(await suggest()).toMatch(/统计月报〔2031〕1号$/)
    await issued(await suggest(), 'monthly')
    expect(await suggest()).toMatch(/统计月报〔2031〕2号$/)
  })
})

describe('variance', () => {
  it('is against the last one issued of the unit and kind, chosen by the database', async () => {
    const first = await issued(`差一${key()}`.slice(0, 40), 'brief')
    const next = idOf(await draft('brief'))
    const [one, two] = [await read(first), await read(next)]
    expect(two.previous).toBe(first)
    for (const [name, figure] of Object.entries(two.content.figures))
      expect(figure.previous, name).toBe(one.content.figures[name]!.value)
    // a draft that was filled before another was issued says so when it is filled anew
    await issued(`差二${key()}`.slice(0, 40), 'brief')
    idOf(await revise(next, true))
    expect((await read(next)).previous).toBeGreaterThan(first)
  })

  it('cannot be given another basis', async () => {
    const id = idOf(await draft())
    const { previous } = await read(id)
    await expect(
      cast.bypass(
        'supervisor',
        `update circular set came_by = 'revise', came_from = 'draft', version = version + 1, as_of_event_id = as_of_event_id, previous_id = ${previous === null ? id : 'null'},
           content = jsonb_set(content, '{previous}', ${previous === null ? `'{"id": ${id}}'` : `'null'`}) where id = ${id}`,
      ),
    ).rejects.toThrow(/stale|invalid/)
  })
})

describe('a paper in somebody’s hand', () => {
  it('is verified by anybody: number, unit and time of what was issued, nothing of a draft', async () => {
    const id = await issued(`验${key()}`.slice(0, 40))
    const { sha, number } = await read(id)
    const found = await asAnybody(tx => listIssued(tx, sha))
    expect(found.map(one => [one.number, one.kind])).toEqual([[number, 'circular']])
    expect(Object.keys(found[0]!).sort()).toEqual(['issuedAt', 'kind', 'number', 'unitEn', 'unitZh'])
    const drafted = idOf(await draft())
    expect(await asAnybody(tx => listIssued(tx, createHash('sha256').update(sha).digest('hex')))).toEqual([])
    const inDraft = await read(drafted)
    expect(await asAnybody(tx => listIssued(tx, inDraft.sha))).toEqual([])
    expect(await asAnybody(async tx => (await tx.execute('select * from circular')).rows)).toEqual([])
  })

  it('is read by units of other territories once issued, by an enterprise never', async () => {
    const id = idOf(await draft())
    const sees = (who: Who) => asActor(cast.as[who], 'read', tx => findCircular(tx, id))
    expect(await sees('outsider')).toBeNull()
    idOf(await move('supervisor', id, 'submit'))
    idOf(await move('leader', id, 'approve'))
    expect(await sees('outsider')).toBeNull()
    idOf(await move('supervisor', id, 'issue', { number: `读${id}号` }))
    expect(await sees('outsider')).not.toBeNull()
    expect(await sees('principal')).toBeNull()
  })
})
