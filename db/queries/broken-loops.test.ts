import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addDays, shanghaiDay, workingDaysBetween } from '@/domain/clock'
import { asActor } from '../client'
import { brokenKindNames, latestBefore } from './broken-kinds'
import { type BrokenRow, countBroken, listBroken } from './broken-loops'
import { calendar } from './calendar'
import { whereOf } from './case-filters'
import { demoCaller } from './demo-caller'

const today = shanghaiDay(new Date())
const days = calendar()

describe.each([
  'leader@demo.sixlines',
  'leader.jilin@demo.sixlines',
  'official@demo.sixlines',
  'enterprise@demo.sixlines',
])('broken links that %s sees', email => {
  it('are counted as they are listed, kind by kind', async () => {
    await asActor(await demoCaller(email), 'read', async tx => {
      const counts = await countBroken(tx, today, days)
      expect(counts.map(one => one.kind)).toEqual(brokenKindNames)
      for (const { kind, count, oldest } of counts) {
        const rows = await listBroken(tx, { kinds: [kind], today, calendar: days, limit: 10_000 })
        expect([kind, rows.length]).toEqual([kind, count])
        expect([kind, rows.find(row => row.since)?.since ?? null]).toEqual([kind, oldest])
      }
    })
  })

  it('come oldest first over all kinds, page by page, none twice and none left out', async () => {
    await asActor(await demoCaller(email), 'read', async tx => {
      const whole = await listBroken(tx, { kinds: brokenKindNames, today, calendar: days, limit: 10_000 })
      const paged: BrokenRow[] = []
      for (let after: BrokenRow | undefined; ; after = paged.at(-1)) {
        const page = await listBroken(tx, { kinds: brokenKindNames, today, calendar: days, limit: 53, after })
        paged.push(...page)
        if (page.length < 53) break
      }
      expect(paged).toEqual(whole)
      const dated = whole.flatMap(row => row.since ?? [])
      expect(dated).toEqual([...dated].sort())
    })
  })

  it('agree with the lists: overdue tasks and hazards, and none closed alone', async () => {
    await asActor(await demoCaller(email), 'read', async tx => {
      const counts = new Map((await countBroken(tx, today, days)).map(one => [one.kind, one.count]))
      for (const [kind, loop] of [
        ['taskOverdue', 'task'],
        ['hazardOverdue', 'hazard'],
      ] as const) {
        const where = whereOf(loop, { due: 'overdue' }, { today, soonUntil: today })
        const { rows } = await tx.execute(sql`select count(*)::int as n from ${sql.identifier(loop)} c where ${where}`)
        expect([kind, counts.get(kind)]).toEqual([kind, rows[0]!.n])
      }
      expect(counts.get('closedAlone')).toBe(0)
    })
  })
})

it('the province has broken links to show, of most kinds', async () => {
  const counts = await asActor(await demoCaller('leader@demo.sixlines'), 'read', tx => countBroken(tx, today, days))
  expect(counts.filter(one => one.count > 0).length).toBeGreaterThanOrEqual(10)
})

describe('the latest day that is too long ago', () => {
  it('has more than so many working days after it, and the day after has not', () => {
    for (const from of ['2026-11-24', '2026-10-08', '2026-02-24', '2026-11-22']) {
      const latest = latestBefore(from, 3, days)
      expect(workingDaysBetween(latest, from, days)).toBeGreaterThan(3)
      expect(workingDaysBetween(addDays(latest, 1), from, days)).toBeLessThanOrEqual(3)
    }
  })
})
