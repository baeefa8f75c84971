import { describe, expect, it } from 'vitest'
import { shanghaiDay } from '@/domain/clock'
import { lines } from '@/domain/line'
import { asActor, type Tx } from '../client'
import { countAccidents, readAccidentFilters } from './accidents'
import { listBreaks } from './breaks'
import { brokenKindNames } from './broken-kinds'
import { listBroken } from './broken-loops'
import { calendar } from './calendar'
import { countChecks, readCheckFilters } from './call-checks'
import { listCausedHazards, readCauseFilters } from './causes'
import { findCirculationFigures } from './circulation'
import { countCommitments, readCommitmentFilters } from './commitments'
import { demoCaller } from './demo-caller'
import { countDrills, readDrillFilters } from './drills'
import { listGaps } from './duty-board'
import { countFive, readFiveFilters } from './five-in-place'
import { listCockpitFigures, listRegisters } from './line-registers'
import { listOnDuty } from './on-duty'
import { countPlans, readPlanFilters } from './plans'
import { listProgramme, readProgrammeFilters } from './programme'
import { countActivities, readActivityFilters } from './publicity'
import type { RegisterFigure } from './register-figure'
import { countTeams, readTeamFilters } from './response-teams'
import { countResponses, readResponseFilters } from './responses'
import { countRumours, readRumourFilters } from './rumours'
import { countSwaps, readSwapFilters } from './shift-swaps'
import { countNotes, readNoteFilters } from './shifts'
import { countStores, readStoreFilters } from './stores'
import { listCoverage, readCoverageFilters } from './training-coverage'
import { readTrainingFilters } from './training-filters'
import { countTrainings } from './trainings'

const today = shanghaiDay(new Date())
const days = { today, calendar: calendar() }
type Asked = Record<string, string>
const oneOf = <Known extends string>(known: readonly Known[], asked: string | undefined): Known => {
  const found = known.find(one => one === asked)
  if (!found) throw new Error(`no such filter: ${asked}`)
  return found
}

/** Numbers that are the middle or the sum of what their list holds, and not its length. */
const middles = [
  'onDuty.seconds',
  'responses.medianAck',
  'responses.medianArrival',
  'rumours.medianHours',
  'publicity.reach',
]

/** How many rows the list of an address holds, asked of the list's own query. */
const rowsOf: Record<string, (tx: Tx, asked: Asked) => Promise<number>> = {
  '/loops': async (tx, { kind }) => {
    const kinds = [oneOf(brokenKindNames, kind)]
    return (await listBroken(tx, { kinds, ...days, limit: 100_000 })).length
  },
  '/lessons': async (tx, asked) => (await countAccidents(tx, [readAccidentFilters(asked)]))[0]!,
  '/lessons/causes': async (tx, asked) => (await listCausedHazards(tx, readCauseFilters(asked), today, 1)).all,
  '/circulation/commitments': async (tx, asked) =>
    (await countCommitments(tx, [readCommitmentFilters(asked)], today))[0]!,
  '/unowned': async (tx, { kind }) =>
    (await listBreaks(tx, {}, today, { limit: 100_000 })).rows.filter(row => row.kind === kind).length,
  '/five-in-place': async (tx, asked) => (await countFive(tx, [readFiveFilters(asked)], today))[0]!,
  '/plans': async (tx, asked) => (await countPlans(tx, [readPlanFilters(asked)], today))[0]!,
  '/drills': async (tx, asked) => (await countDrills(tx, [readDrillFilters(asked)], today))[0]!,
  '/drills/programme': async (tx, asked) =>
    (await listProgramme(tx, readProgrammeFilters(asked), today, { limit: 100_000 })).rows.length,
  '/on-duty': async tx => (await listOnDuty(tx)).length,
  '/on-duty/gaps': async tx => (await listGaps(tx, new Date())).length,
  '/on-duty/checks': (tx, asked) => countChecks(tx, readCheckFilters(asked)),
  '/on-duty/handovers': (tx, asked) => countNotes(tx, readNoteFilters(asked), new Date()),
  '/on-duty/swaps': (tx, asked) => countSwaps(tx, readSwapFilters(asked)),
  '/responses': async (tx, asked) => (await countResponses(tx, [readResponseFilters(asked)], today))[0]!,
  '/teams': async (tx, asked) => (await countTeams(tx, [readTeamFilters(asked)]))[0]!,
  '/stores': async (tx, asked) => (await countStores(tx, [readStoreFilters(asked)], today))[0]!,
  '/rumours': async (tx, asked) => (await countRumours(tx, [readRumourFilters(asked)]))[0]!,
  '/publicity': async (tx, asked) => (await countActivities(tx, readActivityFilters(asked))).activities,
  '/training': async (tx, asked) => (await countTrainings(tx, [readTrainingFilters(asked)]))[0]!,
  '/training/coverage': async (tx, asked) =>
    (await listCoverage(tx, today, readCoverageFilters(asked), { limit: 100_000 })).rows.length,
}

describe.each([
  ['leader@demo.sixlines', 'leader'],
  ['leader.jilin@demo.sixlines', 'leader'],
  ['official@demo.sixlines', 'official'],
  ['enterprise@demo.sixlines', 'enterprise'],
] as const)('the registers of the lines, for %s', (email, role) => {
  const clock = { ...days, role }
  it.each(lines)('of %s: every number is that of the list which it opens', async line => {
    await asActor(await demoCaller(email), 'read', async tx => {
      const figures = (await listRegisters(tx, line, clock)).flatMap(register => register.figures)
      expect(figures.filter(one => one.href).length).toBeGreaterThan(4)
      for (const { key, value, href } of figures) {
        if (!href || middles.includes(key)) continue
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
