import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { reasonAgainst } from '@/domain/loop'
import { loops } from '@/domain/loops'
import { env } from '@/env'
import { asActor, type Caller } from '../client'
import { findFacts } from './case-facts'
import { listDesk, shownOfHeap } from './desk'
import { codeIn, search, withNumber } from './search'

const admin = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
const today = shanghaiDay(new Date())
const clock = { today, soonUntil: today }

async function as(email: string): Promise<Caller> {
  const token = randomUUID()
  const { rows } = await admin.query('select id from auth."user" where email = $1', [`${email}@demo.sixlines`])
  await admin.query(
    `insert into auth.session (id, token, user_id, expires_at) values ($1, $2, $3, now() + interval '1 hour')`,
    [randomUUID(), createHash('sha256').update(token).digest('hex'), rows[0].id],
  )
  return { token }
}

beforeAll(() => admin.connect())
afterAll(() => admin.end())

describe('the desk', () => {
  const people = [
    'leader',
    'supervisor',
    'supervisor.jilin',
    'head',
    'official',
    'inspector',
    'inspector.housing',
    'enterprise',
    'enterprise.chemical',
  ]
  it.each(people)('of the demo’s %s offers only moves that the rules allow, each case once', async who => {
    await asActor(await as(who), 'read', async (tx, actor) => {
      const heaps = await listDesk(tx, actor, clock)
      const seen = new Set<string>()
      for (const heap of heaps) {
        expect(heap.rows.length).toBe(Math.min(heap.count, shownOfHeap))
        for (const row of heap.rows) {
          const facts = await findFacts(tx, row.loop, row.id, actor)
          expect(
            `${row.loop} ${row.id} ${row.move} ${JSON.stringify(reasonAgainst(loops[row.loop].moves[row.move]!, facts!, actor))}`,
          ).toBe(`${row.loop} ${row.id} ${row.move} null`)
          expect(seen.has(`${row.loop} ${row.id}`)).toBe(false)
          seen.add(`${row.loop} ${row.id}`)
        }
      }
    })
  })

  it('has something for those who work, and nothing for those who make no moves', async () => {
    const sizes = async (who: string) =>
      asActor(await as(who), 'read', async (tx, actor) => (await listDesk(tx, actor, clock)).length)
    for (const who of ['supervisor', 'head', 'official', 'inspector', 'enterprise', 'communications'])
      expect(await sizes(who)).toBeGreaterThan(0)
    for (const who of ['auditor', 'admin', 'duty']) expect(await sizes(who)).toBe(0)
  })

  it('gives a supervisor every submitted task that they may verify', async () => {
    await asActor(await as('supervisor'), 'read', async (tx, actor) => {
      const { rows } = await tx.execute(sql`select id::int from task where stage = 'submitted'`)
      const verifiable: number[] = []
      for (const { id } of rows) {
        const facts = await findFacts(tx, 'task', id as number, actor)
        if (reasonAgainst(loops.task.moves.verify!, facts!, actor) === null) verifiable.push(id as number)
      }
      const heap = (await listDesk(tx, actor, clock)).find(one => one.key === 'verify')
      expect(heap?.count ?? 0).toBe(verifiable.length)
    })
  })
})

describe('search', () => {
  it('reads codes in the ways people type them, and nothing else', () => {
    expect(codeIn('任-0412')).toEqual({ what: 'task', id: 412 })
    expect(codeIn(' 隐2031 ')).toEqual({ what: 'hazard', id: 2031 })
    expect(codeIn('督 12')).toEqual({ what: 'directive', id: 12 })
    expect(codeIn('查－77')).toEqual({ what: 'inspection', id: 77 })
    expect(codeIn('传-12')).toEqual({ what: 'circulation', id: 12 })
    expect(codeIn('处-9')).toEqual({ what: 'place', id: 9 })
    for (const said of ['412', '燃气', '任', '任-', '甲-12', '任-12 燃气', '']) expect(codeIn(said)).toBeNull()
  })

  it('finds by two words in either language, and only what holds both', async () => {
    await asActor(await as('supervisor'), 'read', async tx => {
      const chinese = await search(tx, '更换 燃气')
      expect(chinese.task.length).toBeGreaterThan(0)
      expect(chinese.task.every(({ titleZh }) => titleZh.includes('更换') && titleZh.includes('燃气'))).toBe(true)
      const english = await search(tx, 'replace gas')
      expect(english.task.length).toBeGreaterThan(0)
      expect(english.task.every(({ titleEn }) => /replace/i.test(titleEn) && /gas/i.test(titleEn))).toBe(true)
      expect((await search(tx, '城市燃气管道整治')).directive.length).toBe(1)
    })
  })

  it('stays in the reader’s sight', async () => {
    await asActor(await as('enterprise.yanbian'), 'read', async tx => {
      const { hazard, place } = await search(tx, '燃气')
      const { rows } = await tx.execute(
        sql`select (select count(*)::int from hazard) as hazards, (select count(*)::int from place) as places`,
      )
      expect(hazard.length).toBeLessThanOrEqual(rows[0]!.hazards as number)
      expect(place.length).toBeLessThanOrEqual(rows[0]!.places as number)
      expect(await withNumber(tx, 12)).not.toContainEqual({ what: 'task', id: 12 })
    })
  })

  it.each(['%', "' or 1=1 --", '& | !', '(', '燃气 & !', '\\', '  '])('takes %j as words', async said => {
    await asActor(await as('supervisor'), 'read', async tx => {
      expect(Object.keys(await search(tx, said)).length).toBe(6)
    })
  })
})
