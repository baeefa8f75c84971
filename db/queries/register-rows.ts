import { sql } from 'drizzle-orm'
import { registerColumns } from '@/domain/register-columns'
import type { Tx } from '../client'
import { findRegulators, listSpelled } from '../register/known-register'
import type { Named } from './case-view'
import { person, unit } from './named'
import { type PlaceFilters, whereOf } from './places'

/** The places that these filters leave, in the columns of the register; at most `limit`, by their number. */
export async function listRegisterRows(tx: Tx, filters: PlaceFilters, limit: number): Promise<string[][]> {
  const places = await listSpelled(
    tx,
    whereOf(filters),
    sql`order by l.register_no nulls last, l.id limit ${limit}`,
    await findRegulators(tx),
  )
  return places.map(place => registerColumns.map(column => place[column.key]))
}

export type PlaceChange = {
  id: number
  at: Date
  by: Named | null
  unit: Named | null
  importId: number | null
  /** The columns that changed with what they were and became, as people read them; none for the first entry. */
  columns: { column: string; was: string; becomes: string }[]
  isFirst: boolean
}

/** What people know a changed column's value by: a unit or cell by its name. */
const said = (side: 'was' | 'becomes') => sql`case k.key
  when 'org_id' then (select o.name_zh from org o where o.id = (c.${sql.raw(side)} ->> k.key)::bigint)
  when 'regulator_org_id' then (select o.name_zh from org o where o.id = (c.${sql.raw(side)} ->> k.key)::bigint)
  when 'grid_id' then (select g.code from grid_cell g where g.id = (c.${sql.raw(side)} ->> k.key)::bigint)
  when 'owner_id' then (select p.name_zh from person p where p.id = (c.${sql.raw(side)} ->> k.key)::bigint)
  else c.${sql.raw(side)} ->> k.key end`

/** The changes of a place in the register, the latest first, with how many there are. */
export async function listPlaceChanges(tx: Tx, placeId: number, limit: number): Promise<PlaceChange[]> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.at, ${person('p')} as by, ${unit('o')} as unit, c.import_id::float8 as "importId", c.was is null as "isFirst",
      case when c.was is null then '[]' else (
        select json_agg(json_build_object('column', k.key, 'was', coalesce(${said('was')}, ''), 'becomes', coalesce(${said('becomes')}, '')) order by k.key)
        from jsonb_object_keys(c.becomes) k (key)) end as columns
    from register_change c left join person p on p.id = c.person_id left join org o on o.id = c.org_id
    where c.place_id = ${placeId} order by c.id desc limit ${limit}`)
  return (rows as PlaceChange[]).map(row => ({ ...row, at: new Date(row.at) }))
}
