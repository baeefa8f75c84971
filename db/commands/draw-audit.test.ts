import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { doubtCast } from './doubt-cast'
import { drawAudit } from './draw-audit'
import { judgePick } from './judge-pick'

let cast: Cast
let with_: ReturnType<typeof doubtCast>
const closed: number[] = []
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const draw = (who: keyof Cast['as'] = 'supervisor', more: Partial<Parameters<typeof drawAudit>[1]> = {}) =>
  drawAudit(cast.as[who], { key: key(), fromOn: today(), toOn: today(), size: 3, ...more })
const picksOf = (id: number) =>
  cast.ask('select id::int, no, loop, case_id::int from audit_pick where draw_id = $1 order by no', [id])
const rowOf = async (id: number) => (await cast.ask('select * from audit_draw where id = $1', [id]))[0]!

beforeAll(async () => {
  cast = await makeCast()
  with_ = doubtCast(cast)
  for (let index = 0; index < 10; index++) closed.push((await with_.closed()).id)
  await with_.rectifying()
})
afterAll(() => cast.end())

describe('a draw', () => {
  it('is the first by sha256 of seed, loop and case of everything that was closed, and says from how many', async () => {
    const id = idOf(await draw())
    const made = await rowOf(id)
    expect(made).toMatchObject({
      population: 10,
      size: 3,
      org_id: String(cast.units.gov),
      person_id: String(cast.people.supervisor),
    })
    expect(made.seed).toMatch(/^[0-9a-f]{64}$/)
    const lot = (hazard: number) => createHash('sha256').update(`${made.seed}|hazard|${hazard}`).digest('hex')
    const expected = [...closed].sort((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, 3)
    expect((await picksOf(id)).map(pick => pick.case_id)).toEqual(expected)
  })

  it('can be drawn again by anybody in sight, also after a case was reopened', async () => {
    const walk = await with_.closed()
    const id = idOf(await draw('supervisor', { size: 11 }))
    await walk.go('inspector', 'reopen', { reason: '未整改' })
    const lots = await cast.bypass('leader', 'select no, loop, case_id::int from doubts.lots($1)', [id])
    expect(lots.length).toBe(11)
    expect(lots).toEqual((await picksOf(id)).map(({ no, loop, case_id }) => ({ no, loop, case_id })))
    const next = idOf(await draw('supervisor', { size: 500 }))
    expect((await picksOf(next)).map(pick => pick.case_id)).not.toContain(walk.id)
    for (const who of ['principal', 'stranger', 'outsider'] as const)
      expect(await cast.bypass(who, 'select from doubts.lots($1)', [id])).toEqual([])
  })

  it('picks every case as often as any other', async () => {
    const counts = new Map(closed.map(id => [id, 0]))
    const rounds = 240
    for (let round = 0; round < rounds; round++)
      for (const pick of await picksOf(idOf(await draw())))
        counts.set(pick.case_id as number, counts.get(pick.case_id as number)! + 1)
    const expected = (rounds * 3) / closed.length
    // picks of one draw exclude each other, so the plain sum is a (N-n)/(N-1) too small
    const sum = [...counts.values()].reduce((all, seen) => all + (seen - expected) ** 2 / expected, 0)
    const chiSquare = (sum * (closed.length - 1)) / (closed.length - 3)
    expect([...counts.keys()].length).toBe(10)
    // 9 degrees of freedom: a fair draw exceeds 44.8 once in a million runs
    expect(chiSquare).toBeLessThan(44.8)
  })

  it('is refused to everybody but supervisors, for days that cannot be, and where nothing was closed', async () => {
    const before = await cast.ask('select count(*)::int as n from audit_draw')
    for (const who of ['leader', 'inspector', 'regulatorHead', 'principal', 'outsider'] as const) {
      expect(codeOfRefusal(await draw(who))).toBe('wrongRole')
      await expect(cast.bypass(who, 'select doubts.draw($1, $1, 3)', [today()])).rejects.toThrow('wrongRole')
    }
    expect(codeOfRefusal(await draw('supervisor', { fromOn: '2019-02-02', toOn: '2019-02-01' }))).toBe('invalid')
    expect(codeOfRefusal(await draw('supervisor', { toOn: '2099-01-01' }))).toBe('invalid')
    expect(codeOfRefusal(await draw('supervisor', { size: 0 }))).toBe('invalid')
    expect(codeOfRefusal(await draw('supervisor', { fromOn: '2018-01-01', toOn: '2018-01-02' }))).toBe('nothingToDraw')
    expect(await cast.ask('select count(*)::int as n from audit_draw')).toEqual(before)
  })

  it('cannot be made to hold a chosen case, changed or removed', async () => {
    const id = idOf(await draw())
    await expect(
      cast.bypass('supervisor', `insert into audit_pick (draw_id, no, loop, case_id) values ($1, 9, 'hazard', $2)`, [
        id,
        closed[0],
      ]),
    ).rejects.toThrow(/permission denied/)
    await expect(cast.bypass('supervisor', `update audit_draw set seed = 'x' where id = $1`, [id])).rejects.toThrow(
      'permission denied',
    )
    await expect(cast.ask('update audit_draw set size = 1 where id = $1', [id])).rejects.toThrow('only grows')
    await expect(cast.ask('delete from audit_pick where draw_id = $1', [id])).rejects.toThrow('only grows')
    await expect(cast.ask('update audit_pick set case_id = 1 where draw_id = $1', [id])).rejects.toThrow('invalid')
  })
})

describe('judging a pick', () => {
  const judge = (who: keyof Cast['as'], id: number, more: Partial<Parameters<typeof judgePick>[1]> = {}) =>
    judgePick(cast.as[who], { key: key(), id, result: 'false_closure', opinion: '阀门未换', ...more })
  const write = `update audit_pick set result = 'holds', opinion = 'x' where id = $1`

  it('is done once, by an inspector or supervisor apart from the case', async () => {
    const [pick] = (await picksOf(idOf(await draw()))) as { id: number; case_id: number }[]
    for (const who of ['colleague', 'supervisor'] as const) {
      expect(codeOfRefusal(await judge(who, pick!.id))).toBe('ownWork')
      await expect(cast.bypass(who, write, [pick!.id])).rejects.toThrow('ownWork')
    }
    expect(codeOfRefusal(await judge('leader', pick!.id))).toBe('wrongRole')
    for (const who of ['principal', 'stranger', 'outsider'] as const) {
      expect(codeOfRefusal(await judge(who, pick!.id))).toBe('notFound')
      expect(await cast.bypass(who, 'select from audit_pick where id = $1', [pick!.id])).toEqual([])
    }
    idOf(await judge('inspector', pick!.id))
    const [row] = await cast.ask('select * from audit_pick where id = $1', [pick!.id])
    expect(row).toMatchObject({
      result: 'false_closure',
      opinion: '阀门未换',
      person_id: String(cast.people.inspector),
      org_id: String(cast.units.regulator),
    })
    expect(codeOfRefusal(await judge('inspector', pick!.id, { result: 'holds' }))).toBe('alreadyJudged')
    await expect(cast.bypass('inspector', write, [pick!.id])).rejects.toThrow('alreadyJudged')
    // the hazard is as it was: reopening is a move of its own
    expect((await cast.ask('select stage from hazard where id = $1', [pick!.case_id]))[0]!.stage).toBe('closed')
  })
})
