import { type SQL, sql } from 'drizzle-orm'
import type { RegisterKey } from '@/domain/register-columns'
import type { Tx } from '../client'

export type KnownPlace = Record<RegisterKey, string> & {
  id: string
  mark: string
  orgId: string
  /** Every name that its unit goes by. */
  orgNames: string[]
  regulatorId: string
  gridId: string
  /** Its unit lies in the reader's territory. */
  mine: boolean
}
type Firm = { id: string; regionCode: string }

/** What the register knows of the things that rows name, as the reader sees them. */
export type KnownRegister = {
  regions: Map<string, { inForce: boolean; mine: boolean }>
  /** Authorities by key, full and short names; null where two go by one name. */
  regulators: Map<string, string | null>
  grids: Map<string, { id: string; regionCode: string; mine: boolean }>
  firms: Map<string, Firm[]>
  places: Map<string, KnownPlace>
  heldElsewhere: Set<string>
}

async function findRegions(tx: Tx): Promise<KnownRegister['regions']> {
  const { rows } = await tx.execute(sql`
    select r.code, (r.valid_to_year is null or r.valid_to_year >= extract(year from current_date)) as "inForce",
      exists (select from org g where g.kind = 'government' and g.region_code = r.code and g.id in (select ctx.units())) as mine
    from region r`)
  return new Map(rows.map(row => [row.code as string, row as { inForce: boolean; mine: boolean }]))
}

/** Authorities by each of their names. */
export async function findRegulators(tx: Tx): Promise<KnownRegister['regulators']> {
  const { rows } = await tx.execute(sql`
    select name, case when count(distinct id) = 1 then min(id)::text end as id from (
      select o.id, unnest(array[o.key, o.name_zh, o.name_en, o.short_zh, o.short_en]) as name from org o where o.kind <> 'enterprise') n
    where name <> '' group by name`)
  return new Map(rows.map(row => [row.name as string, row.id as string | null]))
}

async function findGrids(tx: Tx): Promise<KnownRegister['grids']> {
  const { rows } = await tx.execute(sql`
    select c.code, c.id::text as id, c.region_code as "regionCode", c.org_id in (select ctx.units()) as mine from grid_cell c`)
  return new Map(rows.map(row => [row.code as string, row as { id: string; regionCode: string; mine: boolean }]))
}

async function findFirms(tx: Tx, names: readonly string[]): Promise<KnownRegister['firms']> {
  const { rows } = await tx.execute(sql`
    with wanted as (select distinct name from json_array_elements_text(${JSON.stringify(names)}::json) w (name))
    select w.name, o.id::text as id, o.region_code as "regionCode" from org o join wanted w on w.name = o.name_zh or w.name = o.name_en
    where o.kind = 'enterprise' and o.id in (select ctx.units()) order by o.id`)
  const firms = new Map<string, Firm[]>()
  for (const { name, ...firm } of rows as (Firm & { name: string })[])
    firms.set(name, [...(firms.get(name) ?? []), firm])
  return firms
}

/** Places in the register's own spelling, of those aliased `l` that the condition leaves, in this order. */
export async function listSpelled(
  tx: Tx,
  where: SQL,
  tail: SQL,
  regulators: KnownRegister['regulators'],
): Promise<KnownPlace[]> {
  const { rows } = await tx.execute(sql`
    select coalesce(l.register_no, '') as "registerNo", l.name_zh as "nameZh", l.name_en as "nameEn", coalesce(o.name_zh, '') as enterprise,
      l.region_code as "regionCode", l.sector, l.risk, l.address_zh as "addressZh", l.address_en as "addressEn", r.key as "regulatorKey", r.name_zh as regulator,
      coalesce(c.code, '') as grid, coalesce(l.latitude::text, '') as latitude, coalesce(l.longitude::text, '') as longitude,
      l.listed_on::text as "listedOn", coalesce(l.delisted_on::text, '') as "delistedOn",
      l.id::text as id, register.mark(l) as mark, l.org_id::text as "orgId", array[o.name_zh, o.name_en] as "orgNames",
      coalesce(l.regulator_org_id::text, '') as "regulatorId", coalesce(l.grid_id::text, '') as "gridId", l.org_id in (select ctx.units()) as mine
    from place l left join org o on o.id = l.org_id left join org r on r.id = l.regulator_org_id left join grid_cell c on c.id = l.grid_id
    where ${where} ${tail}`)
  return (rows as (KnownPlace & { regulator: string | null; regulatorKey: string | null })[]).map(
    ({ regulatorKey, ...place }) => ({
      ...place,
      // a name that two authorities go by would not be found again
      regulator: regulators.get(place.regulator ?? '') ? (place.regulator ?? '') : (regulatorKey ?? ''),
    }),
  )
}

async function findPlaces(
  tx: Tx,
  numbers: readonly string[],
  regulators: KnownRegister['regulators'],
): Promise<KnownRegister['places']> {
  const wanted = sql`l.register_no in (select json_array_elements_text(${JSON.stringify(numbers)}::json))`
  const places = await listSpelled(tx, wanted, sql``, regulators)
  return new Map(places.map(place => [place.registerNo, place]))
}

/** Reads what the register knows of these numbers and enterprises, and all regions, authorities and cells. */
export async function readKnownRegister(
  tx: Tx,
  numbers: readonly string[],
  enterprises: readonly string[],
): Promise<KnownRegister> {
  const { rows } = await tx.execute(sql`
    select n as number from register.held_elsewhere(array(select json_array_elements_text(${JSON.stringify(numbers)}::json))) n`)
  const regulators = await findRegulators(tx)
  return {
    regions: await findRegions(tx),
    regulators,
    grids: await findGrids(tx),
    firms: await findFirms(tx, enterprises),
    places: await findPlaces(tx, numbers, regulators),
    heldElsewhere: new Set(rows.map(row => row.number as string)),
  }
}
