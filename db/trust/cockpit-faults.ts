import type { Actor } from '@/domain/actor'
import { addDays, type Day } from '@/domain/clock'
import { lines } from '@/domain/line'
import { asActor, type Tx } from '../client'
import type { Cast } from '../commands/cast'
import { findCampaignWork, listCampaignWork } from '../queries/campaigns'
import { findCockpit, listWeeks } from '../queries/cockpit'
import { cockpitFigures } from '../queries/cockpit-figures'
import { lineStrokes } from '../queries/lines'
import { today } from './coverage-field'

/** A case as its own row says it stands; dates as days of Shanghai. */
export type Row = {
  loop: 'task' | 'hazard'
  org: number
  line: string
  region: string
  stage: string
  level: string | null
  due: Day | null
  opened: Day
  closed: Day | null
  campaign: number | null
}

const finished = { task: ['verified', 'archived'], hazard: ['closed', 'stable'] }
const uncounted = ['draft', 'cancelled']
const isDone = (row: Row) => finished[row.loop].includes(row.stage)
const isOpen = (row: Row) => !isDone(row) && !uncounted.includes(row.stage)
const isLate = (day: Day) => (row: Row) => isOpen(row) && row.stage !== 'suspended' && row.due !== null && row.due < day
const count = (rows: readonly Row[], is: (row: Row) => boolean) => rows.filter(is).length

/** Every task and hazard of the cast's units, from the cases' own rows alone. */
export const caseRows = async (cast: Cast): Promise<Row[]> =>
  (await cast.ask(
    ['task', 'hazard']
      .map(
        loop => `select '${loop}' as loop, org_id::int as org, line, region_code as region, stage, level, due_on::text as due, campaign_id::int as campaign,
          (opened_at at time zone 'Asia/Shanghai')::date::text as opened, (closed_at at time zone 'Asia/Shanghai')::date::text as closed
        from ${loop} where org_id = any ($1)`,
      )
      .join(' union all '),
    [Object.values(cast.units)],
  )) as Row[]

const differences = () => {
  const faults: unknown[] = []
  const same = (what: string, says: unknown, counted: unknown) => {
    if (JSON.stringify(says) !== JSON.stringify(counted)) faults.push({ what, says, counted })
  }
  return { faults, same }
}

/**
 * What the cockpit says of work on a day, against these cases counted one by one, for a leader and for an inspector of the cast; its weeks end on `flowDay`.
 * With a past day the cockpit is asked in the past.
 */
export async function cockpitFaults(
  cast: Cast,
  rows: readonly Row[],
  day: Day,
  flowDay: Day,
  pastDay?: Day,
): Promise<unknown[]> {
  const { faults, same } = differences()
  for (const [who, under] of [
    ['leader', Object.values(cast.units)],
    ['inspector', [cast.units.regulator]],
  ] as const) {
    const ask = async (tx: Tx, actor: Actor) => {
      const within = rows.filter(row => under.some(unit => unit === row.org))
      const tasks = within.filter(row => row.loop === 'task')
      const major = within.filter(row => row.loop === 'hazard' && row.level === 'major')
      const cockpit = (await findCockpit(tx, actor.scopeOrgId, day))!
      const weeks = await listWeeks(tx, flowDay, { openNow: cockpit.all.open })
      const says = cockpitFigures(cockpit, await lineStrokes(tx, day), weeks, day)
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
        const own = tasks.filter(row => row.org === unit.id)
        same(`${who} unit ${unit.id}`, said(unit.all), standing(own))
        for (const [index, line] of lines.entries())
          same(
            `${who} unit ${unit.id} ${line}`,
            said(unit.lines[index]!),
            standing(own.filter(row => row.line === line)),
          )
      }
      same(`${who} units`, says.units.map(unit => unit.id).sort(), [...new Set(tasks.map(row => row.org))].sort())
      for (const region of says.regions)
        same(`${who} region ${region.code}`, said(region), standing(tasks.filter(row => row.region === region.code)))
      for (const { stage, here } of [...says.track, ...says.aside])
        same(
          `${who} stage ${stage}`,
          here.value,
          count(tasks, row => row.stage === stage),
        )
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
      const strokes = await lineStrokes(tx, flowDay)
      const thisWeek = tasks.filter(row => isDone(row) && row.closed! > addDays(flowDay, -7))
      same(
        `${who} closed this week`,
        strokes.reduce((sum, one) => sum + one.closedThisWeek, 0),
        thisWeek.length,
      )
    }
    await asActor(cast.as[who], 'read', ask, pastDay)
  }
  return faults
}

/** The same of a campaign's page and its line in the list. */
async function campaignFaults(cast: Cast, rows: readonly Row[], campaignId: number, day: Day): Promise<unknown[]> {
  const { faults, same } = differences()
  await asActor(cast.as.leader, 'read', async tx => {
    const ofCampaign = rows.filter(row => row.campaign === campaignId)
    const tasks = ofCampaign.filter(row => row.loop === 'task')
    const hazards = ofCampaign.filter(row => row.loop === 'hazard')
    const work = await findCampaignWork(tx, campaignId, day)
    same(
      'campaign work',
      [work.tasks, work.tasksOpen, work.tasksLate, work.hazards, work.hazardsOpen, work.hazardsLate, work.majorOpen],
      [
        count(tasks, row => row.stage !== 'draft'),
        count(tasks, isOpen),
        count(tasks, isLate(day)),
        hazards.length,
        count(hazards, isOpen),
        count(hazards, isLate(day)),
        count(hazards, row => isOpen(row) && row.level === 'major'),
      ],
    )
    const listed = (await listCampaignWork(tx, day))(campaignId)
    same('campaign in the list', listed, {
      tasksOpen: count(tasks, isOpen),
      hazardsOpen: count(hazards, isOpen),
      hazardsLate: count(hazards, isLate(day)),
    })
  })
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
  const tasks = rows.filter(row => row.loop === 'task')
  const major = rows.filter(row => row.level === 'major')
  const hazards = rows.filter(row => row.campaign === campaignId && row.loop === 'hazard')
  return {
    faults,
    counted: {
      tasksLate: count(tasks, isLate(day)),
      majorOpen: count(major, isOpen),
      majorLate: count(major, isLate(day)),
      hazardsLate: count(hazards, isLate(day)),
    },
  }
}
