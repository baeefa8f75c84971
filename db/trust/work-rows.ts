import type { Day } from '@/domain/clock'
import type { Cast } from '../commands/cast'

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
export const isDone = (row: Row) => finished[row.loop].includes(row.stage)
export const isOpen = (row: Row) => !isDone(row) && !uncounted.includes(row.stage)
export const isLate = (day: Day) => (row: Row) =>
  isOpen(row) && row.stage !== 'suspended' && row.due !== null && row.due < day
export const count = (rows: readonly Row[], is: (row: Row) => boolean) => rows.filter(is).length

/** How far along its way a task in each stage has come; one that was sent back or stopped has come as far as where it stands again. */
const wayOf: Record<string, number> = {
  issued: 1,
  bounced: 1,
  suspended: 1,
  accepted: 2,
  in_progress: 3,
  returned: 3,
  submitted: 4,
  verified: 5,
  archived: 6,
}
export const hasReached = (stage: string) => (row: Row) => (wayOf[row.stage] ?? 0) >= wayOf[stage]!

/** Every task and hazard that there is, from the cases' own rows alone. */
export const caseRows = async (cast: Cast): Promise<Row[]> =>
  (await cast.ask(
    ['task', 'hazard']
      .map(
        loop => `select '${loop}' as loop, org_id::int as org, line, region_code as region, stage, level, due_on::text as due, campaign_id::int as campaign,
          (opened_at at time zone 'Asia/Shanghai')::date::text as opened, (closed_at at time zone 'Asia/Shanghai')::date::text as closed
        from ${loop}`,
      )
      .join(' union all '),
  )) as Row[]

/** The cases that a unit of the cast performs. */
export const ofCast = (cast: Cast, rows: readonly Row[]) => {
  const units = new Set(Object.values(cast.units))
  return rows.filter(row => units.has(row.org))
}

/** Which unit directly below `top` (or `top` itself) holds a unit, climbing from parent to parent; null for one that is not below it. */
export async function branchesOf(cast: Cast): Promise<(top: number) => (unit: number) => number | null> {
  const units = await cast.ask('select id::int, parent_id::int as parent from org')
  const parents = new Map(units.map(one => [one.id as number, one.parent as number | null]))
  return top => unit => {
    let branch = unit
    for (let at: number | null = unit; at !== null; at = parents.get(at) ?? null) {
      if (at === top) return branch
      branch = at
    }
    return null
  }
}

/** Collects where what a page says is not what was counted. */
export function differences() {
  const faults: unknown[] = []
  const same = (what: string, says: unknown, counted: unknown) => {
    if (JSON.stringify(says) !== JSON.stringify(counted)) faults.push({ what, says, counted })
  }
  return { faults, same }
}
