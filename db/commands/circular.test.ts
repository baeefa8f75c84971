import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/domain/clock'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { from, papersOf, today } from './circular-cast'
import { draftCircular } from './draft-circular'
import { reviseCircular } from './revise-circular'

let cast: Cast
let { draft, read, move, revise, issued } = {} as ReturnType<typeof papersOf>
beforeAll(async () => {
  cast = await makeCast()
  ;({ draft, read, move, revise, issued } = papersOf(cast))
})
afterAll(() => cast.end())

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
