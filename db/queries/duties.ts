import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { named, person, unit } from './named'

export type UnitView = Named & {
  kind: 'government' | 'committee' | 'office' | 'department' | 'enterprise'
  nameZh: string
  nameEn: string
  regionCode: string
  regionZh: string
  regionEn: string
  basis: string
  invented: boolean
  above: Named | null
  /** It lies in the reader's scope. */
  mine: boolean
  /** Places of today's register that belong to it, and that it regulates. */
  places: number
  regulates: number
}

/** One unit with what its page says of it; null when it is not the reader's to see. */
export async function findUnit(tx: Tx, id: number, day: Day): Promise<UnitView | null> {
  const on = sql`l.listed_on <= ${day}::date and (l.delisted_on is null or l.delisted_on > ${day}::date)`
  const { rows } = await tx.execute(sql`
    select o.id::float8 as id, o.short_zh as zh, o.short_en as en, o.kind, o.name_zh as "nameZh", o.name_en as "nameEn", o.region_code as "regionCode", g.name_zh as "regionZh",
      g.name_en as "regionEn", o.basis, o.invented, ${unit('a')} as above, o.id in (select ctx.units()) as mine,
      (select count(*)::int from place l where l.org_id = o.id and ${on}) as places, (select count(*)::int from place l where l.regulator_org_id = o.id and ${on}) as regulates
    from org o join region g on g.code = o.region_code left join org a on a.id = o.parent_id where o.id = ${id}`)
  return (rows[0] as UnitView | undefined) ?? null
}

export type Post = {
  id: number
  side: 'party' | 'government' | 'enterprise'
  titleZh: string
  titleEn: string
  businessDutyZh: string
  businessDutyEn: string
  safetyDutyZh: string
  safetyDutyEn: string
  validFrom: Day
}

