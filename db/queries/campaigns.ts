import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import { openPredicate, overduePredicate } from './case-filters'
import type { Named } from './case-view'
import { inRegister, wasVisited } from './places'

export type CampaignFigures = {
  tasks: number
  tasksOpen: number
  tasksLate: number
  hazards: number
  hazardsOpen: number
  hazardsLate: number
  majorOpen: number
  inspections: number
  registered: number
  visited: number
}

export type Campaign = {
  id: number
  kind: 'general' | 'special' | 'battle'
  slot: number | null
  named: boolean
  nameZh: string | null
  nameEn: string | null
  quoteZh: string | null
  quoteEn: string | null
  sentence: { no: number; zh: string; en: string; zhBasis: 'report' | 'rendering' } | null
  directiveId: number | null
  unit: Named | null
  commander: Named | null
  commanderBasis: 'source' | 'law' | 'assigned' | null
  startsOn: Day | null
  endsOn: Day | null
  figures: CampaignFigures
}

const campaignId = sql.raw('m.id')

/** The campaigns, the seven battles in their order first; figures count what the reader may see, by the predicates of the lists they open. */
export async function listCampaigns(tx: Tx, today: Day): Promise<Campaign[]> {
  const { rows } = await tx.execute(sql`
    with work as materialized (
      select c.campaign_id, count(*) filter (where c.stage <> 'draft') as tasks, count(*) filter (where ${openPredicate.task}) as open,
        count(*) filter (where ${overduePredicate('task', today)}) as late
      from task c where c.campaign_id is not null group by 1
    ), found as materialized (
      select c.campaign_id, count(*) as hazards, count(*) filter (where ${openPredicate.hazard}) as open,
        count(*) filter (where ${overduePredicate('hazard', today)}) as late, count(*) filter (where ${openPredicate.hazard} and c.level = 'major') as major
      from hazard c where c.campaign_id is not null group by 1
    )
    select m.id::float8 as id, m.kind, m.slot, m.named, m.name_zh as "nameZh", m.name_en as "nameEn", m.quote_zh as "quoteZh", m.quote_en as "quoteEn",
      case when s.id is null then null else json_build_object('no', s.no, 'zh', s.text_zh, 'en', s.text_en, 'zhBasis', s.zh_basis) end as sentence,
      m.directive_id::float8 as "directiveId",
      case when o.id is null then null else json_build_object('id', o.id, 'zh', o.short_zh, 'en', o.short_en) end as unit,
      case when p.id is null then null else json_build_object('id', p.id, 'zh', p.name_zh, 'en', p.name_en) end as commander,
      m.commander_basis as "commanderBasis", m.starts_on::text as "startsOn", m.ends_on::text as "endsOn",
      json_build_object(
        'tasks', coalesce(w.tasks, 0), 'tasksOpen', coalesce(w.open, 0), 'tasksLate', coalesce(w.late, 0),
        'hazards', coalesce(h.hazards, 0), 'hazardsOpen', coalesce(h.open, 0), 'hazardsLate', coalesce(h.late, 0), 'majorOpen', coalesce(h.major, 0),
        'inspections', (select count(*) from inspection c where c.campaign_id = m.id),
        'registered', (select count(*) from place l where ${inRegister(campaignId)}),
        'visited', (select count(*) from place l where ${inRegister(campaignId)} and ${wasVisited(campaignId)})) as figures
    from campaign m left join source_span s on s.id = m.span_id left join org o on o.id = m.org_id left join person p on p.id = m.commander_id
      left join work w on w.campaign_id = m.id left join found h on h.campaign_id = m.id
    order by (m.kind = 'battle') desc, m.slot nulls last, m.id`)
  return rows as Campaign[]
}

/** Campaigns that have a name, for a choice. */
export async function listCampaignChoices(tx: Tx): Promise<Named[]> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, name_zh as zh, name_en as en from campaign where named order by (kind = 'battle') desc, slot nulls last, id`)
  return rows as Named[]
}

export type CampaignRegion = {
  code: string
  zh: string
  en: string
  registered: number
  visited: number
  hazardsOpen: number
  hazardsLate: number
}

/** A campaign's register and open hazards by prefecture. */
export async function listCampaignRegions(tx: Tx, id: number, today: Day): Promise<CampaignRegion[]> {
  const { rows } = await tx.execute(sql`
    with register as (select left(l.region_code, 4) as stem, count(*)::int as registered, (count(*) filter (where ${wasVisited(id)}))::int as visited from place l where ${inRegister(id)} group by 1),
      open as (select left(c.region_code, 4) as stem, count(*)::int as open, (count(*) filter (where c.due_on < ${today}))::int as late from hazard c
        where c.campaign_id = ${id} and ${openPredicate.hazard} group by 1)
    select g.code, g.name_zh as zh, g.name_en as en, coalesce(r.registered, 0) as registered, coalesce(r.visited, 0) as visited, coalesce(o.open, 0) as "hazardsOpen", coalesce(o.late, 0) as "hazardsLate"
    from region g left join register r on r.stem = left(g.code, 4) left join open o on o.stem = left(g.code, 4)
    where g.level = 'prefecture' and g.valid_to_year is null order by g.code`)
  return rows as CampaignRegion[]
}
