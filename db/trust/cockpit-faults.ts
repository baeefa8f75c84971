import type { Actor } from '@/domain/actor'
import { addDays, type Day } from '@/domain/clock'
import { lines } from '@/domain/line'
import { asActor, type Caller, type Tx } from '../client'
import type { Cast } from '../commands/cast'
import { findCockpit, listWeeks, strokesOf } from '../queries/cockpit'
import { cockpitFigures } from '../queries/cockpit-figures'
import { demoCaller } from '../queries/demo-caller'
import { lineStrokes } from '../queries/lines'
import { campaignFaults } from './campaign-faults'
import { today } from './coverage-field'
import {
  branchesOf,
  caseRows,
  count,
  differences,
  hasReached,
  isDone,
  isLate,
  isOpen,
  ofCast,
  type Row,
} from './work-rows'

/** A reader of the cockpit: whom they are, and the unit to which they have narrowed it (`?under=`), where they have. */
type Look = { who: string; caller: Caller; top: number; narrowed?: true }

let province: Promise<{ caller: Caller; top: number }> | undefined
/** The province's leader of the demo, whose cockpit folds counties into their prefectures. */
const provinceOf = (cast: Cast) => {
  province ??= (async () => {
    const [unit] = await cast.ask(`select id::int from org where key = 'gov:220000'`)
    return { caller: await demoCaller('leader@demo.sixlines'), top: unit!.id as number }
  })()
  return province
}

/** Everybody for whom the cockpit is counted again: each in their own scope, and narrowed to a unit within it. */
async function looksOf(cast: Cast): Promise<Look[]> {
  const { leader, inspector } = cast.as
  const { gov, regulator, otherBureau } = cast.units
  const { caller, top } = await provinceOf(cast)
  return [
    { who: 'leader', caller: leader, top: gov },
    { who: 'leader at the regulator', caller: leader, top: regulator, narrowed: true },
    { who: 'leader at the other bureau', caller: leader, top: otherBureau, narrowed: true },
    { who: 'inspector', caller: inspector, top: regulator },
    { who: 'province', caller, top },
    { who: 'province at the government', caller, top: gov, narrowed: true },
  ]
}

/**
 * What the cockpit says of work on a day, against these cases counted one by one, for readers of the cast and of the province in their own scopes and in narrower
 * ones; its weeks end on `flowDay`. With a past day the cockpit is asked in the past.
 */