/** The posts of a unit that hold on a day, the Party side first. */
export async function listPosts(tx: Tx, orgId: number, day: Day): Promise<Post[]> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, side, title_zh as "titleZh", title_en as "titleEn", business_duty_zh as "businessDutyZh", business_duty_en as "businessDutyEn",
      safety_duty_zh as "safetyDutyZh", safety_duty_en as "safetyDutyEn", valid_from::text as "validFrom"
    from post where org_id = ${orgId} and valid_from <= ${day} and (valid_to is null or valid_to >= ${day}) order by array_position(array['party', 'government', 'enterprise'], side), id`)
  return rows as Post[]
}

export type Duty = {
  id: number
  kind: 'leadership' | 'industry' | 'enterprise'
  unit: Named
  post: Named | null
  side: 'party' | 'government' | 'enterprise' | null
  place: Named | null
  person: Named | null
  deputy: Named | null
  /** The person acted for the unit and no longer does. */
  left: boolean
  basis: 'source' | 'law' | 'assigned'
  words: string
  assignedBy: Named | null
  validFrom: Day
  validTo: Day | null
  /** `now`, still to come, or over. */
  state: 'now' | 'later' | 'over'
}

async function readDuties(tx: Tx, where: SQL, day: Day, limit: number): Promise<Duty[]> {
  const { rows } = await tx.execute(sql`
    select r.id::float8 as id, r.kind, ${unit('o')} as unit, ${named('s', 'title_zh', 'title_en')} as post, s.side, ${named('l', 'name_zh', 'name_en')} as place, ${person('p')} as person,
      ${person('d')} as deputy, coalesce(r.person_id in (select duties.leavers(${day}::date)) and duties.has_left(r.person_id, r.org_id, ${day}::date), false) as left,
      r.basis, r.words, ${person('b')} as "assignedBy", r.valid_from::text as "validFrom", r.valid_to::text as "validTo",
      case when r.valid_to < ${day}::date then 'over' when r.valid_from > ${day}::date then 'later' else 'now' end as state
    from responsibility r join org o on o.id = r.org_id left join post s on s.id = r.post_id left join place l on l.id = r.place_id
      left join person p on p.id = r.person_id left join person d on d.id = r.deputy_id left join person b on b.id = r.assigned_by_id
    where ${where} order by coalesce(r.valid_to < ${day}::date, false), (r.place_id is not null), array_position(array['party', 'government', 'enterprise'], s.side), r.valid_from desc, r.id desc limit ${limit}`)
  return rows as Duty[]
}

/** Who answers for a unit and its places: those that hold first, then those that are over. */
export const listDutiesOf = (tx: Tx, orgId: number, day: Day, limit: number): Promise<Duty[]> =>
  readDuties(tx, sql`r.org_id = ${orgId} and r.valid_to is distinct from r.valid_from - 1`, day, limit)

/** What a person answers for, as holder or deputy, and what they answered for before. */
export const listDutiesOfPerson = (tx: Tx, personId: number, day: Day, limit: number): Promise<Duty[]> =>
  readDuties(
    tx,
    sql`(r.person_id = ${personId} or r.deputy_id = ${personId}) and r.valid_to is distinct from r.valid_from - 1`,
    day,
    limit,
  )

/** Who holds, today, for units themselves and for one place. */
export const listHolding = (tx: Tx, orgIds: readonly number[], placeId: number | null, day: Day): Promise<Duty[]> =>
  readDuties(
    tx,
    sql`(r.org_id = any (${sql.param(orgIds)}::bigint[]) and r.place_id is null or r.place_id = ${placeId}::bigint)
      and r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to >= ${day}::date) and (s.id is null or s.valid_to is null or s.valid_to >= ${day}::date)`,
    day,
    500,
  )

export type WorkOfPerson = Named & { left: boolean; tasks: number; hazards: number; inspections: number }

/** Open tasks, hazards and visits of a unit by who owns them. */
export async function listWorkByPerson(tx: Tx, orgId: number, day: Day): Promise<WorkOfPerson[]> {
  const { rows } = await tx.execute(sql`
    select p.id::float8 as id, p.name_zh as zh, p.name_en as en, coalesce(p.id in (select duties.leavers(${day}::date)) and duties.has_left(p.id, ${orgId}, ${day}::date), false) as left,
      count(*) filter (where w.kind = 1)::int as tasks, count(*) filter (where w.kind = 2)::int as hazards, count(*) filter (where w.kind = 3)::int as inspections
    from (select 1 as kind, owner_id from task where org_id = ${orgId} and stage not in ('verified', 'archived', 'cancelled', 'draft')
      union all select 2, owner_id from hazard where org_id = ${orgId} and stage not in ('closed', 'stable')
      union all select 3, owner_id from inspection where org_id = ${orgId} and stage not in ('issued', 'withdrawn')) w (kind, owner_id)
      join person p on p.id = w.owner_id group by p.id, p.name_zh, p.name_en order by count(*) desc, p.id limit 100`)
  return rows as WorkOfPerson[]
}

export type SectorOfUnit = { sector: string; places: number; regulator: Named | null }

/** The kinds of places of a unit with who regulates each by the map; one row a sector and regulator, however many regions. */
export async function listSectorsOf(tx: Tx, orgId: number, day: Day): Promise<SectorOfUnit[]> {
  const { rows } = await tx.execute(sql`
    select k.sector, sum(k.n)::int as places, ${unit('o')} as regulator
    from (select l.sector, l.region_code, count(*)::int as n from place l where l.org_id = ${orgId} and l.listed_on <= ${day}::date and (l.delisted_on is null or l.delisted_on > ${day}::date) group by 1, 2) k
      left join org o on o.id = duties.regulator_of(k.sector, k.region_code, ${day}::date) group by k.sector, o.id, o.short_zh, o.short_en order by 2 desc, 1`)
  return rows as SectorOfUnit[]
}

export type DutyChange = {
  id: number
  subject: 'post' | 'responsibility' | 'sector_regulator'
  by: Named | null
  byUnit: Named | null
  at: Date
  handoverId: number | null
  importId: number | null
  /** Null for something new. */
  was: Record<string, unknown> | null
  becomes: Record<string, unknown>
  /** The person that a responsibility names, and the post or place that it is for. */
  person: Named | null
  subjectNames: Named | null
}

/** Every change of a unit's posts and responsible people, the latest first. */
export async function listDutyChanges(tx: Tx, orgId: number, limit: number): Promise<DutyChange[]> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.subject, ${person('b')} as by, ${unit('u')} as "byUnit", c.at, c.handover_id::float8 as "handoverId", c.import_id::float8 as "importId", c.was, c.becomes,
      ${person('p')} as person, coalesce(${named('s', 'title_zh', 'title_en')}, ${named('q', 'title_zh', 'title_en')}, ${named('l', 'name_zh', 'name_en')}) as "subjectNames"
    from duty_change c left join person b on b.id = c.person_id left join org u on u.id = c.actor_org_id
      left join responsibility r on c.subject = 'responsibility' and r.id = c.subject_id left join post s on s.id = r.post_id
      left join post q on c.subject = 'post' and q.id = c.subject_id left join place l on l.id = r.place_id left join person p on p.id = r.person_id
    where c.org_id = ${orgId} order by c.id desc limit ${limit}`)
  return (rows as DutyChange[]).map(row => ({ ...row, at: new Date(row.at) }))
}

/** A person's names and unit; null when they are not in the reader's sight. */
export async function findPerson(
  tx: Tx,
  id: number,
): Promise<(Named & { unit: Named | null; invented: boolean }) | null> {
  const { rows } = await tx.execute(sql`
    select p.id::float8 as id, p.name_zh as zh, p.name_en as en, p.invented, ${unit('o')} as unit from person p left join org o on o.id = p.org_id where p.id = ${id}`)
  return (rows[0] as (Named & { unit: Named | null; invented: boolean }) | undefined) ?? null
}
