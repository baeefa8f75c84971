import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import type { RegionLevel } from '../schema/duty'
import type { Named } from './case-view'
import { named, person, unit } from './named'

export type MapRow = {
  id: number
  sector: string
  level: RegionLevel
  region: Named | null
  authority: string | null
  unit: Named | null
  aboutZh: string
  aboutEn: string
  basis: 'source' | 'law' | 'assigned'
  clauseZh: string
  clauseEn: string
  seen: string
  words: string
  assignedBy: Named | null
  validFrom: Day
  validTo: Day | null
}

/** The map of sectors that holds on a day, or all that ever held: what the law says first, then what was assigned, by region. */
export async function listSectorMap(
  tx: Tx,
  { sector, region, all }: { sector?: string; region?: string; all?: boolean },
  day: Day,
): Promise<MapRow[]> {
  const { rows } = await tx.execute(sql`
    select m.id::float8 as id, m.sector, m.level, case when g.code is null then null else json_build_object('id', 0, 'zh', g.name_zh, 'en', g.name_en) end as region, m.authority, ${unit('o')} as unit,
      m.about_zh as "aboutZh", m.about_en as "aboutEn", m.basis, m.clause_zh as "clauseZh", m.clause_en as "clauseEn", m.seen, m.words, ${person('p')} as "assignedBy",
      m.valid_from::text as "validFrom", m.valid_to::text as "validTo"
    from sector_regulator m left join region g on g.code = m.region_code left join org o on o.id = m.org_id left join person p on p.id = m.assigned_by_id
    where ${sector ? sql`m.sector = ${sector}` : sql`true`} and ${region ? sql`(m.region_code is null or starts_with(m.region_code, ${region.replace(/(00){1,2}$/, '')}))` : sql`true`}
      and ${all ? sql`true` : sql`m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to >= ${day}::date)`}
    order by m.sector, m.basis <> 'law', m.region_code nulls first, m.id limit 600`)
  return rows as MapRow[]
}

/** The kinds of authority that the map names, with the province's own unit of each, for their names. */
export async function listAuthorityNames(tx: Tx): Promise<Map<string, Named>> {
  const { rows } = await tx.execute(sql`
    select distinct on (o.authority) o.authority, ${named('o', 'short_zh', 'short_en')} as unit from org o where o.authority is not null order by o.authority, length(o.region_code), o.region_code, o.id`)
  return new Map(rows.map(row => [row.authority as string, row.unit as Named]))
}

/** Authorities that can be made the regulator in a region: its own, its prefecture's, the province's. */
export async function listAuthoritiesFor(tx: Tx, region: string | undefined): Promise<Named[]> {
  const near = region ? [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`] : []
  const { rows } = await tx.execute(sql`
    select o.id::float8 as id, o.short_zh as zh, o.short_en as en from org o
    where o.kind in ('department', 'office', 'government') and ${region ? sql`o.region_code = any (${sql.param(near)}::text[])` : sql`o.id in (select ctx.units())`}
    order by array_position(${sql.param(near)}::text[], o.region_code), array_position(array['department', 'office', 'government'], o.kind), o.short_zh collate "zh-x-icu" limit 300`)
  return rows as Named[]
}

/** Regions whose map the reader may write. */
export async function listMappable(tx: Tx): Promise<{ code: string; zh: string; en: string }[]> {
  const { rows } = await tx.execute(sql`
    select r.code, r.name_zh as zh, r.name_en as en from region r where r.valid_to_year is null and exists (select from org g where g.kind = 'government' and g.region_code = r.code and g.id in (select ctx.units())) order by r.code`)
  return rows as { code: string; zh: string; en: string }[]
}
