import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { type LookState, lookStates, type TraitKind, type Traits } from '@/domain/inference'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { named, person, unit } from './named'

/** Why a place is like the one where it happened: its sector, equipment and processes, clauses under which hazards were found there. */
export type Why = { sector?: string; terms: number[]; clauses: string[] }
export type SimilarPlace = { id: number; unitId: number | null; regionCode: string; why: Why }

const traitsOf = ({ sectors, termIds, clauses }: Traits): SQL =>
  sql`${sql.param([...sectors])}::text[], ${sql.param([...termIds])}::bigint[], ${sql.param([...clauses])}::text[]`

/** The places in the reader's territory that have, of each kind of trait that is chosen, at least one; asked of the one predicate that the fan-out is held to. */
export async function similarPlaces(tx: Tx, accidentId: number, traits: Traits): Promise<SimilarPlace[]> {
  const { rows } = await tx.execute(sql`
    select place_id::float8 as id, unit_id::float8 as "unitId", region_code as "regionCode", why from lessons.find_similar(${accidentId}, ${traitsOf(traits)}) order by place_id`)
  return rows as unknown as SimilarPlace[]
}

export type PreviewedPlace = SimilarPlace & {
  zh: string
  en: string
  sector: string
  regionZh: string
  regionEn: string
  unit: Named | null
}

/** The same with what a person needs to decide on them, by territory. */
export async function previewPlaces(tx: Tx, accidentId: number, traits: Traits): Promise<PreviewedPlace[]> {
  const { rows } = await tx.execute(sql`
    select s.place_id::float8 as id, s.unit_id::float8 as "unitId", s.region_code as "regionCode", s.why, p.name_zh as zh, p.name_en as en, p.sector,
      g.name_zh as "regionZh", g.name_en as "regionEn", ${unit('o')} as unit
    from lessons.find_similar(${accidentId}, ${traitsOf(traits)}) s join place p on p.id = s.place_id join region g on g.code = s.region_code left join org o on o.id = s.unit_id
    order by s.region_code, s.place_id`)
  return rows as unknown as PreviewedPlace[]
}

export type Term = { id: number; key: string; kind: TraitKind; zh: string; en: string }

/** The words for equipment and processes. */
export async function listTerms(tx: Tx): Promise<Term[]> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, key, kind, name_zh as zh, name_en as en from trait_term order by kind, id`,
  )
  return rows as unknown as Term[]
}

export type PlaceTrait = Term & { traitId: number; source: string; by: Named | null; at: Date; endedAt: Date | null }

/** What a place has and had, newest first. */
export async function listPlaceTraits(tx: Tx, placeId: number): Promise<PlaceTrait[]> {
  const { rows } = await tx.execute(sql`
    select x.id::float8 as "traitId", t.id::float8 as id, t.key, t.kind, t.name_zh as zh, t.name_en as en, x.source, ${person('p')} as by, x.at, x.ended_at as "endedAt"
    from place_trait x join trait_term t on t.id = x.term_id left join person p on p.id = x.person_id where x.place_id = ${placeId} order by x.ended_at is not null, x.id desc`)
  return rows.map(row => ({
    ...row,
    at: new Date(row.at as string),
    endedAt: row.endedAt ? new Date(row.endedAt as string) : null,
  })) as unknown as PlaceTrait[]
}

/** Where a place of a fan-out stands: the one predicate of its board, its lists and its figures. */
const lookState = sql`case when q.left_out is not null then 'left_out' when l.id is null then 'waiting'
  when exists (select from hazard h where h.place_id = q.place_id and (h.inspection_id = l.inspection_id or h.task_id = q.task_id)) then 'found' else 'nothing' end`
const looked = sql`inference_place q join inference i on i.id = q.inference_id left join inference_look l on l.inference_id = q.inference_id and l.place_id = q.place_id`

export type BoardFilters = { state?: LookState | 'late'; region?: string; unit?: number }

/** Reads the filters of a board's address; what it does not understand it leaves out. */
export function readBoardFilters(address: Address): BoardFilters {
  const { oneOf, id, one } = readerOf(address)
  const read = {
    state: oneOf('state', [...lookStates, 'late'] as const),
    region: /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined,
    unit: id('unit'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

function whereOf(filters: BoardFilters, today: Day): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.state === 'late') all.push(sql`s.state = 'waiting' and s.due_on < ${today}`)
  else if (filters.state) all.push(sql`s.state = ${filters.state}`)
  if (filters.region) all.push(sql`starts_with(s.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.unit) all.push(sql`s.org_id = ${filters.unit}`)
  return sql.join(all, sql` and `)
}

const standing = (inferenceId?: number): SQL =>
  sql`(select q.*, i.due_on, l.id as look_id, l.inspection_id, l.evidence_id, l.words, l.person_id as looked_by_id, l.at as looked_at, ${lookState} as state from ${looked}${inferenceId === undefined ? sql`` : sql` where q.inference_id = ${inferenceId}`}) s`

export type BoardRow = {
  placeId: number
  zh: string
  en: string
  regionZh: string
  regionEn: string
  unit: Named | null
  taskId: number | null
  why: Why
  state: LookState
  leftOut: string | null
  words: string | null
  lookedBy: Named | null
  lookedAt: Date | null
  inspectionId: number | null
  evidenceId: number | null
  hazards: number[]
}

