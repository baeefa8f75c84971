import { describe, expect, it } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { lines } from '@/domain/line'
import { asActor, type Tx } from '../client'
import { countAccidents, readAccidentFilters } from './accidents'
import { listBreaks } from './breaks'
import { brokenKindNames } from './broken-kinds'
import { listBroken } from './broken-loops'
import { calendar } from './calendar'
import { listCausedHazards, readCauseFilters } from './causes'
import { findCirculationFigures } from './circulation'
import { countCommitments, readCommitmentFilters } from './commitments'
import { demoCaller } from './demo-caller'
import { countFive, readFiveFilters } from './five-in-place'
import { listCockpitFigures, listRegisters, type RegisterFigure } from './line-registers'

const today = shanghaiDay(new Date())
const clock = { today, calendar: calendar() }
type Asked = Record<string, string>
const oneOf = <Known extends string>(known: readonly Known[], asked: string | undefined): Known => {
  const found = known.find(one => one === asked)
  if (!found) throw new Error(`no such filter: ${asked}`)
  return found
}

/** How many rows the list of an address holds, asked of the list's own query. */
const rowsOf: Record<string, (tx: Tx, asked: Asked) => Promise<number>> = {
  '/loops': async (tx, { kind }) => {
    const kinds = [oneOf(brokenKindNames, kind)]
    return (await listBroken(tx, { kinds, ...clock, limit: 100_000 })).length
  },
  '/lessons': async (tx, asked) => (await countAccidents(tx, [readAccidentFilters(asked)]))[0]!,
  '/lessons/causes': async (tx, asked) => (await listCausedHazards(tx, readCauseFilters(asked), today, 1)).all,
  '/circulation/commitments': async (tx, asked) =>
    (await countCommitments(tx, [readCommitmentFilters(asked)], today))[0]!,
  '/unowned': async (tx, { kind }) =>
    (await listBreaks(tx, {}, today, { limit: 100_000 })).rows.filter(row => row.kind === kind).length,
  '/five-in-place': async (tx, asked) => (await countFive(tx, [readFiveFilters(asked)], today))[0]!,
}

describe.each([
  'leader@demo.sixlines',
  'leader.jilin@demo.sixlines',
  'official@demo.sixlines',
  'enterprise@demo.sixlines',
])('the registers of the lines, for %s', email => {
  it.each(['defense', 'boundary'] as const)('of %s: every number is that of the list which it opens', async line => {
    await asActor(await demoCaller(email), 'read', async tx => {
      const figures = (await listRegisters(tx, line, clock)).flatMap(register => register.figures)
      expect(figures.filter(one => one.href).length).toBeGreaterThan(4)
      for (const { key, value, href } of figures) {
        if (!href) continue
        const { pathname, searchParams } = new URL(href, 'http://sixlines.test')
        const listed = await rowsOf[pathname]!(tx, Object.fromEntries(searchParams))
        expect([key, value]).toEqual([key, listed])
      }
    })
  })
  it('on the cockpit are those of the lines', async () => {
    await asActor(await demoCaller(email), 'read', async tx => {
      const all: RegisterFigure[] = []
      for (const line of lines)
        all.push(...(await listRegisters(tx, line, clock)).flatMap(register => register.figures))
      const shown = all.filter(figure => figure.onCockpit)
      expect(shown.length).toBeGreaterThan(4)
      expect(await listCockpitFigures(tx, clock)).toEqual(shown)
      // what a share is taken of, and what a sum says that has no list
      const of = (key: string) => all.find(figure => figure.key === key)
      expect(of('atFive')?.of).toBe((await countFive(tx, [{}], today))[0])
      expect(of('unsignedLate')?.value).toBe((await findCirculationFigures(tx, today)).unsignedLate)
    })
  })
})
