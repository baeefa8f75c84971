import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { AuditResult } from '@/domain/doubt'
import type { Judged } from '@/domain/false-closure'
import type { LoopName } from '@/domain/loop'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { named, person, unit } from './named'

export const pickStates = ['waiting', 'judged', 'holds', 'false_closure'] as const
export type PickFilters = { state?: (typeof pickStates)[number]; draw?: number; unit?: number }

export type Draw = Judged & {
  id: number
  fromOn: Day
  toOn: Day
  /** Closed cases it drew from, and how many it drew; the reader may see fewer of them (`drawn`). */
  population: number
  size: number
  seed: string
  at: Date
  territory: Named | null
  drawnBy: Named | null
}
export type Pick = {
  id: number
  drawId: number
  no: number
  loop: LoopName
  caseId: number
  result: AuditResult | null
  titleZh: string
  titleEn: string
  stage: string
  unit: Named | null
}
export type PickDetail = Pick & {
  opinion: string | null
  judgedBy: Named | null
  judgedUnit: Named | null
  judgedAt: Date | null
}

/** The filters of the address; what is not understood is left out. */
export function readPickFilters(address: Address): PickFilters {
  const { oneOf, id } = readerOf(address)
  const read = { state: oneOf('state', pickStates), draw: id('draw'), unit: id('unit') }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

const states: Record<(typeof pickStates)[number], SQL> = {
  waiting: sql`k.result is null`,
  judged: sql`k.result is not null`,
  holds: sql`k.result = 'holds'`,
  false_closure: sql`k.result = 'false_closure'`,
}
const worker = sql`coalesce(t.org_id, h.org_id)`

function conditionOf(filters: PickFilters): SQL {
  const all = [sql`true`]
  if (filters.state) all.push(states[filters.state])
  if (filters.draw) all.push(sql`k.draw_id = ${filters.draw}`)
  if (filters.unit) all.push(sql`${worker} = ${filters.unit}`)
  return sql.join(all, sql` and `)
}

const joins = sql`left join task t on k.loop = 'task' and t.id = k.case_id left join hazard h on k.loop = 'hazard' and h.id = k.case_id`
const listed = sql`k.id::float8 as id, k.draw_id::float8 as "drawId", k.no, k.loop, k.case_id::float8 as "caseId", k.result,
  coalesce(t.title_zh, h.title_zh) as "titleZh", coalesce(t.title_en, h.title_en) as "titleEn", coalesce(t.stage, h.stage) as stage, ${unit('o')} as unit`
const judgedOf = sql`count(k.id)::int as drawn, count(k.result)::int as judged, (count(*) filter (where k.result = 'false_closure'))::int as "falseClosures"`

/** Drawn cases that the reader sees, newest draw first, in the order in which each draw drew them. */
export async function listPicks(
  tx: Tx,
  filters: PickFilters,
  { from = 0, limit }: { from?: number; limit: number },
): Promise<{ rows: Pick[]; next: number | null }> {
  const { rows } = await tx.execute(sql`
    select ${listed} from audit_pick k ${joins} left join org o on o.id = ${worker} where ${conditionOf(filters)}
    order by k.draw_id desc, k.no offset ${from} limit ${limit + 1}`)
  return { rows: rows.slice(0, limit) as Pick[], next: rows.length > limit ? from + limit : null }
}

/** How many picks each of these filters lists. */
export async function countPicks(tx: Tx, all: readonly PickFilters[]): Promise<number[]> {
  const counts = all.map(filters => sql`(count(*) filter (where ${conditionOf(filters)}))::int`)
  const { rows } = await tx.execute(
    sql`select array[${sql.join(counts, sql`, `)}] as counts from audit_pick k ${joins}`,
  )
  return rows[0]!.counts as number[]
}

/** Drawn, judged and false closures by the unit that did the work, the most false ones first. */
export async function judgedByUnit(tx: Tx): Promise<(Judged & { unit: Named | null })[]> {
  const { rows } = await tx.execute(sql`
    select ${unit('o')} as unit, ${judgedOf} from audit_pick k ${joins} left join org o on o.id = ${worker}
    group by o.id order by "falseClosures" desc, judged desc, drawn desc, o.id`)
  return rows as (Judged & { unit: Named | null })[]
}

const drawColumns = sql`d.id::float8 as id, d.from_on::text as "fromOn", d.to_on::text as "toOn", d.population, d.size, d.seed, d.at,
  ${named('o', 'name_zh', 'name_en')} as territory, ${person('p')} as "drawnBy"`

/** Every draw that the reader sees, newest first, with how far it is judged. */
export async function listDraws(tx: Tx, id?: number): Promise<Draw[]> {
  const { rows } = await tx.execute(sql`
    select ${drawColumns}, ${judgedOf} from audit_draw d left join audit_pick k on k.draw_id = d.id left join org o on o.id = d.org_id
      left join person p on p.id = d.person_id
    where ${id === undefined ? sql`true` : sql`d.id = ${id}`} group by d.id, o.id, p.id order by d.id desc limit 200`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as Draw[]
}

/** One drawn case with what was found; null when it is not there for this reader. */
export async function findPick(tx: Tx, id: number): Promise<PickDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${listed}, k.opinion, ${person('p')} as "judgedBy", ${unit('u')} as "judgedUnit", k.judged_at as "judgedAt"
    from audit_pick k ${joins} left join org o on o.id = ${worker} left join person p on p.id = k.person_id left join org u on u.id = k.org_id
    where k.id = ${id}`)
  const [row] = rows
  return row ? ({ ...row, judgedAt: row.judgedAt ? new Date(row.judgedAt as string) : null } as PickDetail) : null
}

export type Lot = { no: number; loop: LoopName; caseId: number; lot: string }

/** What a draw drew from, with each case's lot, made again from the ledger; empty for readers whose sight does not cover its territory. */
export async function listLots(tx: Tx, drawId: number): Promise<Lot[]> {
  const { rows } = await tx.execute(
    sql`select no, loop, case_id::float8 as "caseId", lot from doubts.lots(${drawId}) order by no`,
  )
  return rows as Lot[]
}

/** Whether a draw made again gives what was drawn; null for a reader whose sight does not cover its territory. */
export async function isDrawnAgain(tx: Tx, draw: Draw): Promise<boolean | null> {
  const { rows } = await tx.execute(sql`
    select count(l.no)::int as population,
      (select count(*)::int from audit_pick k where k.draw_id = ${draw.id} and not exists (
        select from doubts.lots(${draw.id}) m where m.no = k.no and m.loop = k.loop and m.case_id = k.case_id)) as missing
    from doubts.lots(${draw.id}) l`)
  const { population, missing } = rows[0] as { population: number; missing: number }
  return population === 0 ? null : population === draw.population && missing === 0
}
