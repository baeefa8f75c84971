import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { sectorWords } from '@/domain/register-columns'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import { type BreakKind, type BreakNoun, breakKindNames, breakKinds } from './break-kinds'
import type { Named } from './case-view'
import { named, person } from './named'

/** What missing links are narrowed by; every key is a parameter of the list's address. */
export type BreakFilters = { kind?: BreakKind; region?: string; under?: number; unit?: number; sector?: string }
/** One thing that may stand broken, such as `place 12` or `sector gas|220203`. */
export type BreakRef = { noun: BreakNoun; id: string }
export type BreakRow = BreakRef & {
  kind: BreakKind
  zh: string
  en: string
  unit: Named | null
  regionCode: string
  regionZh: string
  regionEn: string
  /** Who left, where that is why it is broken. */
  left: Named | null
}

export function readBreakFilters(address: Address): BreakFilters {
  const { one, oneOf, id } = readerOf(address)
  const read: BreakFilters = {
    kind: oneOf('kind', breakKindNames),
    region: /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined,
    under: id('under'),
    unit: id('unit'),
    sector: oneOf('sector', Object.keys(sectorWords)),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as BreakFilters
}

const literals = (words: readonly string[]): SQL =>
  sql`(${sql.join(
    words.map(word => sql`${word}`),
    sql`, `,
  )})`

function whereOf({ region, under, unit, sector }: BreakFilters, refs?: readonly BreakRef[]): SQL {
  const all: SQL[] = [sql`true`]
  if (region) all.push(sql`starts_with(b.region_code, ${region.replace(/(00){1,2}$/, '')})`)
  if (unit) all.push(sql`b.org_id = ${unit}`)
  if (under)
    all.push(
      sql`b.org_id in (select u.id from org u, org top where top.id = ${under} and starts_with(u.path, top.path))`,
    )
  // a kind of place: the sector itself, and places of it
  if (sector)
    all.push(
      sql`(b.noun = 'sector' and starts_with(b.id, ${`${sector}|`}) or b.noun = 'place' and exists (select from place s where s.id::text = b.id and s.sector = ${sector}))`,
    )
  if (refs)
    all.push(
      refs.length === 0
        ? sql`false`
        : sql`b.noun || ' ' || b.id in ${literals(refs.map(ref => `${ref.noun} ${ref.id}`))}`,
    )
  return sql.join(all, sql` and `)
}

const rowsOf = (kind: BreakKind, day: Day): SQL =>
  sql`select ${sql.raw(`'${kind}'`)} as kind, ${sql.raw(`'${breakKinds[kind].noun}'`)} as noun, x.id, x.zh, x.en, x.org_id, x.region_code, x.person_id from (${breakKinds[kind].broken(day)}) x`
const union = (kinds: readonly BreakKind[], day: Day): SQL =>
  sql.join(
    kinds.map(kind => sql`(${rowsOf(kind, day)})`),
    sql` union all `,
  )
const kindsOf = ({ kind }: BreakFilters): readonly BreakKind[] => (kind ? [kind] : breakKindNames)

/** How many links of each kind are missing; every kind is there, also with none. */
export async function countBreaks(tx: Tx, filters: BreakFilters, day: Day): Promise<Record<BreakKind, number>> {
  const { rows } = await tx.execute(sql`
    select kind, count(*)::int as n from (${union(kindsOf(filters), day)}) b where ${whereOf(filters)} group by kind`)
  const found = new Map(rows.map(row => [row.kind, row.n as number]))
  return Object.fromEntries(breakKindNames.map(kind => [kind, found.get(kind) ?? 0])) as Record<BreakKind, number>
}

/** Missing links by kind and region; `refs` asks of these things alone. */
export async function listBreaks(
  tx: Tx,
  filters: BreakFilters,
  day: Day,
  page: { after?: string; limit: number; refs?: readonly BreakRef[] },
): Promise<{ rows: BreakRow[]; next: string | null }> {
  const [order, region, id] = (page.after ?? '').split('~')
  const later =
    id !== undefined ? sql`and (b.rank, b.region_code, b.id) > (${Number(order) || 0}, ${region}, ${id})` : sql``
  const rank = sql`array_position(${sql.param(breakKindNames)}::text[], kind)`
  const { rows } = await tx.execute(sql`
    select b.kind, b.noun, b.id, b.zh, b.en, ${named('o', 'short_zh', 'short_en')} as unit, b.region_code as "regionCode", g.name_zh as "regionZh", g.name_en as "regionEn", ${person('p')} as left, b.rank
    from (select u.*, ${rank} as rank from (${union(kindsOf(filters), day)}) u) b left join org o on o.id = b.org_id left join person p on p.id = b.person_id join region g on g.code = b.region_code
    where ${whereOf(filters, page.refs)} ${later} order by b.rank, b.region_code, b.id limit ${page.limit + 1}`)
  const found = rows as (BreakRow & { rank: number })[]
  const last = found[page.limit - 1]
  return {
    rows: found.slice(0, page.limit),
    next: found.length > page.limit && last ? `${last.rank}~${last.regionCode}~${last.id}` : null,
  }
}

/** How many links are missing at or below each of these units. */
export async function countBreaksBelow(tx: Tx, ids: readonly number[], day: Day): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await tx.execute(sql`
    with broken as materialized (select o.path, count(*) as n from (${union(breakKindNames, day)}) b join org o on o.id = b.org_id group by o.path)
    select a.id::float8 as id, sum(k.n)::int as n from broken k, unnest(string_to_array(trim(both '/' from k.path), '/')) a (id)
    where a.id = any (${sql.param(ids)}::text[]) group by a.id`)
  return new Map(rows.map(row => [row.id as number, row.n as number]))
}
