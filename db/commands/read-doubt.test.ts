import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { doubtCast } from './doubt-cast'
import { readDoubt } from './read-doubt'

let cast: Cast
let with_: ReturnType<typeof doubtCast>
/** The doubt of a hazard closed with the picture of another. */
const doubted = async () => {
  const file = sealed()
  const first = await with_.closed(file)
  const { id } = await with_.closed(file)
  const [found] = await with_.doubtsOf(id, 'same_photo')
  return { id: found!.id, hazard: id, first: first.id }
}
let one: Awaited<ReturnType<typeof doubted>>
beforeAll(async () => {
  cast = await makeCast()
  with_ = doubtCast(cast)
  one = await doubted()
})
afterAll(() => cast.end())

const read = (who: keyof Cast['as'], id: number, more: Partial<Parameters<typeof readDoubt>[1]> = {}) =>
  readDoubt(cast.as[who], { key: key(), id, verdict: 'hollow', opinion: '同一张照片', ...more })
const row = async (id: number) => (await cast.ask('select * from doubt where id = $1', [id]))[0]!
const write = `update doubt set verdict = 'sound', opinion = 'x' where id = $1 returning id`

describe('reading a doubt', () => {
  it('is refused to whoever had a part in the closing, by rule and by the database', async () => {
    for (const who of ['colleague', 'supervisor'] as const) {
      expect(codeOfRefusal(await read(who, one.id))).toBe('ownWork')
      await expect(cast.bypass(who, write, [one.id])).rejects.toThrow('ownWork')
    }
    expect((await row(one.id)).verdict).toBeNull()
  })

  it('is refused to leaders and heads, who see it; to enterprises and strangers it is not there', async () => {
    for (const who of ['leader', 'regulatorHead'] as const) {
      expect((await cast.bypass(who, 'select from doubt where id = $1', [one.id])).length).toBe(1)
      expect(codeOfRefusal(await read(who, one.id))).toBe('wrongRole')
      expect(await cast.bypass(who, write, [one.id])).toEqual([])
    }
    for (const who of ['principal', 'worker', 'stranger', 'outsider'] as const) {
      expect(await cast.bypass(who, 'select from doubt where case_id = $1', [one.hazard])).toEqual([])
      expect(codeOfRefusal(await read(who, one.id))).toBe('notFound')
      expect(await cast.bypass(who, write, [one.id])).toEqual([])
    }
  })

  it('can be raised, changed or removed by nobody past the commands', async () => {
    await expect(
      cast.bypass('inspector', `insert into doubt (loop, case_id, kind) values ('hazard', $1, 'last_minute')`, [
        one.hazard,
      ]),
    ).rejects.toThrow(/permission denied|row-level/)
    await expect(
      cast.bypass('inspector', `update doubt set kind = 'near_photo' where id = $1`, [one.id]),
    ).rejects.toThrow('permission denied')
    await expect(
      cast.bypass('inspector', `update doubt set verdict = 'sound', read_by_id = 1 where id = $1`, [one.id]),
    ).rejects.toThrow('permission denied')
    await expect(cast.bypass('inspector', 'delete from doubt where id = $1', [one.id])).rejects.toThrow(
      'permission denied',
    )
    await expect(cast.ask('delete from doubt where id = $1', [one.id])).rejects.toThrow('only grows')
    await expect(
      cast.bypass('inspector', `select doubts.raise('hazard', 1, 'last_minute', 0, null, 0, '{}', now())`),
    ).rejects.toThrow('permission denied')
    await expect(
      cast.bypass('inspector', `update doubt set verdict = 'sound' where id = $1`, [one.id]),
    ).rejects.toThrow('needsReason')
    await expect(
      cast.bypass('inspector', `update doubt set verdict = 'maybe', opinion = 'x' where id = $1`, [one.id]),
    ).rejects.toThrow('invalid')
  })

  it('is done once by somebody apart, and changes nothing of the case', async () => {
    const hazard = () => cast.ask('select stage, version from hazard where id = $1', [one.hazard])
    const before = await hazard()
    expect(codeOfRefusal(await read('inspector', one.id, { opinion: '  ' }))).toBe('needsReason')
    idOf(await read('inspector', one.id))
    expect(await row(one.id)).toMatchObject({
      verdict: 'hollow',
      opinion: '同一张照片',
      read_by_id: String(cast.people.inspector),
      read_org_id: String(cast.units.regulator),
    })
    expect((await row(one.id)).read_at).toBeInstanceOf(Date)
    expect(await hazard()).toEqual(before)
    expect(codeOfRefusal(await read('inspector', one.id, { verdict: 'sound' }))).toBe('alreadyRead')
    await expect(cast.bypass('inspector', write, [one.id])).rejects.toThrow('alreadyRead')
  })

  it('of two at once one reads it', async () => {
    const { id } = await doubted()
    const outcomes = await Promise.all([read('inspector', id), read('inspector', id, { verdict: 'sound' })])
    expect(outcomes.filter(outcome => outcome.ok).length).toBe(1)
  })

  it('stays closed to who once closed it, though a reopening forgets them on the row', async () => {
    const file = sealed()
    await with_.closed(file)
    const walk = await with_.closed(file)
    await walk.go('inspector', 'reopen', { reason: '假整改' })
    const [found] = await with_.doubtsOf(walk.id, 'same_photo')
    expect((await cast.ask('select closer_id from hazard where id = $1', [walk.id]))[0]!.closer_id).toBeNull()
    expect(codeOfRefusal(await read('supervisor', found!.id))).toBe('ownWork')
    await expect(cast.bypass('supervisor', write, [found!.id])).rejects.toThrow('ownWork')
  })
})

describe('the unit that did the work', () => {
  it('sees a doubt of its task only after somebody has read it', async () => {
    const [made] = await cast
      .ask(`begin; set local session_replication_role = replica;
      insert into task (stage, came_from, came_by, version, org_id, issuer_org_id, line, region_code, title_zh, title_en, criteria_zh, criteria_en, due_basis)
      values ('accepted', 'issued', 'accept', 1, ${cast.units.regulator}, ${cast.units.office}, 'bottom', '220200', 'x', 'x', 'x', 'x', 'assigned');
      insert into doubt (loop, case_id, kind) values ('task', currval(pg_get_serial_sequence('task', 'id')), 'last_minute'); commit`)
      .then(() => cast.ask(`select id::int, case_id::int from doubt where loop = 'task' order by id desc limit 1`))
    const sees = async (who: keyof Cast['as']) =>
      (await cast.bypass(who, 'select from doubt where id = $1', [made!.id])).length === 1
    expect(await sees('leader')).toBe(true)
    for (const who of ['inspector', 'regulatorHead'] as const) {
      expect((await cast.bypass(who, 'select from task where id = $1', [made!.case_id])).length).toBe(1)
      expect(await sees(who)).toBe(false)
      expect(codeOfRefusal(await read(who, made!.id as number))).toBe('notFound')
    }
    idOf(await read('supervisor', made!.id as number))
    for (const who of ['inspector', 'regulatorHead'] as const) expect(await sees(who)).toBe(true)
    await cast.ask(
      `begin; set local session_replication_role = replica; delete from doubt where id = ${made!.id}; delete from task where id = ${made!.case_id}; commit`,
    )
  })
})
