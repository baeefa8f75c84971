import { sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import { type Line, lines } from '@/domain/line'
import type { Tx } from '../client'
import { remembered } from '../remembered'
import { belowOnly } from './below'
import { inStates } from './case-filters'
import type { LineClosing } from './lines'
import { dependsOf, dueTallyOf, flowOf, type Narrowing, tallyOf } from './narrowing'

export type Standing = { open: number; late: number; done: number }
export type UnitStanding = Standing & {
  id: number
  zh: string
  en: string
  /** It is the reader's own root, counted without the units below it. */
  self: boolean
  lines: Partial<Record<Line, Standing>>
}
export type RegionStanding = Standing & { code: string; zh: string; en: string }
export type Cockpit = {
  scope: {
    id: number
    zh: string
    en: string
    kind: string
    regionCode: string
    regionLevel: string
    regionZh: string
    regionEn: string
  }
  narrow: Narrowing
  all: Standing
  stages: Record<string, number>
  /** The units directly below the scope, each with all below it; worst first. */
  units: UnitStanding[]
  /** Prefectures of the province, or the counties of one prefecture. */
  regions: RegionStanding[]
  major: { open: number; late: number; stages: Record<string, number> }
}

const none: Standing = { open: 0, late: 0, done: 0 }
const add = (a: Standing, b: Standing): Standing => ({
  open: a.open + b.open,
  late: a.late + b.late,
  done: a.done + b.done,
})

type Cell = Standing & { line: Line; branch: number; region: string }

function gatherUnits(
  cells: readonly Cell[],
  names: ReadonlyMap<number, { zh: string; en: string }>,
  scopeId: number,
): UnitStanding[] {
  const units = new Map<number, UnitStanding>()
  for (const cell of cells) {
    const name = names.get(cell.branch) ?? { zh: '—', en: '—' }
    const unit = units.get(cell.branch) ?? {
      ...none,
      ...name,
      id: cell.branch,
      self: cell.branch === scopeId,
      lines: {},
    }
    unit.lines[cell.line] = add(unit.lines[cell.line] ?? none, cell)
    units.set(cell.branch, { ...unit, ...add(unit, cell) })
  }
  return [...units.values()].sort((a, b) => b.late - a.late || b.open - a.open || b.done - a.done || a.id - b.id)
}

/** Everything on the cockpit that the tally answers, for the subtree of one unit and so narrowed; null when that unit is not the reader's to see. */
export async function findCockpit(
  tx: Tx,
  scopeOrgId: number,
  today: Day,
  narrow: Narrowing = {},
): Promise<Cockpit | null> {
  return remembered(tx, dependsOf(narrow), ['cockpit', scopeOrgId, today, narrow], () =>
    askCockpit(tx, scopeOrgId, today, narrow),
  )
}

async function askCockpit(tx: Tx, scopeOrgId: number, today: Day, narrow: Narrowing): Promise<Cockpit | null> {
  const { rows: scopes } = await tx.execute(sql`
    select o.id::float8 as id, o.short_zh as zh, o.short_en as en, o.kind, r.code as "regionCode", r.level as "regionLevel",
      r.name_zh as "regionZh", r.name_en as "regionEn"
    from org o join region r on r.code = coalesce(${narrow.region ?? null}, o.region_code) where o.id = ${scopeOrgId} and o.id = any (ctx.orgs())`)
  const scope = scopes[0] as Cockpit['scope'] | undefined
  if (!scope) return null
  const wide = scope.regionLevel === 'province'
  const region = wide ? sql`left(t.region_code, 4) || '00'` : sql`t.region_code`
  const { rows } = await tx.execute(sql`
    with unit as materialized (
      select o.id, case when o.id = top.id then o.id
        when starts_with(o.path, top.path) then split_part(substr(o.path, length(top.path) + 1), '/', 1)::bigint end as branch
      from org o join org top on top.id = ${scopeOrgId}
    ), kept as materialized (
      select t.loop, t.line, u.branch, t.level, ${region} as region, t.stage, sum(t.count)::int as n, 0 as late
      from ${tallyOf(narrow)} t join unit u on u.id = t.org_id where u.branch is not null and t.loop in ('task', 'hazard') group by 1, 2, 3, 4, 5, 6
      union all
      select t.loop, t.line, u.branch, t.level, ${region}, 'late', 0, sum(t.count)::int
      from ${dueTallyOf(narrow)} t join unit u on u.id = t.org_id where u.branch is not null and t.loop in ('task', 'hazard') and t.due_on < ${today} group by 1, 2, 3, 4, 5
    ), cell as (
      select line, branch, region, stage, n, late from kept where loop = 'task'
    ), standing as (
      select line, branch, region, coalesce(sum(n) filter (where stage in ${inStates('task', 'open')}), 0)::int as open, sum(late)::int as late,
        coalesce(sum(n) filter (where stage in ${inStates('task', 'done')}), 0)::int as done
      from cell group by line, branch, region
    ), major as (
      select stage, sum(n)::int as n, sum(late)::int as late from kept where loop = 'hazard' and level = 'major' group by stage
    )
    select (select coalesce(json_agg(standing), '[]') from standing) as cells,
      (select coalesce(json_object_agg(stage, n), '{}') from (select stage, sum(n) as n from cell where stage <> 'late' group by stage) s) as stages,
      (select coalesce(json_agg(major), '[]') from major) as major,
      (select coalesce(json_agg(json_build_object('id', o.id, 'zh', o.short_zh, 'en', o.short_en)), '[]')
        from org o where o.id in (select branch from cell)) as names,
      (select coalesce(json_agg(json_build_object('code', r.code, 'zh', r.name_zh, 'en', r.name_en) order by r.code), '[]') from region r
        where r.valid_to_year is null and (r.parent_code = ${scope.regionCode} or (r.code = ${scope.regionCode} and r.level = 'county'))) as regions,
      (select coalesce(json_agg(s.stage), '[]') from loop_stage s where s.loop = 'hazard' and s.state = 'open') as "openHazard"`)
  const read = rows[0] as unknown as {
    cells: Cell[]
    stages: Record<string, number>
    major: { stage: string; n: number; late: number }[]
    names: { id: number; zh: string; en: string }[]
    regions: { code: string; zh: string; en: string }[]
    openHazard: string[]
  }
  const sumOf = (cells: readonly Cell[]) => cells.reduce<Standing>(add, none)
  const open = read.major.filter(one => read.openHazard.includes(one.stage))
  const late = read.major.find(one => one.stage === 'late')
  return {
    scope,
    narrow,
    all: sumOf(read.cells),
    stages: read.stages,
    units: gatherUnits(read.cells, new Map(read.names.map(one => [one.id, one])), scopeOrgId),
    regions: read.regions.map(region => ({
      ...region,
      ...sumOf(read.cells.filter(cell => cell.region === region.code)),
    })),
    major: {
      open: open.reduce((sum, one) => sum + one.n, 0),
      late: late?.late ?? 0,
      stages: Object.fromEntries(read.major.map(one => [one.stage, one.n])),
    },
  }
}

export type Week = { from: Day; to: Day; opened: number; closed: number; open: number }

type Moved = { ago: number; line: Line; opened: number; closed: number; stopped: number }
type Span = { under?: number; narrow?: Narrowing; weeks?: number }

/** What was opened, closed and stopped by line in each of the last weeks that end today; 0 is the week of today. */
function listMoved(tx: Tx, today: Day, { under, narrow = {}, weeks = 12 }: Span): Promise<Moved[]> {
  const first = addDays(today, 1 - 7 * weeks)
  return remembered(tx, dependsOf(narrow), ['weeks', today, under, narrow, weeks], async () => {
    const { rows } = await tx.execute(sql`
      select ((${today}::date - on_day) / 7)::int as ago, line, sum(opened)::int as opened, sum(closed)::int as closed, sum(stopped)::int as stopped
      from ${flowOf(narrow, first)} f where on_day between ${first} and ${today} ${belowOnly(under)} group by 1, 2`)
    return rows as Moved[]
  })
}

/** How each line stands, from what the cockpit and its weeks hold anyway; the same as lineStrokes of that scope asks anew. */
export async function strokesOf(tx: Tx, { units }: Cockpit, today: Day, span: Span): Promise<LineClosing[]> {
  const moved = (await listMoved(tx, today, span)).filter(one => one.ago === 0)
  return lines.map(line => {
    const { open, done, late } = units.map(unit => unit.lines[line] ?? none).reduce<Standing>(add, none)
    const closedThisWeek = moved.find(one => one.line === line)?.closed ?? 0
    return { line, total: open + done, open, late, closedThisWeek }
  })
}

/** Opened and closed in each of the last weeks that end today, and what was open at the end of each; oldest first. */
export async function listWeeks(
  tx: Tx,
  today: Day,
  { openNow, weeks = 12, ...span }: Span & { openNow: number },
): Promise<Week[]> {
  const found = new Map<number, Omit<Moved, 'ago' | 'line'>>()
  for (const { ago, opened, closed, stopped } of await listMoved(tx, today, { ...span, weeks })) {
    const sum = found.get(ago) ?? { opened: 0, closed: 0, stopped: 0 }
    found.set(ago, { opened: sum.opened + opened, closed: sum.closed + closed, stopped: sum.stopped + stopped })
  }
  let open = openNow
  return Array.from({ length: weeks }, (_, ago) => {
    const { opened, closed, stopped } = found.get(ago) ?? { opened: 0, closed: 0, stopped: 0 }
    const week = { from: addDays(today, -7 * ago - 6), to: addDays(today, -7 * ago), opened, closed, open }
    open -= opened - closed - stopped
    return week
  }).reverse()
}
