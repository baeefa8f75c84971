import { type SQL, sql } from 'drizzle-orm'
import { type Day, shanghaiDay } from '@/domain/clock'
import type { Tx } from '../client'
import type { PlaceFilters } from './places'

/** Whether the place aliased `l` is in a campaign's register, and stands there so. */
const inRegister = (campaignId: number, cover?: string): SQL => sql`exists (
  select from coverage v where v.campaign_id = ${campaignId} and v.place_id = l.id and v.left_on is null ${cover ? sql`and v.state = ${cover}` : sql``})`

/** Whether the place aliased `l` has come to the register of places since the campaign's register was drawn, and belongs to its kinds and territory. */
export const isNewcomer = (campaignId: number, today: Day): SQL => sql`(
  l.listed_on between coalesce((select m.register_on from campaign m where m.id = ${campaignId}), '-infinity') and ${today}::date
  and (l.delisted_on is null or l.delisted_on > ${today}::date)
  and l.sector = any ((select m.sectors from campaign m where m.id = ${campaignId})::text[])
  and exists (select from org o where o.id = l.org_id and starts_with(o.path, (select cover.territory(m.org_id) from campaign m where m.id = ${campaignId})))
  and not ${inRegister(campaignId)})`

/** Whether the place aliased `l` stands so in a campaign's register, or is new to it. */
export const standsIn = (campaignId: number, cover: PlaceFilters['cover']): SQL =>
  cover === 'new' ? isNewcomer(campaignId, shanghaiDay(new Date())) : inRegister(campaignId, cover)

/** Where a list of places is read from, and its order: a campaign's cells stand in an index of their own, already ordered by risk. */
export function listedFrom(
  filters: PlaceFilters,
  rank: SQL,
  whereOf: (filters: PlaceFilters) => SQL,
): { from: SQL; order: SQL } {
  if (!filters.campaign || filters.cover === 'new')
    return { from: sql`place l where ${whereOf(filters)}`, order: sql`${rank}, l.id` }
  return {
    from: sql`coverage v join place l on l.id = v.place_id where v.campaign_id = ${filters.campaign} and v.left_on is null
      ${filters.cover ? sql`and v.state = ${filters.cover}` : sql``} and ${whereOf({ ...filters, campaign: undefined, listed: filters.listed ?? (filters.on ? undefined : 'all') })}`,
    order: sql`v.risk_rank, v.place_id`,
  }
}

const tallied = ['campaign', 'cover', 'grid', 'region', 'regulator', 'nobody'] as const

const keptInTally = (filters: PlaceFilters): boolean =>
  filters.campaign !== undefined &&
  filters.cover !== 'new' &&
  Object.entries(filters).every(([key, value]) => value === undefined || (tallied as readonly string[]).includes(key))

function tallyWhere(filters: PlaceFilters): SQL {
  const all: SQL[] = [sql`c.campaign_id = ${filters.campaign}`]
  if (filters.cover) all.push(sql`c.state = ${filters.cover}`)
  if (filters.grid) all.push(sql`c.grid_id = ${filters.grid}`)
  if (filters.region) all.push(sql`starts_with(c.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.regulator) all.push(sql`c.regulator_org_id = ${filters.regulator}`)
  if (filters.nobody) all.push(sql`c.regulator_org_id = 0`)
  return sql.join(all, sql` and `)
}

/** How many places each of these filters leaves in its campaign's register, from the tally; null where the tally alone cannot tell. */
export async function countFromTally(tx: Tx, views: readonly PlaceFilters[]): Promise<(number | null)[]> {
  const kept = views.filter(keptInTally)
  if (kept.length === 0) return views.map(() => null)
  const counts = kept.map(
    (filters, index) =>
      sql`coalesce(sum(c.places) filter (where ${tallyWhere(filters)}), 0)::int as ${sql.identifier(`v${index}`)}`,
  )
  const campaigns = [...new Set(kept.map(one => one.campaign!))]
  const { rows } = await tx.execute(
    sql`select ${sql.join(counts, sql`, `)} from coverage_tally c where c.campaign_id = any (${sql.param(campaigns)}::bigint[])`,
  )
  return views.map(filters => (keptInTally(filters) ? (rows[0]![`v${kept.indexOf(filters)}`] as number) : null))
}
