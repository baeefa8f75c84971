import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { type CoverState, noStanding, type Standing } from '@/domain/coverage'
import type { Tx } from '../client'
import { openPredicate, overduePredicate, repeatPredicate } from './case-filters'
import type { Named } from './case-view'
import { named, person, unit } from './named'
import { ruleOn } from './rules'

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
  sectors: string[]
  checklists: Named[]
  targetPercent: number | null
  /** The day of its register; null while none was drawn. */
  registerOn: Day | null
  /** Who gave it the name that the source does not, or opened it, and when. */
  namedBy: Named | null
  namedAt: Date | null
  /** The reader may draw its register: they supervise in its unit's territory. */
  mayDraw: boolean
  /** The reader may say what this battle is: nobody has, and they supervise for the province's office. */
  mayName: boolean
  /** Places of its register that the reader may see, by how they stand. */
  standing: Standing
  items: { asked: number; checked: number }
}

type Sums = { campaignId: number; state: CoverState; places: number; asked: number; checked: number }[]

/** The campaigns, the seven battles in their order first; how their registers stand is read from the tally and counts what the reader may see. */
export async function listCampaigns(tx: Tx): Promise<Campaign[]> {
  const { rows } = await tx.execute(sql`
    select m.id::float8 as id, m.kind, m.slot, m.named, m.name_zh as "nameZh", m.name_en as "nameEn", m.quote_zh as "quoteZh", m.quote_en as "quoteEn",
      case when s.id is null then null else json_build_object('no', s.no, 'zh', s.text_zh, 'en', s.text_en, 'zhBasis', s.zh_basis) end as sentence,
      m.directive_id::float8 as "directiveId", ${unit('o')} as unit, ${person('p')} as commander, m.commander_basis as "commanderBasis",
      m.starts_on::text as "startsOn", m.ends_on::text as "endsOn", m.sectors, m.target_percent as "targetPercent", m.register_on::text as "registerOn",
      (select coalesce(json_agg(${named('k', 'name_zh', 'name_en')} order by k.id), '[]') from checklist k where k.id = any (m.checklist_ids)) as checklists,
      ${person('n')} as "namedBy", m.named_at as "namedAt", (select ctx.role()) = 'supervisor' and coalesce(m.org_id in (select ctx.units()), false) as "mayDraw",
      (select ctx.role()) = 'supervisor' and m.kind = 'battle' and not m.named
        and exists (select from org w join region r on r.code = w.region_code where w.id = (select ctx.org()) and w.kind = 'office' and r.level = 'province') as "mayName"
    from campaign m left join source_span s on s.id = m.span_id left join org o on o.id = m.org_id
      left join person p on p.id = m.commander_id left join person n on n.id = m.named_by_id
    order by (m.kind = 'battle') desc, m.slot nulls last, m.id`)
  const sums = await tx.execute(sql`
    select campaign_id::float8 as "campaignId", state, sum(places)::int as places, sum(items_asked)::int as asked, sum(items_checked)::int as checked
    from coverage_tally group by 1, 2`)
  return rows.map(row => {
    const mine = (sums.rows as Sums).filter(one => one.campaignId === row.id)
    const total = (key: 'asked' | 'checked') => mine.reduce((sum, one) => sum + one[key], 0)
    return {
      ...row,
      namedAt: row.namedAt ? new Date(row.namedAt as string) : null,
      standing: { ...noStanding, ...Object.fromEntries(mine.map(one => [one.state, one.places])) },
      items: { asked: total('asked'), checked: total('checked') },
    }
  }) as Campaign[]
}

/** One campaign with all of them, for the row of battles above its page; null when there is none of this number. */
export async function findCampaign(tx: Tx, id: number): Promise<{ campaign: Campaign; campaigns: Campaign[] } | null> {
  const campaigns = await listCampaigns(tx)
  const campaign = campaigns.find(one => one.id === id)
  return campaign ? { campaign, campaigns } : null
}

/** In force: named, begun and not over. */
export const isInForce = (campaign: Pick<Campaign, 'named' | 'startsOn' | 'endsOn'>, today: Day): boolean =>
  campaign.named && (campaign.startsOn ?? today) <= today && (campaign.endsOn ?? today) >= today

export type CampaignWork = {
  tasks: number
  tasksOpen: number
  tasksLate: number
  hazards: number
  hazardsOpen: number
  hazardsLate: number
  majorOpen: number
  repeats: number
  inspections: number
}
export type OpenWork = Pick<CampaignWork, 'tasksOpen' | 'hazardsOpen' | 'hazardsLate'>

const count = (where: SQL): SQL => sql`(count(*) filter (where ${where}))::int`

/** What one campaign has given and found, by the predicates of the lists that the figures open. */
export async function findCampaignWork(tx: Tx, id: number, today: Day): Promise<CampaignWork> {
  const repeat = repeatPredicate(ruleOn('hazard.repeat', today).value)
  const { rows } = await tx.execute(sql`
    select t.*, h.*, (select count(*)::int from inspection c where c.campaign_id = ${id}) as inspections,
      (select count(*)::int from hazard c where c.campaign_id = ${id} and ${repeat}) as repeats
    from (select ${count(sql`c.stage <> 'draft'`)} as tasks, ${count(openPredicate.task)} as "tasksOpen", ${count(overduePredicate('task', today))} as "tasksLate"
        from task c where c.campaign_id = ${id}) t,
      (select count(*)::int as hazards, ${count(openPredicate.hazard)} as "hazardsOpen", ${count(overduePredicate('hazard', today))} as "hazardsLate",
        ${count(sql`${openPredicate.hazard} and c.level = 'major'`)} as "majorOpen" from hazard c where c.campaign_id = ${id}) h`)
  return rows[0] as CampaignWork
}

/** Open and overdue work of every campaign, for the list of campaigns. */
export async function listCampaignWork(tx: Tx, today: Day): Promise<(id: number) => OpenWork> {
  const { rows } = await tx.execute(sql`
    select c.campaign_id::float8 as id, 0 as "hazardsOpen", 0 as "hazardsLate", count(*)::int as "tasksOpen"
    from task c where c.campaign_id is not null and ${openPredicate.task} group by 1
    union all select c.campaign_id::float8, count(*)::int, ${count(overduePredicate('hazard', today))}, 0
    from hazard c where c.campaign_id is not null and ${openPredicate.hazard} group by 1`)
  const found = rows as ({ id: number } & OpenWork)[]
  return id =>
    found
      .filter(one => one.id === id)
      .reduce<OpenWork>(
        (sum, one) => ({
          tasksOpen: sum.tasksOpen + one.tasksOpen,
          hazardsOpen: sum.hazardsOpen + one.hazardsOpen,
          hazardsLate: sum.hazardsLate + one.hazardsLate,
        }),
        { tasksOpen: 0, hazardsOpen: 0, hazardsLate: 0 },
      )
}

/** Campaigns that have a name, for a choice. */
export async function listCampaignChoices(tx: Tx): Promise<Named[]> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, name_zh as zh, name_en as en from campaign where named order by (kind = 'battle') desc, slot nulls last, id`)
  return rows as Named[]
}
