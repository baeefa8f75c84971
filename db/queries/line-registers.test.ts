import { describe, expect, it } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { countAccidents } from './accidents'
import { listBreaks } from './breaks'
import { listBroken } from './broken-loops'
import { calendar } from './calendar'
import { listCausedHazards } from './causes'
import { countCommitments } from './commitments'
import { demoCaller } from './demo-caller'
import { countFive } from './five-in-place'
import { findBoundaryRegisters, findCockpitDuties, findDefenseRegisters } from './line-registers'

const today = shanghaiDay(new Date())

describe.each([
  'leader@demo.sixlines',
  'leader.jilin@demo.sixlines',
  'official@demo.sixlines',
  'enterprise@demo.sixlines',
])('the registers of the first two lines, for %s', email => {
  it('say what the lists that their numbers open hold', async () => {
    await asActor(await demoCaller(email), 'read', async tx => {
      const defense = await findDefenseRegisters(tx, today, calendar())
      const duties = await findCockpitDuties(tx, today)
      const broken = async (kind: 'circulationUnsigned' | 'commitmentUnreviewed' | 'placeUnlooked') =>
        (await listBroken(tx, { kinds: [kind], today, calendar: calendar(), limit: 10_000 })).length
      expect(defense.broken).toEqual({
        circulationUnsigned: await broken('circulationUnsigned'),
        commitmentUnreviewed: await broken('commitmentUnreviewed'),
        placeUnlooked: await broken('placeUnlooked'),
      })
      expect(defense.circulation.unsignedLate).toBe(defense.broken.circulationUnsigned)
      const [thisYear, late] = await countAccidents(tx, [{ year: defense.year }, { evaluation: 'late' }])
      expect([defense.accidents, defense.lessons.evaluationsLate]).toEqual([thisYear, late])
      const { all } = await listCausedHazards(tx, { state: 'repeated' }, today, 1)
      expect(defense.lessons.causesRepeated).toBe(all)
      const [kept] = await countCommitments(tx, [{ state: 'kept' }], today)
      expect(defense.circulation.kept).toBe(kept)
      expect(duties).toMatchObject({ accidents: thisYear, circulation: defense.circulation })
    })
  })

  it('count the missing links and the five in place as their lists do', async () => {
    await asActor(await demoCaller(email), 'read', async tx => {
      const { five, breaks } = await findBoundaryRegisters(tx, today)
      const rows = await listBreaks(tx, {}, today, { limit: 100_000 })
      for (const [kind, n] of Object.entries(breaks))
        expect([kind, rows.rows.filter(row => row.kind === kind).length]).toEqual([kind, n])
      const states = ['atFive', 'expiring', 'lapsed', 'awaiting'] as const
      const counts = await countFive(tx, [{}, ...states.map(state => ({ state }))], today)
      expect([five.enterprises, ...states.map(state => five[state])]).toEqual(counts)
      const duties = await findCockpitDuties(tx, today)
      expect([duties.enterprises, duties.atFive]).toEqual(counts.slice(0, 2))
    })
  })
})
