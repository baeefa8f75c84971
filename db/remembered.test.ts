import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { asActor, type Caller, type Tx } from './client'
import { type Cast, idOf, key, makeCast } from './commands/cast'
import { reportHazard } from './commands/report-hazard'
import { remembered } from './remembered'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const report = async () =>
  idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '软管老化' }))
const hazards = async (tx: Tx) => Number((await tx.execute(sql`select count(*) as n from hazard`)).rows[0]!.n)
const snapshot = async (tx: Tx) => String((await tx.execute(sql`select pg_current_snapshot() as s`)).rows[0]!.s)

let asked = 0
const ask = (caller: Caller, question: string, mode: 'read' | 'write' = 'read', day?: string) =>
  asActor(
    caller,
    mode,
    async tx => {
      const before = asked
      const said = await remembered(tx, 'membership', [question], async () => {
        asked += 1
        return { hazards: await hazards(tx) }
      })
      return { said, asked: asked > before, counted: await hazards(tx), snapshot: await snapshot(tx) }
    },
    day,
  )

test('the same state is asked once, another one again', async () => {
  let last = await ask(cast.as.inspector, 'once')
  let kept = 0
  for (let read = 0; read < 50; read++) {
    if (read % 10 === 9) await report()
    const next = await ask(cast.as.inspector, 'once')
    expect(next.asked).toBe(next.snapshot !== last.snapshot)
    expect(next.said.hazards).toBe(next.counted)
    if (!next.asked) kept += 1
    last = next
  }
  expect(kept).toBeGreaterThan(0)
})

test('while others write, what is remembered is never old: each answer is that of its own snapshot', async () => {
  let ended = false
  const writer = async () => {
    while (!ended) await report()
  }
  const reader = async () => {
    const found: number[] = []
    for (let read = 0; read < 60; read++) {
      const { said, counted } = await ask(cast.as.inspector, 'racing')
      expect(said.hazards).toBe(counted)
      found.push(counted)
    }
    return new Set(found).size
  }
  const writing = writer()
  const different = await Promise.all([reader(), reader(), reader()]).finally(() => {
    ended = true
  })
  await writing
  expect(Math.max(...different)).toBeGreaterThan(1)
})

test('another reader, a write and a past day ask for themselves', async () => {
  const all = await ask(cast.as.inspector, 'mine')
  const other = await ask(cast.as.principal, 'mine')
  expect(other.asked).toBe(true)
  expect(all.said.hazards).toBe(all.counted)
  expect(other.said.hazards).toBe(other.counted)
  for (const _ of [1, 2]) {
    expect((await ask(cast.as.inspector, 'mine', 'write')).asked).toBe(true)
    expect((await ask(cast.as.inspector, 'mine', 'read', shanghaiDay(new Date()))).asked).toBe(true)
  }
})

test('an answer that failed is asked again, and one that was given cannot be changed', async () => {
  const failing = asActor(cast.as.inspector, 'read', tx =>
    remembered(tx, 'membership', ['failing'], () => Promise.reject(new Error('line lost'))),
  )
  await expect(failing).rejects.toThrow('line lost')
  const { said, asked } = await ask(cast.as.inspector, 'failing')
  expect(asked).toBe(true)
  expect(() => {
    said.hazards = 0
  }).toThrow(TypeError)
})
