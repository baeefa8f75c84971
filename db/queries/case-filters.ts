import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import { hazardLevels } from '@/domain/hazard'
import { lines } from '@/domain/line'
import { stageStates } from '@/domain/loop'
import { loops, stagesIn } from '@/domain/loops'
import { type MeasureKind, measureKinds } from '@/domain/measure'
import { sectorWords } from '@/domain/register-columns'
import { taskTrack } from '@/domain/task'
import { type Address, readerOf } from './address'
import { unitsBelow } from './below'
import { reachedLiterals } from './cockpit-funnel'
import { ruleOn } from './rules'

/** What a list of tasks or hazards is narrowed by; every key is a parameter of its address. */
export type CaseFilters = {
  state?: 'open' | 'done' | 'stopped'
  stage?: string
  line?: string
  unit?: number
  under?: number
  region?: string
  due?: 'overdue' | 'soon' | 'none'
  openedFrom?: Day
  openedTo?: Day
  closedFrom?: Day
  closedTo?: Day
  directive?: number
  /** Tasks given out under this task, in pieces and pieces of pieces. */
  piecesOf?: number
  campaign?: number
  place?: number
  /** Hazards at places of this kind; tasks of a campaign that visits such places. */
  sector?: string
  level?: string
  /** Hazards at which an enforcement measure is in force, any or of this kind. */
  measure?: 'yes' | MeasureKind
  owner?: number
  issuer?: number
  /** Tasks that stand at this stage of the track or further. */
  reached?: (typeof taskTrack)[number]
  /** Work under the directives of this span of a source document. */
  sentence?: number
  /** Work under the directives of this source document. */
  document?: number
  /** The same fault was found at the place before, within the rule's days. */
  repeat?: 'yes'
  q?: string
}

