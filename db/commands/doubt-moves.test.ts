import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, makeCast } from './cast'
import { doubtCast } from './doubt-cast'

let cast: Cast
let with_: ReturnType<typeof doubtCast>
beforeAll(async () => {
  cast = await makeCast()
  with_ = doubtCast(cast)
})
afterAll(() => cast.end())

const stageAfter: Record<string, string> = { submit: 'submitted', close: 'closed', grade: 'graded' }
/** Makes a move through the guards at a time of the test's choosing, as the owner of the tables may. */
const moveAt = (id: number, who: keyof Cast['as'], move: string, at: Date, reason = '') =>
  cast.ask(`do $$ begin
    perform ctx.assume((select id from membership where person_id = ${cast.people[who]}), '${at.toISOString()}');
    update hazard set stage = '${stageAfter[move]}', came_from = stage, came_by = '${move}', version = version + 1,
      ${move === 'close' ? `verdict = 'effective',` : ''} ${move === 'grade' ? `level = 'general',` : ''}
      came_with = '${JSON.stringify(reason ? { reason } : {})}' where id = ${id}; end $$`)
const shanghai = (day: string, time: string) => new Date(`${day}T${time}+08:00`)
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const words = (count: number) => `整改完成${randomBytes(count).toString('hex')}`.slice(0, count)

const ready = async (dueOn?: string) => {
  const walk = await with_.rectifying(dueOn)
  walk.beside(await with_.give(walk.id))
  return walk
}

describe('the last minute', () => {
  it('is the last six hours of the due day: not a second before, nor after it has ended', async () => {
    const due = dayFromNow(20)
    for (const [at, left] of [
      [shanghai(due, '17:59:59'), null],
      [shanghai(due, '18:00:00'), 360],
      [shanghai(due, '23:59:59'), 0],
      [shanghai(dayFromNow(21), '00:00:00'), null],
    ] as const) {
      const { id } = await ready(due)
      await moveAt(id, 'worker', 'submit', at)
      const found = await with_.doubtsOf(id)
      expect(found.map(one => [one.kind, one.detail.left])).toEqual(left === null ? [] : [['last_minute', left]])
    }
  })

  it('is raised once for the same proof, and again when a reopened hazard is closed so on new proof', async () => {
    const due = dayFromNow(20)
    const walk = await ready(due)
    await moveAt(walk.id, 'worker', 'submit', shanghai(due, '19:00:00'))
    await cast.ask(`do $$ begin
      perform ctx.assume((select id from membership where person_id = ${cast.people.colleague}), now());
      update hazard set stage = 'rectifying', came_from = stage, came_by = 'fail_reinspection', version = version + 1, came_with = '{"reason": "no"}' where id = ${walk.id}; end $$`)
    expect((await with_.doubtsOf(walk.id)).length).toBe(1)
    await with_.give(walk.id)
    await moveAt(walk.id, 'worker', 'submit', shanghai(due, '20:00:00'))
    const found = await with_.doubtsOf(walk.id)
    expect(found.map(one => one.kind)).toEqual(['last_minute', 'last_minute'])
    expect(new Set(found.map(one => one.evidence_id)).size).toBe(2)
  })

  it('is also a hazard closed within sixty minutes of its grading', async () => {
    for (const [minutes, raised] of [
      [59, 1],
      [60, 0],
    ] as const) {
      const walk = await ready()
      await walk.go('worker', 'submit')
      await walk.go('colleague', 'pass_reinspection', { reason: '合格' })
      const [graded] = await cast.ask(
        `select at from event where loop = 'hazard' and case_id = $1 and move = 'grade'`,
        [walk.id],
      )
      await moveAt(
        walk.id,
        'supervisor',
        'close',
        new Date(new Date(graded!.at as string).getTime() + minutes * 60_000 + 5),
      )
      const found = await with_.doubtsOf(walk.id)
      expect(found.map(one => [one.kind, one.detail.minutes])).toEqual(raised ? [['last_minute', minutes]] : [])
    }
  })
})

describe('pasted text', () => {
  const later = (days: number) => new Date(Date.now() + days * 86_400_000)
  const submitted = async (reason: string, at: Date, who: 'worker' | 'principal' = 'worker') => {
    const { id } = await ready(dayFromNow(900))
    await moveAt(id, who, 'submit', at, reason)
    return id
  }
  const pastedIn = (id: number) => with_.doubtsOf(id, 'pasted_text')

  it('is the same words in another case, however spaced and marked', async () => {
    const said = words(30)
    const first = await submitted(said, later(1))
    expect(await pastedIn(first)).toEqual([])
    const second = await submitted(`　${said.slice(0, 9)}，${said.slice(9).toUpperCase()}。 `, later(2), 'principal')
    expect(await pastedIn(second)).toMatchObject([{ other_case_id: first, detail: { characters: 30, move: 'submit' } }])
  })

  it('has at least twenty characters', async () => {
    for (const [length, raised] of [
      [19, 0],
      [20, 1],
    ] as const) {
      const said = words(length)
      await submitted(said, later(1))
      expect((await pastedIn(await submitted(said, later(2)))).length).toBe(raised)
    }
  })

  it('was said within 180 days', async () => {
    const said = words(40)
    await submitted(said, later(1))
    expect(await pastedIn(await submitted(said, later(181.1)))).toEqual([])
    expect((await pastedIn(await submitted(said, later(181.2)))).length).toBe(1)
  })

  it('was said by the same unit or person, and not in the same case', async () => {
    const other = await makeCast()
    try {
      const said = words(40)
      await doubtCast(other).closed({}, said)
      expect(await pastedIn(await submitted(said, later(1)))).toEqual([])
    } finally {
      await other.end()
    }
    const said = words(40)
    const { id } = await ready()
    await moveAt(id, 'worker', 'submit', later(1), said)
    await cast.ask(`do $$ begin
      perform ctx.assume((select id from membership where person_id = ${cast.people.colleague}), now());
      update hazard set stage = 'rectifying', came_from = stage, came_by = 'fail_reinspection', version = version + 1, came_with = '{"reason": "no"}' where id = ${id}; end $$`)
    await with_.give(id)
    await moveAt(id, 'worker', 'submit', later(2), said)
    expect(await pastedIn(id)).toEqual([])
  })
})
