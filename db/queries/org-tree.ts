import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { sectorWords } from '@/domain/register-columns'
import type { Tx } from '../client'
import { organisationKinds } from '../schema/organisation'
import { type Address, readerOf } from './address'
import { countBreaksBelow } from './breaks'

/** What units are looked for by; with any of it they come as a list, without as a tree. */
export type UnitFilters = { q?: string; region?: string; kind?: (typeof organisationKinds)[number]; sector?: string }

export const unitKinds = organisationKinds

export function readUnitFilters(address: Address): UnitFilters {
  const { one, oneOf } = readerOf(address)
  const read: UnitFilters = {
    q: one('q'),
    region: /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined,
    kind: oneOf('kind', organisationKinds),
    sector: oneOf('sector', Object.keys(sectorWords)),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as UnitFilters
}

export type UnitRow = {
  id: number
  zh: string
  en: string
  kind: (typeof organisationKinds)[number]
  parentId: number | null
  depth: number
  /** Units below it in the reader's sight. */
  below: number
  /** Missing links at it or below. */
  breaks: number
}
/** Of a long branch the first so many are sent. */
export const branchLimit = 40

const depth = sql`length(o.path) - length(replace(o.path, '/', '')) - 2`
const columns = sql`o.id::float8 as id, o.short_zh as zh, o.short_en as en, o.kind, o.parent_id::float8 as "parentId", ${depth} as depth`
const rank = sql`array_position(array['committee', 'office', 'government', 'department', 'enterprise'], o.kind)`

/** How many units lie below each of these. */
async function countBelow(tx: Tx, ids: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await tx.execute(sql`
    select a.id::float8 as id, count(*)::int - 1 as n from org o, unnest(string_to_array(trim(both '/' from o.path), '/')) a (id)
    where a.id = any (${sql.param(ids)}::text[]) group by a.id`)
  return new Map(rows.map(row => [row.id as number, row.n as number]))
}

async function counted(tx: Tx, rows: readonly Omit<UnitRow, 'below' | 'breaks'>[], day: Day): Promise<UnitRow[]> {
  const ids = rows.map(row => row.id)
  const below = await countBelow(tx, ids)
  const breaks = await countBreaksBelow(tx, ids, day)
  return rows.map(row => ({ ...row, below: below.get(row.id) ?? 0, breaks: breaks.get(row.id) ?? 0 }))
}

export type Tree = {
  rows: UnitRow[]
  /** Units whose branch stands open, from the root down. */
  open: number[]
  /** Units of a branch that were not sent, by the unit above. */
  more: Map<number, number>
}

/** The tree as far as it stands open: the roots, and the branch of every unit on the way to the one that is open. */
export async function readTree(tx: Tx, openId: number | undefined, day: Day): Promise<Tree> {
  const way = await tx.execute(sql`
    select trim(both '/' from path) as path from org where id = ${openId ?? null}::bigint
    union all select trim(both '/' from path) from (select path from org where parent_id is null order by id limit 1) r`)
  const open = String(way.rows[0]?.path ?? '')
    .split('/')
    .filter(Boolean)
    .map(Number)
  const { rows } = await tx.execute(sql`
    select * from (select ${columns}, o.path, row_number() over (partition by o.parent_id order by ${rank}, o.region_code, o.id) as place, count(*) over (partition by o.parent_id)::int as "all"
      from org o where o.parent_id is null or o.parent_id = any (${sql.param(open)}::bigint[])) x
    where x.place <= ${branchLimit} or x.id = any (${sql.param(open)}::bigint[]) order by x.place`)
  const found = rows as (Omit<UnitRow, 'below' | 'breaks'> & { all: number })[]
  const more = new Map<number, number>()
  for (const id of open) {
    const sent = found.filter(row => row.parentId === id)
    const left = (sent[0]?.all ?? 0) - sent.length
    if (left > 0) more.set(id, left)
  }
  return { rows: await counted(tx, found, day), open, more }
}

function whereOf({ q, region, kind, sector }: UnitFilters, day: Day): SQL {
  const all: SQL[] = [sql`true`]
  if (q) {
    const like = `%${q.replace(/[\\%_]/g, found => `\\${found}`)}%`
    all.push(
      sql`(o.name_zh ilike ${like} or o.name_en ilike ${like} or o.short_zh ilike ${like} or o.short_en ilike ${like})`,
    )
  }
  if (region) all.push(sql`starts_with(o.region_code, ${region.replace(/(00){1,2}$/, '')})`)
  if (kind) all.push(sql`o.kind = ${kind}`)
  if (sector)
    all.push(sql`(o.id in (select l.org_id from place l where l.sector = ${sector} union select l.regulator_org_id from place l where l.sector = ${sector})
      or exists (select from sector_regulator m where m.sector = ${sector} and m.org_id = o.id and m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to >= ${day}::date)))`)
  return sql.join(all, sql` and `)
}

/** Units that the filters leave, by region and kind, each with the names of the unit above. */
export async function findUnits(
  tx: Tx,
  filters: UnitFilters,
  day: Day,
  page: { after?: string; limit: number },
): Promise<{
  rows: (UnitRow & { aboveZh: string | null; aboveEn: string | null })[]
  all: number
  next: string | null
}> {
  const [region, id] = (page.after ?? '').split('~')
  const later = id && /^\d{1,15}$/.test(id) ? sql`and (o.region_code, o.id) > (${region}, ${Number(id)})` : sql``
  const where = whereOf(filters, day)
  const { rows } = await tx.execute(sql`
    select ${columns}, o.region_code as region, a.short_zh as "aboveZh", a.short_en as "aboveEn", (select count(*)::int from org o where ${where}) as "all"
    from org o left join org a on a.id = o.parent_id where ${where} ${later} order by o.region_code, o.id limit ${page.limit + 1}`)
  const found = rows as (UnitRow & { region: string; aboveZh: string | null; aboveEn: string | null; all: number })[]
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  const withCounts = await counted(tx, shown, day)
  return {
    rows: shown.map((row, index) => ({ ...row, ...withCounts[index]! })),
    all: found[0]?.all ?? 0,
    next: found.length > page.limit && last ? `${last.region}~${last.id}` : null,
  }
}