/** Reads the filters of an address; what it does not understand it leaves out, so that an old link still opens. */
export function readFilters(loop: 'task' | 'hazard', address: Address): CaseFilters {
  const { one, oneOf, id, day } = readerOf(address)
  const read: CaseFilters = {
    state: oneOf(
      'state',
      stageStates.filter(state => state !== 'before'),
    ),
    stage: oneOf('stage', loops[loop].stages),
    line: oneOf('line', lines),
    unit: id('unit'),
    under: id('under'),
    region: /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined,
    due: oneOf('due', ['overdue', 'soon', 'none']),
    openedFrom: day('openedFrom'),
    openedTo: day('openedTo'),
    closedFrom: day('closedFrom'),
    closedTo: day('closedTo'),
    directive: id('directive'),
    piecesOf: loop === 'task' ? id('piecesOf') : undefined,
    campaign: id('campaign'),
    place: loop === 'hazard' ? id('place') : undefined,
    sector: oneOf('sector', Object.keys(sectorWords)),
    level: loop === 'hazard' ? oneOf('level', hazardLevels) : undefined,
    measure: loop === 'hazard' ? oneOf('measure', ['yes', ...measureKinds]) : undefined,
    owner: id('owner'),
    issuer: id('issuer'),
    reached: loop === 'task' ? oneOf('reached', taskTrack) : undefined,
    sentence: id('sentence'),
    document: id('document'),
    repeat: loop === 'hazard' ? oneOf('repeat', ['yes']) : undefined,
    q: one('q'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as CaseFilters
}

/** Stage names of these states as SQL literals: a parameter could not match a partial index. */
export function inStates(loop: 'task' | 'hazard', ...states: Parameters<typeof stagesIn>[1][]): SQL {
  return literals(stagesIn(loop, ...states))
}

const literals = (stages: readonly string[]): SQL => sql.raw(`(${stages.map(stage => `'${stage}'`).join(', ')})`)

/** The predicate of the partial indexes of open cases, in their own words. */
export const openPredicate: Record<'task' | 'hazard', SQL> = {
  task: sql.raw(`c.stage not in ('verified','archived','cancelled','draft')`),
  hazard: sql.raw(`c.stage not in ('closed','stable')`),
}

/** Cases of a unit and of those below it. */
export const underUnit = (unit: number): SQL => sql`c.org_id = any (${unitsBelow(unit)})`

/** The ids of every piece under a task, at any depth, that the reader sees. */
export const piecesOf = (task: number): SQL => sql`(with recursive piece as (
  select t.id from task t where t.parent_id = ${task} union all select t.id from piece p join task t on t.parent_id = p.id) select id from piece)`

/** Past its date: open, and not suspended, for no clock runs while a case is suspended. */
export const overduePredicate = (loop: 'task' | 'hazard', today: Day): SQL =>
  sql`${openPredicate[loop]} and c.stage <> 'suspended' and c.due_on < ${today}`

/** The same clause at the same place within so many days before (rule hazard.repeat), as far as the reader sees the earlier one. */
export const repeatPredicate = (days: number): SQL => sql`c.clause <> '' and exists (
  select from hazard h where h.place_id = c.place_id and h.clause = c.clause and h.id < c.id and h.opened_at >= c.opened_at - make_interval(days => ${days}::int))`

/** The last calendar day that counts as due soon; the caller takes it from the working-day calendar. */
export type Clock = { today: Day; soonUntil: Day }

const instantOf = (day: Day): SQL => sql`(${day}::timestamp at time zone 'Asia/Shanghai')`

/** The conditions of the filters on a case table aliased `c`; the one predicate of lists and of every figure that opens them. */
export function whereOf(loop: 'task' | 'hazard', filters: CaseFilters, clock: Clock): SQL {
  const all: SQL[] = [filters.state || filters.stage || filters.due ? sql`true` : sql`c.stage <> 'draft'`]
  const open = openPredicate[loop]
  if (filters.state === 'open') all.push(open)
  else if (filters.state) all.push(sql`c.stage in ${inStates(loop, filters.state)}`)
  if (filters.stage) all.push(sql`c.stage = ${filters.stage}`)
  if (filters.line) all.push(sql`c.line = ${filters.line}`)
  if (filters.unit) all.push(sql`c.org_id = ${filters.unit}`)
  if (filters.under) all.push(underUnit(filters.under))
  if (filters.region) {
    const stem = filters.region.replace(/(00){1,2}$/, '')
    all.push(sql`c.region_code like ${`${stem}%`}`)
  }
  if (filters.due === 'overdue') all.push(overduePredicate(loop, clock.today))
  if (filters.due === 'soon')
    all.push(sql`${open} and c.stage <> 'suspended' and c.due_on between ${clock.today} and ${clock.soonUntil}`)
  if (filters.due === 'none') all.push(sql`${open} and c.due_on is null`)
  if (filters.openedFrom) all.push(sql`c.opened_at >= ${instantOf(filters.openedFrom)}`)
  if (filters.openedTo) all.push(sql`c.opened_at < ${instantOf(addDays(filters.openedTo, 1))}`)
  if (filters.closedFrom) all.push(sql`c.closed_at >= ${instantOf(filters.closedFrom)}`)
  if (filters.closedTo) all.push(sql`c.closed_at < ${instantOf(addDays(filters.closedTo, 1))}`)
  if (filters.directive) all.push(sql`c.directive_id = ${filters.directive}`)
  if (filters.piecesOf) all.push(sql`c.id in ${piecesOf(filters.piecesOf)}`)
  if (filters.campaign) all.push(sql`c.campaign_id = ${filters.campaign}`)
  if (filters.place) all.push(sql`c.place_id = ${filters.place}`)
  if (filters.sector)
    all.push(
      loop === 'hazard'
        ? sql`c.place_id in (select p.id from place p where p.sector = ${filters.sector})`
        : sql`c.campaign_id in (select g.id from campaign g where ${filters.sector} = any (g.sectors))`,
    )
  if (filters.level) all.push(sql`c.level = ${filters.level}`)
  if (filters.measure) {
    const kind = filters.measure === 'yes' ? sql`` : sql`and m.kind = ${filters.measure}`
    all.push(sql`c.id in (select m.hazard_id from hazard_measure m where m.lifted_at is null ${kind})`)
  }
  if (filters.owner) all.push(sql`c.owner_id = ${filters.owner}`)
  if (filters.issuer) all.push(sql`c.issuer_org_id = ${filters.issuer}`)
  if (filters.reached) all.push(sql`c.stage in ${reachedLiterals(filters.reached)}`)
  if (filters.document)
    all.push(
      sql`c.directive_id in (select d.id from directive d join source_span s on s.id = d.span_id where s.document_id = ${filters.document})`,
    )
  if (filters.sentence)
    all.push(sql`c.directive_id in (select d.id from directive d where d.span_id = ${filters.sentence})`)
  if (filters.repeat) all.push(repeatPredicate(ruleOn('hazard.repeat', clock.today).value))
  if (filters.q) all.push(sql`c.id in (select find.cases(${loop}, ${filters.q}, null, 200))`)
  return sql.join(all, sql` and `)
}

/** The filters as an address again, for links. */
export function toQuery(filters: CaseFilters & Record<string, string | number | undefined>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(filters))
    if (value !== undefined && value !== '') query.set(key, String(value))
  const said = query.toString()
  return said && `?${said}`
}
