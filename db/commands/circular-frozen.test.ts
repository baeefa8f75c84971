import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor, asAnybody } from '../client'
import { findCircular, listIssued, suggestNumber } from '../queries/circulars'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { papersOf, type Who } from './circular-cast'

let cast: Cast
let { draft, read, move, revise, issued } = {} as ReturnType<typeof papersOf>
beforeAll(async () => {
  cast = await makeCast()
  ;({ draft, read, move, revise, issued } = papersOf(cast))
})
afterAll(() => cast.end())

/** A column that the administrator writes past every trigger is still held by what the row itself must be. */
const bypassTriggers = (text: string) =>
  cast.ask(`begin; set local session_replication_role = replica; ${text}; rollback`).finally(() => cast.ask('rollback'))

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
