import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { type Cast, makeCast } from '../commands/cast'
import { walkHazard } from '../commands/walk'
import { countDifferences } from '../reconcile'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const writers = 32
const rounds = 6

it('takes 32 writers at once on the default pool: none refused, none failed, every count right', {
  timeout: 120_000,
}, async () => {
  const dueOn = addDays(shanghaiDay(new Date()), 30)
  // all of them in one unit, one line and one region: every move wants the same rows of the tallies
  const work = async () => {
    for (let round = 0; round < rounds; round++) {
      const walk = await walkHazard(cast, '并发')
      await walk.go('inspector', 'grade', { level: 'general' })
      await walk.go('inspector', 'order', { unitId: cast.units.firm, ownerId: cast.people.worker, dueOn })
      await walk.go('principal', 'start')
      await walk.go('principal', 'comment', { reason: 'on it' })
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: writers }, work))
  expect(ends.flatMap(end => (end.status === 'rejected' ? [String(end.reason)] : []))).toEqual([])
  const [{ n }] = (await cast.ask(
    `select count(*)::int as n from event e join hazard h on e.loop = 'hazard' and h.id = e.case_id where h.org_id = $1`,
    [cast.units.firm],
  )) as [{ n: number }]
  expect(n).toBe(writers * rounds * 5)
  for (const kind of ['tally', 'tally_due', 'flow']) {
    const found = await cast.ask(countDifferences[kind]!)
    expect(found.filter(row => Number(row.org_id) === cast.units.firm)).toEqual([])
  }
})
