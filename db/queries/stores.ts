import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import { type MovementKind, type StoreKind, storeKinds } from '@/domain/response'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'
import { ruleOn } from './rules'

export const storeStates = ['expired', 'soon', 'uninspected', 'empty', 'out'] as const
export type StoreState = (typeof storeStates)[number]
/** What the list of stores is narrowed by. */
export type StoreFilters = { state?: StoreState; kind?: StoreKind; region?: string; unit?: number }

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readStoreFilters(address: Address): StoreFilters {
  const { one, oneOf, id } = readerOf(address)
  const read = {
    state: oneOf('state', storeStates),
    kind: oneOf('kind', storeKinds),
    region: /^\d{6}$/.exec(one('region') ?? '')?.[0],
    unit: id('unit'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** How many days before its end an item counts as soon expiring. */
export const warnDays = (today: Day): number => ruleOn('stores.warn', today).value

function stateWhere(state: StoreState, today: Day): SQL {
  const last = addDays(today, warnDays(today))
  switch (state) {
    // what is used up expires no more
    case 'expired':
      return sql`(c.quantity > 0 and c.expires_on < ${today}::date)`
    case 'soon':
      return sql`(c.quantity > 0 and (c.expires_on between ${today}::date and ${last}::date or c.inspect_by between ${today}::date and ${last}::date))`
    case 'uninspected':
      return sql`(c.quantity > 0 and c.inspect_by < ${today}::date)`
    case 'empty':
      return sql`c.quantity = 0`
    case 'out':
      return sql`exists (select from store_movement m where m.item_id = c.id and m.response_id is not null and responses.outstanding(c.id, m.response_id) > 0)`
  }
}

/** The condition of the filters over stores (`c`). */
export function storeWhere(filters: StoreFilters, today: Day): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.state) all.push(stateWhere(filters.state, today))
  if (filters.kind) all.push(sql`c.kind = ${filters.kind}`)
  if (filters.region) all.push(sql`starts_with(c.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.unit) all.push(sql`c.org_id = ${filters.unit}`)
  return sql.join(all, sql` and `)
}

export type Store = {
  id: number
  zh: string
  en: string
  kind: StoreKind
  measure: string
  quantity: number
  keptAt: string
  region: { zh: string; en: string } | null
  unit: Named | null
  responsible: Named | null
  expiresOn: Day | null
  inspectBy: Day | null
  expired: boolean
  soon: boolean
  uninspected: boolean
  invented: boolean
}

const columns = (
  today: Day,
) => sql`c.id::float8 as id, c.name_zh as zh, c.name_en as en, c.kind, c.measure, c.quantity, c.kept_at as "keptAt", json_build_object('zh', g.name_zh, 'en', g.name_en) as region,
  ${unit('o')} as unit, ${person('p')} as responsible, c.expires_on::text as "expiresOn", c.inspect_by::text as "inspectBy", c.invented,
  coalesce(${stateWhere('expired', today)}, false) as expired, coalesce(${stateWhere('soon', today)}, false) as soon, coalesce(${stateWhere('uninspected', today)}, false) as uninspected`
const from = sql`from store_item c left join region g on g.code = c.region_code left join org o on o.id = c.org_id left join person p on p.id = c.responsible_id`

/** One page of stores, what ends first first; `after` is how many were shown before. */
export async function listStores(
  tx: Tx,
  filters: StoreFilters,
  today: Day,
  page: { after: number; limit: number },
): Promise<{ rows: Store[]; next: number | null }> {
  const { rows } = await tx.execute(sql`
    select ${columns(today)} ${from} where ${storeWhere(filters, today)} order by least(c.expires_on, c.inspect_by) nulls last, c.id limit ${page.limit + 1} offset ${page.after}`)
  return {
    rows: rows.slice(0, page.limit) as unknown as Store[],
    next: rows.length > page.limit ? page.after + page.limit : null,
  }
}

/** How many each of these filters leaves; `{ state: 'expired' }` is what the broken links count. */
export async function countStores(tx: Tx, views: readonly StoreFilters[], today: Day): Promise<number[]> {
  const counts = views.map(
    (filters, index) =>
      sql`count(*) filter (where ${storeWhere(filters, today)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from store_item c`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type Movement = {
  id: number
  kind: MovementKind
  quantity: number
  left: number
  words: string
  responseId: number | null
  by: Named | null
  at: Date
}
export type StoreDetail = Store & {
  orgId: number
  mayEdit: boolean
  mayMove: boolean
  movements: Movement[]
  /** Responses under way, or that still have some of it out. */
  responses: { id: number; zh: string; en: string }[]
}

/** One item with its newest movements and the responses that may draw it or bring it back; null when it is out of sight. */
export async function findStore(tx: Tx, id: number, today: Day): Promise<StoreDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${columns(today)}, c.org_id::float8 as "orgId", responses.keeps(c.org_id, false) as "mayEdit", responses.keeps(c.org_id, true) as "mayMove" ${from} where c.id = ${id}`)
  if (!rows[0]) return null
  const movements = await tx.execute(sql`
    select m.id::float8 as id, m.kind, m.quantity, m.left_after as "left", m.words, m.response_id::float8 as "responseId", ${person('p')} as by, m.at
    from store_movement m left join person p on p.id = m.person_id where m.item_id = ${id} order by m.id desc limit 200`)
  const responses = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as zh, c.title_en as en from response c
    where c.stage in ('alerted', 'notified', 'acknowledged', 'on_site') or responses.outstanding(${id}::bigint, c.id) > 0 order by c.id desc limit 100`)
  return {
    ...(rows[0] as unknown as StoreDetail),
    movements: movements.rows.map(row => ({ ...row, at: new Date(row.at as string) })) as unknown as Movement[],
    responses: responses.rows as StoreDetail['responses'],
  }
}
