import { type SQL, sql } from 'drizzle-orm'
import { type Day, isDay } from '@/domain/clock'
import { type InspectionKind, inspectionKinds, inspectionStages } from '@/domain/inspection'
import { type StageState, stageStates } from '@/domain/loop'
import { stagesIn } from '@/domain/loops'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'

/** What a list of inspections is narrowed by; every key is a parameter of its address. */
export type InspectionFilters = {
  state?: StageState
  stage?: string
  place?: number
  campaign?: number
  checklist?: number
  directive?: number
  unit?: number
  person?: number
  region?: string
  kind?: InspectionKind
  failed?: 'yes'
  /** The day of the visit, from and to. */
  from?: Day
  to?: Day
  /** The document was issued and the place has not received it yet. */
  document?: 'unreceived'
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readInspectionFilters(address: Address): InspectionFilters {
  const { one, oneOf, id, day } = readerOf(address)
  const read: InspectionFilters = {
    state: oneOf('state', stageStates),
    stage: oneOf('stage', inspectionStages),
    place: id('place'),
    campaign: id('campaign'),
    checklist: id('checklist'),
    directive: id('directive'),
    unit: id('unit'),
    person: id('person'),
    region: /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined,
    kind: oneOf('kind', inspectionKinds),
    failed: oneOf('failed', ['yes']),
    from: day('from'),
    to: day('to'),
    document: oneOf('document', ['unreceived']),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as InspectionFilters
}

/** The stages at which somebody has been at the place. */
export const visitedStages = ['in_field', 'submitted', 'reviewed', 'issued'] as const

/** The same as a literal list for SQL. */
export const visited: SQL = sql.raw(`(${visitedStages.map(stage => `'${stage}'`).join(', ')})`)

const stagesOf = (state: StageState): SQL =>
  sql.raw(
    `(${
      stagesIn('inspection', state)
        .map(stage => `'${stage}'`)
        .join(', ') || `''`
    })`,
  )

function whereOf(filters: InspectionFilters): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.state) all.push(sql`c.stage in ${stagesOf(filters.state)}`)
  if (filters.stage) all.push(sql`c.stage = ${filters.stage}`)
  if (filters.place) all.push(sql`c.place_id = ${filters.place}`)
  if (filters.campaign) all.push(sql`c.campaign_id = ${filters.campaign}`)
  if (filters.checklist) all.push(sql`c.checklist_id = ${filters.checklist}`)
  if (filters.directive) all.push(sql`c.directive_id = ${filters.directive}`)
  if (filters.unit) all.push(sql`c.org_id = ${filters.unit}`)
  if (filters.person) all.push(sql`${filters.person}::bigint = any (c.team_ids)`)
  if (filters.region) all.push(sql`starts_with(c.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.kind) all.push(sql`c.kind = ${filters.kind}`)
  if (filters.from) all.push(sql`c.due_on >= ${filters.from}::date`)
  if (filters.to) all.push(sql`c.due_on <= ${filters.to}::date`)
  if (filters.document) all.push(sql`c.stage = 'issued' and c.kind <> 'self_check' and loops.is_unreceived(c.id)`)
  if (filters.failed)
    all.push(sql`exists (select from inspection_answer a where a.inspection_id = c.id and a.answer = 'fail')`)
  return sql.join(all, sql` and `)
}

export type ListedInspection = {
  id: number
  stage: string
  onDay: Day | null
  kind: InspectionKind
  place: Named | null
  unit: Named | null
  checklist: Named
  items: number
  answered: number
  failed: number
  /** What the team writes is not the reader's to see before the document. */
  hidden: boolean
}

/** One page of inspections: the nearest day first where they are open, the latest first otherwise. */
export async function listInspections(
  tx: Tx,
  filters: InspectionFilters,
  page: { after?: string; limit: number },
): Promise<{ rows: ListedInspection[]; next: string | null }> {
  const ascending = filters.state === 'open'
  const [day, id] = (page.after ?? '').split('~')
  const usable = day && isDay(day) && /^\d{1,15}$/.test(id ?? '')
  const later = usable
    ? sql` and (c.due_on, c.id) ${sql.raw(ascending ? '>' : '<')} (${day}::date, ${id}::bigint)`
    : sql``
  const order = sql.raw(ascending ? 'c.due_on, c.id' : 'c.due_on desc, c.id desc')
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.stage, c.due_on::text as "onDay", c.kind,
      case when l.id is null then null else json_build_object('id', l.id, 'zh', l.name_zh, 'en', l.name_en) end as place,
      case when o.id is null then null else json_build_object('id', o.id, 'zh', o.short_zh, 'en', o.short_en) end as unit,
      json_build_object('id', k.id, 'zh', k.name_zh, 'en', k.name_en) as checklist,
      (select count(*)::int from checklist_item i where i.checklist_id = k.id) as items,
      (select count(*)::int from inspection_answer a where a.inspection_id = c.id) as answered,
      (select count(*)::int from inspection_answer a where a.inspection_id = c.id and a.answer = 'fail') as failed,
      not exists (select from event e where e.loop = 'inspection' and e.case_id = c.id) as hidden
    from (select c.* from inspection c where ${whereOf(filters)}${later} order by ${order} limit ${page.limit + 1}) c
      join checklist k on k.id = c.checklist_id left join place l on l.id = c.place_id left join org o on o.id = c.org_id
    order by ${order}`)
  const found = rows as ListedInspection[]
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  return { rows: shown, next: found.length > page.limit && last ? `${last.onDay}~${last.id}` : null }
}

