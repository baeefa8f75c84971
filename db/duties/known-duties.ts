import { sql } from 'drizzle-orm'
import type { DutyValues } from '@/domain/duty-columns'
import type { Tx } from '../client'

type KnownUnit = { id: number; kind: string; mine: boolean }
/** What holds today for a post, a place or a unit itself, in the sheet's own spelling. */
export type KnownDuty = DutyValues & {
  orgId: number
  postId: number | null
  placeId: number | null
  dutyId: number | null
}
export type KnownDuties = {
  /** Units by key and each of their names; null where two go by one name. */
  units: Map<string, KnownUnit | null>
  /** Ids of places by unit and register number. */
  places: Map<string, number>
  /** Ids of people of a unit or below it, by unit and name; null where two bear one name. */
  people: Map<string, number | null>
  /** By the row's own key. */
  duties: Map<string, KnownDuty>
}

/** What of a post can be written anew. */
export const postColumns = ['titleEn', 'businessZh', 'businessEn', 'safetyZh', 'safetyEn'] as const

/** How a post and who answers by it stand, so that a later reading can be held against it. */
export const markOf = (was: KnownDuty | undefined): string =>
  was ? `${was.dutyId ?? ''}|${was.postId ?? ''}|${postColumns.map(key => was[key]).join('|')}` : ''

/** What a row is about: two rows of one key clash. */
export const dutyKeyOf = (
  orgId: number,
  { place, side, titleZh }: Pick<DutyValues, 'place' | 'side' | 'titleZh'>,
): string => (place ? `${orgId}|place|${place}` : titleZh ? `${orgId}|post|${side}|${titleZh}` : `${orgId}|unit`)

/** People by unit and name; somebody whose name two people of a unit bear is written with `#` and number. */
async function readPeople(tx: Tx, orgIds: readonly number[]): Promise<KnownDuties['people']> {
  const { rows } = await tx.execute(sql`
    select u.id::float8 as org, p.id::float8 as id, p.name_zh as zh, p.name_en as en from org u join org o on starts_with(o.path, u.path) join person p on p.org_id = o.id
    where u.id = any (${sql.param(orgIds)}::bigint[]) and not (u.kind = 'government' and o.kind = 'enterprise')`)
  const people: KnownDuties['people'] = new Map()
  for (const { org, id, zh, en } of rows as { org: number; id: number; zh: string; en: string }[]) {
    for (const name of new Set([zh, en])) {
      const key = `${org}|${name}`
      people.set(key, people.has(key) && people.get(key) !== id ? null : id)
      people.set(`${key}#${id}`, id)
    }
  }
  return people
}

/** Posts and responsibilities as they hold today, of these units or of every unit in the reader's scope. */
export async function listKnownDuties(tx: Tx, orgIds?: readonly number[]): Promise<KnownDuty[]> {
  const which = orgIds ? sql`o.id = any (${sql.param(orgIds)}::bigint[])` : sql`o.id in (select ctx.units())`
  const { rows } = await tx.execute(sql`
    with held as (select r.* from responsibility r where r.valid_from <= duties.today() and (r.valid_to is null or r.valid_to >= duties.today())),
    posts as (select s.* from post s where s.valid_from <= duties.today() and (s.valid_to is null or s.valid_to >= duties.today())),
    about as (
      select s.org_id, s.id as post_id, null::bigint as place_id, h.id as duty_id from posts s left join held h on h.post_id = s.id
      union all select h.org_id, null, h.place_id, h.id from held h where h.post_id is null)
    select a.org_id::float8 as "orgId", a.post_id::float8 as "postId", a.place_id::float8 as "placeId", a.duty_id::float8 as "dutyId",
      case when (select count(*) from org n where n.name_zh = o.name_zh) > 1 then o.key else o.name_zh end as unit, coalesce(l.register_no, '') as place, coalesce(s.side, '') as side,
      coalesce(s.title_zh, '') as "titleZh", coalesce(s.title_en, '') as "titleEn", coalesce(s.business_duty_zh, '') as "businessZh", coalesce(s.business_duty_en, '') as "businessEn",
      coalesce(s.safety_duty_zh, '') as "safetyZh", coalesce(s.safety_duty_en, '') as "safetyEn", coalesce(p.name_zh || '#' || p.id, '') as person, coalesce(d.name_zh || '#' || d.id, '') as deputy,
      coalesce(h.words, '') as words, coalesce(h.valid_from::text, '') as "from"
    from about a join org o on o.id = a.org_id left join posts s on s.id = a.post_id left join held h on h.id = a.duty_id left join place l on l.id = a.place_id
      left join person p on p.id = h.person_id left join person d on d.id = h.deputy_id
    where ${which} and (a.place_id is null or l.register_no is not null) order by o.path, a.place_id nulls first, a.post_id, a.duty_id`)
  return rows as KnownDuty[]
}

/** Reads what the network knows of the units that rows name. */
export async function readKnownDuties(
  tx: Tx,
  names: readonly string[],
  numbers: readonly string[],
): Promise<KnownDuties> {
  const found = await tx.execute(sql`
    with wanted as (select distinct name from json_array_elements_text(${JSON.stringify(names)}::json) w (name))
    select w.name, o.id::float8 as id, o.kind, o.id in (select ctx.units()) as mine from wanted w join org o on w.name in (o.key, o.name_zh, o.name_en, o.short_zh, o.short_en) order by o.id`)
  const units: KnownDuties['units'] = new Map()
  for (const { name, ...unit } of found.rows as (KnownUnit & { name: string })[]) {
    const other = units.get(name)
    units.set(name, units.has(name) && other?.id !== unit.id ? null : unit)
  }
  const orgIds = [...new Set([...units.values()].flatMap(unit => (unit ? [unit.id] : [])))]
  const places = await tx.execute(sql`
    select l.org_id || '|' || l.register_no as key, l.id::float8 as id from place l
    where l.org_id = any (${sql.param(orgIds)}::bigint[]) and l.register_no in (select json_array_elements_text(${JSON.stringify(numbers)}::json))`)
  const duties = await listKnownDuties(tx, orgIds)
  return {
    units,
    places: new Map(places.rows.map(row => [row.key as string, row.id as number])),
    people: await readPeople(tx, orgIds),
    duties: new Map(duties.map(duty => [dutyKeyOf(duty.orgId, duty), duty])),
  }
}
