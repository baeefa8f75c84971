import { sql } from 'drizzle-orm'
import type { Tx } from '../client'
import { piecesOf } from '../queries/case-filters'

/** What a sheet decomposes. */
export type Whole = { directiveId: number } | { parentId: number }

/** The units and people that the rows of a sheet may name, and what was given already. */
export type KnownUnits = {
  /** By each of their names; null where two go by one name. */
  units: Map<string, number | null>
  /** Who can carry a task in a unit or below it, by unit and name; null where two go by one name. */
  people: Map<string, number | null>
  /** Title and lead of the open tasks under the whole. */
  given: Set<string>
  until: string | null
}

export const personKey = (unit: number, name: string): string => `${unit} ${name}`
export const givenKey = (lead: number, title: string): string => `${lead} ${title}`

/** The units in sight that can be given work, the people of those that rows name, and the open tasks under the whole. */
export async function readKnownUnits(tx: Tx, whole: Whole, leads: readonly string[]): Promise<KnownUnits> {
  const { rows: units } = await tx.execute(sql`
    select name, case when count(distinct id) = 1 then min(id)::float8 end as id from (
      select o.id, unnest(array[o.name_zh, o.name_en, o.short_zh, o.short_en]) as name from org o
      where o.kind in ('government', 'office', 'department') and o.id in (select ctx.units())) n
    where name <> '' group by name`)
  const byName = new Map(units.map(row => [row.name as string, row.id as number | null]))
  const named = [...new Set(leads.flatMap(name => byName.get(name) ?? []))]
  const { rows: people } = await tx.execute(sql`
    select unit::float8 as unit, name, case when count(distinct id) = 1 then min(id)::float8 end as id from (
      select top.id as unit, p.id, unnest(array[p.name_zh, p.name_en]) as name
      from org top join org o on starts_with(o.path, top.path) join membership m on m.org_id = o.id join person p on p.id = m.person_id
      where top.id = any (${sql.param(named)}::bigint[]) and m.role in ('official', 'head')
        and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)) n
    group by unit, name`)
  const under =
    'parentId' in whole ? sql`c.id in ${piecesOf(whole.parentId)}` : sql`c.directive_id = ${whole.directiveId}`
  const { rows: given } = await tx.execute(
    sql`select c.org_id::float8 as lead, c.title_zh as title from task c where ${under} and c.stage <> 'cancelled'`,
  )
  const { rows: until } = await tx.execute(
    sql`select due_on::text as "dueOn" from task where id = ${'parentId' in whole ? whole.parentId : null}::bigint`,
  )
  return {
    units: byName,
    people: new Map(people.map(row => [personKey(row.unit as number, row.name as string), row.id as number | null])),
    given: new Set(given.map(row => givenKey(row.lead as number, row.title as string))),
    until: (until[0]?.dueOn as string | null | undefined) ?? null,
  }
}