/** How many inspections each of these filters leaves. */
export async function countInspections(tx: Tx, views: readonly InspectionFilters[]): Promise<number[]> {
  const counts = views.map(
    (filters, index) => sql`count(*) filter (where ${whereOf(filters)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from inspection c`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type InspectionDetail = {
  kind: InspectionKind
  onDay: Day | null
  place: (Named & { risk: string; sector: string; addressZh: string; addressEn: string }) | null
  placeOwner: Named | null
  checklist: Named & { version: number; items: number }
  /** The visit that a follow-up looks after, and the follow-ups that look after this one, newest last. */
  followsId: number | null
  followedBy: number[]
  campaign: Named | null
  directive: (Named & { quoteZh: string; quoteEn: string; sentence: number }) | null
  team: Named[]
}

/** What an inspection's page shows beside its items; null when it is not the reader's to see. */
export async function findInspection(tx: Tx, id: number): Promise<InspectionDetail | null> {
  const { rows } = await tx.execute(sql`
    select c.kind, c.due_on::text as "onDay", c.follows_id::float8 as "followsId",
      array(select f.id::float8 from inspection f where f.follows_id = c.id and f.stage <> 'withdrawn' order by f.id) as "followedBy",
      case when l.id is null then null else json_build_object('id', l.id, 'zh', l.name_zh, 'en', l.name_en, 'risk', l.risk, 'sector', l.sector, 'addressZh', l.address_zh, 'addressEn', l.address_en) end as place,
      case when f.id is null then null else json_build_object('id', f.id, 'zh', f.name_zh, 'en', f.name_en) end as "placeOwner",
      json_build_object('id', k.id, 'zh', k.name_zh, 'en', k.name_en, 'version', k.version,
        'items', (select count(*) from checklist_item i where i.checklist_id = k.id)) as checklist,
      case when m.id is null then null else json_build_object('id', m.id, 'zh', m.name_zh, 'en', m.name_en) end as campaign,
      case when d.id is null then null else json_build_object('id', d.id, 'zh', d.title_zh, 'en', d.title_en, 'quoteZh', d.quote_zh, 'quoteEn', d.quote_en, 'sentence', s.no) end as directive,
      coalesce((select json_agg(json_build_object('id', p.id, 'zh', p.name_zh, 'en', p.name_en) order by array_position(c.team_ids, p.id)) from person p where p.id = any (c.team_ids)), '[]') as team
    from inspection c
      join checklist k on k.id = c.checklist_id left join place l on l.id = c.place_id left join org f on f.id = l.org_id
      left join campaign m on m.id = c.campaign_id left join directive d on d.id = c.directive_id left join source_span s on s.id = d.span_id
    where c.id = ${id}`)
  return (rows[0] as unknown as InspectionDetail | undefined) ?? null
}
