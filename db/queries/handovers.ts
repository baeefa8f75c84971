import { type SQL, sql } from 'drizzle-orm'
import { stagesIn } from '@/domain/loops'
import type { Tx } from '../client'
import type { HandoverKind } from '../schema/duty'
import type { Named } from './case-view'
import { person, unit } from './named'

export type OpenWork = {
  kind: 'task' | 'hazard' | 'inspection'
  id: number
  zh: string
  en: string
  stage: string
  dueOn: string | null
  part: 'owner' | 'deputy' | 'team'
  ownerId: number | null
  deputyId: number | null
  teamIds: number[]
}

const within = (orgId: number | undefined): SQL =>
  orgId === undefined
    ? sql``
    : sql`and c.org_id in (select o.id from org o, org top where top.id = ${orgId} and starts_with(o.path, top.path))`

const workOf = (kind: OpenWork['kind'], personId: number, orgId: number | undefined): SQL => {
  const isVisit = kind === 'inspection'
  const stages = sql.raw(
    stagesIn(kind, 'open')
      .map(stage => `'${stage}'`)
      .join(', '),
  )
  return sql`select ${sql.raw(`'${kind}'`)} as kind, c.id, ${isVisit ? sql`l.name_zh, l.name_en` : sql`c.title_zh, c.title_en`}, c.stage, c.due_on,
      case when c.owner_id = ${personId} then 'owner' when c.deputy_id = ${personId} then 'deputy' else 'team' end, c.owner_id, c.deputy_id,
      ${isVisit ? sql`c.team_ids` : sql`'{}'::bigint[]`}
    from ${sql.identifier(kind)} c ${isVisit ? sql`join place l on l.id = c.place_id` : sql``}
    where c.stage in (${stages}) and (c.owner_id = ${personId} or c.deputy_id = ${personId} ${isVisit ? sql`or ${personId}::bigint = any (c.team_ids)` : sql``}) ${within(orgId)}`
}

/** Every open task, hazard and visit that a person owns, deputises in or goes along on, in a unit and below it, so far as the reader sees it. */
export async function listOpenWork(tx: Tx, personId: number, orgId?: number): Promise<OpenWork[]> {
  const all = (['task', 'hazard', 'inspection'] as const).map(kind => workOf(kind, personId, orgId))
  const { rows } = await tx.execute(sql`
    select kind, id::float8 as id, zh, en, stage, due_on::text as "dueOn", part, owner_id::float8 as "ownerId", deputy_id::float8 as "deputyId", team_ids::float8[] as "teamIds"
    from (${sql.join(all, sql` union all `)}) w (kind, id, zh, en, stage, due_on, part, owner_id, deputy_id, team_ids) order by array_position(array['task', 'hazard', 'inspection'], kind), id`)
  return rows as OpenWork[]
}

export type ListedHandover = {
  id: number
  from: Named
  to: Named
  unit: Named
  onDay: string
  reason: string
  by: Named | null
  at: Date
  moved: number
  stayed: number
}

const listed = sql`h.id::float8 as id, ${person('f')} as "from", ${person('t')} as "to", ${unit('o')} as unit, h.on_day::text as "onDay", h.reason, ${person('b')} as by, h.at,
  (select count(*)::int from handover_item i where i.handover_id = h.id and i.moved) as moved, (select count(*)::int from handover_item i where i.handover_id = h.id and not i.moved) as stayed`
const joined = sql`join org o on o.id = h.org_id left join person f on f.id = h.from_id left join person t on t.id = h.to_id left join person b on b.id = h.by_id`
const asHandover = (row: ListedHandover): ListedHandover => ({ ...row, at: new Date(row.at) })

/** Hand-overs, the latest first: of one person, in one unit, or all in the reader's sight. */
export async function listHandovers(
  tx: Tx,
  { personId, orgId }: { personId?: number; orgId?: number },
  limit: number,
): Promise<ListedHandover[]> {
  const of = personId ? sql`(h.from_id = ${personId} or h.to_id = ${personId})` : sql`true`
  const where = orgId ? sql`${of} and h.org_id = ${orgId}` : of
  const { rows } = await tx.execute(
    sql`select ${listed} from handover h ${joined} where ${where} order by h.id desc limit ${limit}`,
  )
  return (rows as ListedHandover[]).map(asHandover)
}

export type HandoverItem = {
  kind: HandoverKind
  id: number
  part: 'owner' | 'deputy' | 'team'
  moved: boolean
  refusal: string | null
  zh: string | null
  en: string | null
}

/** One hand-over with everything that it moved and what stayed; null when it is not the reader's to see. */
export async function findHandover(
  tx: Tx,
  id: number,
): Promise<{ handover: ListedHandover; items: HandoverItem[] } | null> {
  const { rows } = await tx.execute(sql`select ${listed} from handover h ${joined} where h.id = ${id}`)
  if (!rows[0]) return null
  const items = await tx.execute(sql`
    select i.kind, i.item_id::float8 as id, i.part, i.moved, i.refusal,
      coalesce(t.title_zh, z.title_zh, vl.name_zh, l.name_zh, g.name_zh, rl.name_zh, s.title_zh, ro.name_zh) as zh,
      coalesce(t.title_en, z.title_en, vl.name_en, l.name_en, g.name_en, rl.name_en, s.title_en, ro.name_en) as en
    from handover_item i
      left join task t on i.kind = 'task' and t.id = i.item_id left join hazard z on i.kind = 'hazard' and z.id = i.item_id
      left join inspection v on i.kind = 'inspection' and v.id = i.item_id left join place vl on vl.id = v.place_id
      left join place l on i.kind = 'place' and l.id = i.item_id left join grid_cell g on i.kind = 'grid' and g.id = i.item_id
      left join responsibility r on i.kind = 'responsibility' and r.id = i.item_id left join post s on s.id = r.post_id left join org ro on ro.id = r.org_id left join place rl on rl.id = r.place_id
    where i.handover_id = ${id} order by i.moved, array_position(array['task', 'hazard', 'inspection', 'responsibility', 'place', 'grid'], i.kind), i.item_id`)
  return { handover: asHandover(rows[0] as ListedHandover), items: items.rows as HandoverItem[] }
}

/** Who left what to whom in one case, the latest first; what a case's page shows beside its ledger. */
export async function listHandoversOf(tx: Tx, kind: HandoverKind, id: number): Promise<ListedHandover[]> {
  const { rows } = await tx.execute(sql`
    select ${listed} from handover h ${joined} where exists (select from handover_item i where i.handover_id = h.id and i.kind = ${kind} and i.item_id = ${id}) order by h.id desc limit 20`)
  return (rows as ListedHandover[]).map(asHandover)
}

/** People of a unit, and of those below it, that something can be handed to or from; those who left come last. */
export async function listUnitPeople(tx: Tx, orgId: number): Promise<(Named & { left: boolean })[]> {
  const { rows } = await tx.execute(sql`
    select p.id::float8 as id, p.name_zh || ' · ' || o.short_zh as zh, p.name_en || ' · ' || o.short_en as en, duties.has_left(p.id, ${orgId}, duties.today()) as left
    from person p join org o on o.id = p.org_id join org top on top.id = ${orgId}
    where starts_with(o.path, top.path) and (top.kind <> 'government' or o.kind <> 'enterprise') order by length(o.path), 4, p.name_zh collate "zh-x-icu", p.id limit 300`)
  return rows as (Named & { left: boolean })[]
}
