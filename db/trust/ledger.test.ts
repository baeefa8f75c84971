import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '@/env'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from '../commands/cast'
import { moveCase } from '../commands/move-case'
import { reportHazard } from '../commands/report-hazard'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const report = async (title = '软管老化') =>
  idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title }))
const grade = (id: number, version: number, how: { key?: string; level?: 'general' | 'major'; reason?: string } = {}) =>
  moveCase(cast.as.inspector, {
    key: how.key ?? key(),
    loop: 'hazard',
    id,
    version,
    move: 'grade',
    said: { level: how.level ?? 'general', reason: how.reason },
  })

describe('every move has its event', () => {
  test('chained, with who, from where, and the words', async () => {
    const id = await report()
    idOf(await grade(id, 1, { reason: '按判定标准' }))
    const events = await cast.ask(`select * from event where loop = 'hazard' and case_id = $1 order by seq`, [id])
    expect(events.map(e => [e.seq, e.move, e.from_stage, e.to_stage])).toEqual([
      [1, 'report', 'none', 'reported'],
      [2, 'grade', 'reported', 'graded'],
    ])
    expect(events[1]).toMatchObject({
      person_id: String(cast.people.inspector),
      org_id: String(cast.units.regulator),
      role: 'inspector',
    })
    expect(events[1]!.payload).toMatchObject({ level: 'general', reason: '按判定标准' })
    let previous = '0'.repeat(64)
    for (const e of events) {
      expect(e.previous_hash).toBe(previous)
      previous = createHash('sha256').update(`${e.previous_hash}\n${e.body}`).digest('hex')
      expect(e.hash).toBe(previous)
      expect(JSON.parse(e.body as string)).toMatchObject({
        case: id,
        seq: e.seq,
        move: e.move,
        person: cast.people.inspector,
      })
    }
  })

  test('a refusal leaves no event, no row, no key behind', async () => {
    const id = await report()
    const same = key()
    expect(
      codeOfRefusal(
        await moveCase(cast.as.principal, {
          key: same,
          loop: 'hazard',
          id,
          version: 1,
          move: 'grade',
          said: { level: 'general' },
        }),
      ),
    ).toBe('wrongRole')
    expect(await cast.ask(`select seq from event where loop = 'hazard' and case_id = $1`, [id])).toHaveLength(1)
    expect(await cast.ask('select key from command where key = $1', [same])).toEqual([])
    expect((await cast.ask('select version, stage from hazard where id = $1', [id]))[0]).toEqual({
      version: 1,
      stage: 'reported',
    })
  })

  test('the app can neither write nor change an event or a count', async () => {
    for (const statement of [
      `update event set payload = '{}'`,
      `insert into event (loop, case_id, seq, move, from_stage, to_stage, person_id, org_id, role, at, payload, body, previous_hash, hash)
         values ('hazard', 1, 99, 'grade', 'reported', 'graded', 1, 1, 'inspector', now(), '{}', '', '', '')`,
      `update tally set count = 0`,
      `insert into flow values ('task', 'red', 1, now(), 1, 1, 1)`,
      `update lawful_move set roles = '{inspector}'`,
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values (1, 1, 'leader', 1, now())`,
    ]) {
      await expect(cast.bypass('leader', statement), statement).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('even the owner of the tables cannot change an event through SQL', async () => {
    const owner = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
    await owner.connect()
    try {
      await owner.query('set role sixlines_owner')
      await expect(owner.query(`update event set payload = '{}'`)).rejects.toThrow('only grows')
      await expect(owner.query(`delete from event`)).rejects.toThrow('only grows')
      await expect(owner.query(`truncate event`)).rejects.toThrow('only grows')
    } finally {
      await owner.end()
    }
  })
})

describe('versions and keys', () => {
  test('many writers on one version: one wins, the others are told', async () => {
    const id = await report()
    const answers = await Promise.all(Array.from({ length: 40 }, () => grade(id, 1)))
    expect(answers.filter(answer => answer.ok)).toHaveLength(1)
    expect(answers.filter(answer => !answer.ok && answer.refusal.code === 'stale')).toHaveLength(39)
    expect(await cast.ask(`select seq from event where loop = 'hazard' and case_id = $1`, [id])).toHaveLength(2)
  })

  test('a key sent many times at once acts once and always answers the same', async () => {
    for (let round = 0; round < 10; round++) {
      const same = key()
      const send = () => reportHazard(cast.as.inspector, { key: same, placeId: cast.placeId, title: '重复发送' })
      const answers = await Promise.all(Array.from({ length: 12 }, send))
      const ids = new Set(answers.map(idOf))
      expect(ids.size).toBe(1)
    }
  })

  test('a key with other words is refused', async () => {
    const same = key()
    idOf(await reportHazard(cast.as.inspector, { key: same, placeId: cast.placeId, title: '一' }))
    expect(
      codeOfRefusal(await reportHazard(cast.as.inspector, { key: same, placeId: cast.placeId, title: '二' })),
    ).toBe('keyReused')
  })

  test('an update that skips a version, or keeps it, is refused by the database itself', async () => {
    const id = await report()
    for (const step of [0, 2]) {
      await expect(
        cast.bypass(
          'inspector',
          `update hazard set stage = 'graded', came_from = 'reported', came_by = 'grade', level = 'general', version = version + $2 where id = $1`,
          [id, step],
        ),
      ).rejects.toMatchObject({ code: 'SL412' })
    }
  })

  test.each([
    [`stage = 'closed', came_from = 'reported', came_by = 'close', level = 'general'`, 'SL409'],
    [`stage = 'graded', came_from = 'ordered', came_by = 'grade', level = 'general'`, 'SL409'],
    [`stage = 'graded', came_from = 'reported', came_by = 'grade'`, 'SL422'],
    [`stage = 'graded', came_from = 'reported', came_by = 'grade', level = 'general', due_on = '2030-01-01'`, 'SL409'],
    [`stage = 'graded', came_from = 'reported', came_by = 'grade', level = 'general', org_id = 1`, 'SL409'],
  ])('unlawful: %s', async (set, code) => {
    const id = await report()
    await expect(
      cast.bypass('inspector', `update hazard set ${set}, version = version + 1 where id = $1`, [id]),
    ).rejects.toMatchObject({ code })
  })
})