/** The places of a fan-out that the filters leave: who has not looked first, then by territory. */
export async function listBoard(
  tx: Tx,
  inferenceId: number,
  filters: BoardFilters,
  today: Day,
  placeId?: number,
): Promise<BoardRow[]> {
  const { rows } = await tx.execute(sql`
    select s.place_id::float8 as "placeId", coalesce(p.name_zh, '—') as zh, coalesce(p.name_en, '—') as en, g.name_zh as "regionZh", g.name_en as "regionEn", ${unit('o')} as unit,
      s.task_id::float8 as "taskId", s.why, s.state, s.left_out as "leftOut", s.words, ${person('w')} as "lookedBy", s.looked_at as "lookedAt",
      s.inspection_id::float8 as "inspectionId", s.evidence_id::float8 as "evidenceId",
      coalesce((select json_agg(h.id order by h.id) from hazard h where h.place_id = s.place_id and (h.inspection_id = s.inspection_id or h.task_id = s.task_id)), '[]') as hazards
    from ${standing(inferenceId)} left join place p on p.id = s.place_id join region g on g.code = s.region_code left join org o on o.id = s.org_id left join person w on w.id = s.looked_by_id
    where ${whereOf(filters, today)}${placeId === undefined ? sql`` : sql` and s.place_id = ${placeId}`}
    order by array_position(array['waiting', 'found', 'nothing', 'left_out'], s.state), s.region_code, s.place_id limit 2000`)
  return rows.map(row => ({
    ...row,
    lookedAt: row.lookedAt ? new Date(row.lookedAt as string) : null,
  })) as unknown as BoardRow[]
}

/** How many places of a fan-out each of these filters leaves. */
export async function countBoard(
  tx: Tx,
  inferenceId: number,
  views: readonly BoardFilters[],
  today: Day,
): Promise<number[]> {
  const counts = views.map(
    (filters, index) => sql`count(*) filter (where ${whereOf(filters, today)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from ${standing(inferenceId)}`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type BoardTerritory = { code: string; zh: string; en: string } & Record<LookState, number>

/** How each prefecture stands, the one with the largest share that nobody looked at first. */
export async function boardByTerritory(tx: Tx, inferenceId: number): Promise<BoardTerritory[]> {
  const n = (state: LookState) => sql`count(*) filter (where s.state = ${state})::int`
  const { rows } = await tx.execute(sql`
    select g.code, g.name_zh as zh, g.name_en as en, ${n('waiting')} as waiting, ${n('nothing')} as nothing, ${n('found')} as found, ${n('left_out')} as left_out
    from ${standing(inferenceId)} join region g on g.code = left(s.region_code, 4) || '00' group by g.code
    order by count(*) filter (where s.state = 'waiting')::float8 / nullif(count(*) filter (where s.state <> 'left_out'), 0) desc nulls last, g.code`)
  return rows as unknown as BoardTerritory[]
}

export type ListedInference = {
  id: number
  accidentId: number
  words: string
  dueOn: Day
  at: Date
  by: Named | null
  unit: Named | null
  sectors: string[]
  termIds: number[]
  clauses: string[]
  finding: { id: number; zh: string; en: string } | null
  places: number
  units: number
} & Record<LookState, number>

const listed = (where: SQL): SQL => sql`
  select i.id::float8 as id, i.accident_id::float8 as "accidentId", i.words, i.due_on::text as "dueOn", i.at, ${person('p')} as by, ${unit('o')} as unit, i.sectors,
    i.term_ids::float8[] as "termIds", i.clauses, ${named('f', 'text_zh', 'text_en')} as finding, c.*
  from inference i left join person p on p.id = i.person_id left join org o on o.id = i.org_id left join accident_finding f on f.id = i.finding_id
    cross join lateral (select count(*) filter (where s.state <> 'left_out')::int as places, count(distinct s.org_id) filter (where s.task_id is not null)::int as units,
      count(*) filter (where s.state = 'waiting')::int as waiting, count(*) filter (where s.state = 'nothing')::int as nothing, count(*) filter (where s.state = 'found')::int as found,
      count(*) filter (where s.state = 'left_out')::int as left_out from ${standing()} where s.inference_id = i.id) c
  where ${where} order by i.id desc limit 200`

const readListed = (rows: Record<string, unknown>[]): ListedInference[] =>
  rows.map(row => ({ ...row, at: new Date(row.at as string) })) as unknown as ListedInference[]

/** What was asked because of an accident, newest first, each with how far it has come in the reader's sight. */
export const listInferences = async (tx: Tx, accidentId: number): Promise<ListedInference[]> =>
  readListed((await tx.execute(listed(sql`i.accident_id = ${accidentId}`))).rows)

/** One fan-out; null when it is not the reader's to see. */
export const findInference = async (tx: Tx, id: number): Promise<ListedInference | null> =>
  readListed((await tx.execute(listed(sql`i.id = ${id}`))).rows)[0] ?? null

export type InferenceOfTask = { id: number; accidentId: number; unitId: number; places: number; waiting: number }

/** The fan-out that a task belongs to, with its number of places; null for any other task. */
export async function findInferenceOfTask(tx: Tx, taskId: number): Promise<InferenceOfTask | null> {
  const { rows } = await tx.execute(sql`
    select s.inference_id::float8 as id, s.accident_id::float8 as "accidentId", s.org_id::float8 as "unitId", count(*)::int as places, count(*) filter (where s.state = 'waiting')::int as waiting
    from ${standing()} where s.task_id = ${taskId} group by 1, 2, 3`)
  return (rows[0] as InferenceOfTask | undefined) ?? null
}
