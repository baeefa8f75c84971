import type pg from 'pg'
import type { organisationKinds } from '@/db/schema/organisation'
import { org } from '@/db/schema/organisation'
import { insertRows, reserveIds } from './rows'

export type Unit = {
  key: string
  parentKey: string | null
  kind: (typeof organisationKinds)[number]
  nameZh: string
  nameEn: string
  shortZh: string
  shortEn: string
  regionCode: string
  sector: string | null
  basis: string
  invented: boolean
}

/** The name that a unit's key gives its kind of authority, where it differs from the province's own. */
const provincial: Record<string, string> = { police: 'public-security', fire: 'fire-rescue' }
const noAuthority = ['gov', 'office', 'firm', 'register']

/** What kind of authority a unit is, by its key: the same word at every level. */
function authorityOf(key: string): string | null {
  const [kind = '', rest = ''] = key.split(':')
  if (kind === 'dept') return rest
  return noAuthority.includes(kind) ? null : (provincial[kind] ?? kind)
}

export type PlacedUnit = Unit & { id: number; path: string }

/** The units already there, by key. */
export async function placedUnits(client: pg.Client): Promise<Map<string, PlacedUnit>> {
  const { rows } = await client.query(
    `select o.id::int, o.key, p.key as "parentKey", o.path, o.kind, o.name_zh as "nameZh", o.name_en as "nameEn", o.short_zh as "shortZh",
       o.short_en as "shortEn", o.region_code as "regionCode", o.sector, o.basis, o.invented
     from org o left join org p on p.id = o.parent_id`,
  )
  return new Map(rows.map(row => [row.key as string, row as PlacedUnit]))
}

/** Inserts the units that are not there yet, parents first, and returns all by key. */
export async function placeUnits(client: pg.Client, units: readonly Unit[]): Promise<Map<string, PlacedUnit>> {
  const placed = await placedUnits(client)
  const fresh = units.filter(unit => !placed.has(unit.key))
  const ids = await reserveIds(client, org, fresh.length)
  const rows = fresh.map((unit, index) => {
    const parent = unit.parentKey === null ? null : placed.get(unit.parentKey)
    if (parent === undefined) throw new Error(`unit ${unit.key} comes before its parent ${unit.parentKey}`)
    const id = ids[index]!
    const path = `${parent?.path ?? '/'}${id}/`
    placed.set(unit.key, { ...unit, id, path })
    const { parentKey: _, ...columns } = unit
    return { ...columns, authority: authorityOf(unit.key), id, path, parentId: parent?.id ?? null }
  })
  await insertRows(client, org, rows)
  return placed
}