export async function cockpitFaults(
  cast: Cast,
  rows: readonly Row[],
  day: Day,
  flowDay: Day,
  pastDay?: Day,
): Promise<unknown[]> {
  const { faults, same } = differences()
  const branches = await branchesOf(cast)
  const known = await cast.ask('select code, level, parent_code as parent from region where valid_to_year is null')
  for (const { who, caller, top, narrowed } of await looksOf(cast)) {
    const branchOf = branches(top)
    const ask = async (tx: Tx, actor: Actor) => {
      const within = rows.filter(row => branchOf(row.org) !== null)
      const tasks = within.filter(row => row.loop === 'task')
      const major = within.filter(row => row.loop === 'hazard' && row.level === 'major')
      same(`${who} scope`, actor.scopeOrgId === top, !narrowed)
      const cockpit = (await findCockpit(tx, top, day))!
      const under = narrowed && top
      const weeks = await listWeeks(tx, flowDay, { openNow: cockpit.all.open, under })
      const byLine = await lineStrokes(tx, day, under)
      same(`${who} strokes`, JSON.stringify(await strokesOf(tx, cockpit, day, { under })), JSON.stringify(byLine))
      const says = cockpitFigures(cockpit, byLine, weeks, day)
      const standing = (of: readonly Row[]) => [count(of, isOpen), count(of, isLate(day)), count(of, isDone)]
      const said = (one: { open: { value: number }; late: { value: number }; done: { value: number } }) => [
        one.open.value,
        one.late.value,
        one.done.value,
      ]
      same(`${who} all`, said(says.all), standing(tasks))
      for (const line of lines) {
        const found = says.lines.find(one => one.line === line)!
        same(`${who} ${line}`, said(found), standing(tasks.filter(row => row.line === line)))
      }
      for (const unit of says.units) {
        const own = tasks.filter(row => branchOf(row.org) === unit.id)
        same(`${who} unit ${unit.id}`, said(unit.all), standing(own))
        for (const [index, line] of lines.entries())
          same(
            `${who} unit ${unit.id} ${line}`,
            said(unit.lines[index]!),
            standing(own.filter(row => row.line === line)),
          )
      }
      const held = [...new Set(tasks.map(row => branchOf(row.org)))]
      same(`${who} units`, says.units.map(unit => unit.id).sort(), held.sort())
      // a province reads prefectures, each with the counties in it; anybody else the counties of their own place
      const { regionCode, regionLevel } = cockpit.scope
      const isRegion = ({ code, level, parent }: Record<string, unknown>) =>
        parent === regionCode || (code === regionCode && level === 'county')
      const codes = known.filter(isRegion).map(one => one.code as string)
      same(
        `${who} regions`,
        says.regions.map(region => region.code),
        codes.sort(),
      )
      for (const region of says.regions) {
        const stem = region.code.slice(0, regionLevel === 'province' ? 4 : 6)
        const here = tasks.filter(row => row.region.startsWith(stem))
        same(`${who} region ${region.code}`, said(region), standing(here))
      }
      for (const { stage, here } of [...says.track, ...says.aside])
        same(
          `${who} stage ${stage}`,
          here.value,
          count(tasks, row => row.stage === stage),
        )
      for (const { stage, reached } of says.track)
        same(`${who} reached ${stage}`, reached.value, count(tasks, hasReached(stage)))
      same(
        `${who} major`,
        [says.major.open.value, says.major.late.value],
        [count(major, isOpen), count(major, isLate(day))],
      )
      for (const stage of ['plan_filed', 'listed', 'onsite_review'] as const)
        same(
          `${who} major ${stage}`,
          says.major[stage].value,
          count(major, row => row.stage === stage),
        )
      const begun = tasks.filter(row => row.stage !== 'draft')
      for (const week of says.weeks) {
        const inWeek = (on: Day | null) => on !== null && on >= week.from && on <= week.to
        const closed = begun.filter(row => isDone(row) && inWeek(row.closed))
        same(
          `${who} week ${week.to}`,
          [week.opened.value, week.closed.value],
          [count(begun, row => inWeek(row.opened)), closed.length],
        )
      }
      same(`${who} open now`, weeks.at(-1)!.open, count(tasks, isOpen))
      const strokes = await lineStrokes(tx, flowDay, under)
      const thisWeek = tasks.filter(row => isDone(row) && row.closed! > addDays(flowDay, -7) && row.closed! <= flowDay)
      same(
        `${who} closed this week`,
        strokes.reduce((sum, one) => sum + one.closedThisWeek, 0),
        thisWeek.length,
      )
    }
    await asActor(caller, 'read', ask, pastDay)
  }
  return faults
}

/** What the cockpit and the campaign's page say of work and hazards on a day, against the cases counted here one by one; with some of the counts, to know what was tried. */
export async function workFaults(
  cast: Cast,
  campaignId: number,
  day: Day,
): Promise<{ faults: unknown[]; counted: Record<string, number> }> {
  const rows = await caseRows(cast)
  const faults = [
    ...(await cockpitFaults(cast, rows, day, today)),
    ...(await campaignFaults(cast, rows, campaignId, day)),
  ]
  const mine = ofCast(cast, rows)
  const tasks = mine.filter(row => row.loop === 'task')
  const major = mine.filter(row => row.level === 'major')
  const hazards = mine.filter(row => row.campaign === campaignId && row.loop === 'hazard')
  return {
    faults,
    counted: {
      tasksLate: count(tasks, isLate(day)),
      tasksOfOtherBureau: count(tasks, row => row.org === cast.units.otherBureau),
      tasksInCounties: count(tasks, row => isOpen(row) && !row.region.endsWith('00')),
      majorOpen: count(major, isOpen),
      majorLate: count(major, isLate(day)),
      hazardsLate: count(hazards, isLate(day)),
      hazardsInTerritories: new Set(hazards.filter(isOpen).map(row => row.region.slice(0, 4))).size - 1,
    },
  }
}
