import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import type { LoopName } from '@/domain/loop'
import type { ScoreDimension, ScoreKind } from '@/domain/score'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { unit } from './named'

/** The days that points are counted over, both included. */
export type Span = { from: Day; to: Day }

const within = ({ from, to }: Span): SQL =>
  sql`s.at >= ${`${from}T00:00:00+08:00`} and s.at < ${`${addDays(to, 1)}T00:00:00+08:00`}`

export type UnitScore = {
  unit: Named
  efficiency: number
  effectiveness: number
  /** How many things gave or took points. */
  events: number
  /** What gave or took most, with how often and how many points in all. */
  reasons: { kind: ScoreKind; times: number; points: number }[]
}

/** Units are only set beside their like: offices and departments, or enterprises. */
export const scoredUnits = ['offices', 'enterprises'] as const
export type ScoredUnits = (typeof scoredUnits)[number]

/** Every unit of a sort in sight that anything gave or took points in these days, with its reasons; best first, of equals the one with fewer events, then by name. */
export async function listScores(tx: Tx, span: Span, units: ScoredUnits): Promise<UnitScore[]> {
  const { rows } = await tx.execute(sql`
    with kinds as (select s.org_id, s.kind, s.dimension, count(*)::int as times, sum(s.points)::int as points from score_event s where ${within(span)} group by 1, 2, 3)
    select ${unit('o')} as unit, coalesce(sum(k.points) filter (where k.dimension = 'efficiency'), 0)::int as efficiency,
      coalesce(sum(k.points) filter (where k.dimension = 'effectiveness'), 0)::int as effectiveness, sum(k.times)::int as events,
      json_agg(json_build_object('kind', k.kind, 'times', k.times, 'points', k.points) order by abs(k.points) desc, k.kind) as reasons
    from kinds k join org o on o.id = k.org_id and (o.kind = 'enterprise') = ${units === 'enterprises'} group by o.id, o.short_zh, o.short_en order by sum(k.points) desc, sum(k.times), o.id`)
  return rows as unknown as UnitScore[]
}

/** A unit whose points the reader sees, by its short names; null of any other, where none would look like nothing. */
export async function findScored(tx: Tx, id: number): Promise<Named | null> {
  const { rows } = await tx.execute(
    sql`select ${unit('o')} as unit from org o where o.id = ${id} and o.id in (select ctx.units())`,
  )
  return (rows[0]?.unit as Named | undefined) ?? null
}

export type ScoreFilters = { kind?: ScoreKind; dimension?: ScoreDimension }
export type ListedScore = {
  id: number
  kind: ScoreKind
  dimension: ScoreDimension
  points: number
  loop: LoopName
  caseId: number
  eventId: number
  /** The number of that event in its case. */
  seq: number
  /** The points that it takes back. */
  reversesId: number | null
  /** Whether it was taken back later. */
  isReversed: boolean
  rule: string
  at: Date
}

/** What gave or took a unit's points in these days, newest first; `after` is the number of the last one seen. */
export async function listScoreEvents(
  tx: Tx,
  unitId: number,
  span: Span,
  filters: ScoreFilters,
  page: { after?: number; limit: number },
): Promise<{ rows: ListedScore[]; next: number | null; all: number; points: number }> {
  const asked = sql.join(
    [
      sql`s.org_id = ${unitId} and ${within(span)}`,
      ...(filters.kind ? [sql`s.kind = ${filters.kind}`] : []),
      ...(filters.dimension ? [sql`s.dimension = ${filters.dimension}`] : []),
    ],
    sql` and `,
  )
  const { rows: sums } = await tx.execute(
    sql`select count(*)::int as n, coalesce(sum(s.points), 0)::int as points from score_event s where ${asked}`,
  )
  const { rows } = await tx.execute(sql`
    select s.id::float8 as id, s.kind, s.dimension, s.points, s.loop, s.case_id::float8 as "caseId", s.event_id::float8 as "eventId", (select e.seq from event e where e.id = s.event_id) as seq, s.reverses_id::float8 as "reversesId",
      exists (select from score_event b where b.reverses_id = s.id) as "isReversed", k.key || ' v' || k.version || ' · ' || r.key as rule, s.at
    from score_event s join rule r on r.id = s.rule_id join rule_pack k on k.id = r.pack_id
    where ${asked} ${page.after ? sql`and s.id < ${page.after}` : sql``} order by s.id desc limit ${page.limit + 1}`)
  const found = rows.map(row => ({ ...row, at: new Date(row.at as string) })) as unknown as ListedScore[]
  const shown = found.slice(0, page.limit)
  return {
    rows: shown,
    next: found.length > page.limit ? shown.at(-1)!.id : null,
    all: sums[0]!.n as number,
    points: sums[0]!.points as number,
  }
}
