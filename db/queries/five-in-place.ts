import { type SQL, sql } from 'drizzle-orm'
import { type Element, elements, type Grade } from '@/domain/assurance'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { sectors } from './places'
import { ruleValueBy } from './rules'

/** How an enterprise stands with its five on a day; an enterprise can stand in several of these. */
export const fiveStates = [
  'atFive',
  'notAtFive',
  'expiring',
  'expired',
  'lapsed',
  'short',
  'awaiting',
  'returned',
  'drafted',
  'never',
] as const
export type FiveState = (typeof fiveStates)[number]

/** What the list of enterprises is narrowed by; every key is a parameter of its address. */
export type FiveFilters = {
  q?: string
  state?: FiveState
  /** This element is not in place. */
  missing?: Element
  /** One of those in place ends within so many days. */
  within?: number
  sector?: string
  region?: string
  regulator?: number
  /** One enterprise. */
  unit?: number
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readFiveFilters(address: Address): FiveFilters {
  const { one, oneOf, id } = readerOf(address)
  const days = id('within')
  const read: FiveFilters = {
    q: one('q'),
    state: oneOf('state', fiveStates),
    missing: oneOf('missing', elements),
    within: days !== undefined && days <= 3660 ? days : undefined,
    sector: oneOf('sector', sectors),
    region: /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined,
    regulator: id('regulator'),
    unit: id('unit'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as FiveFilters
}

const standing = (condition: SQL): SQL =>
  sql`exists (select from assurance a where a.org_id = o.id and a.stage = 'confirmed' and ${condition})`
const underWay = (stages: SQL): SQL =>
  sql`exists (select from assurance n where n.org_id = o.id and n.stage in (${stages}))`
const element = (condition: SQL): SQL =>
  standing(
    sql`exists (select from assurance_element e where e.assurance_id = a.id and e.grade >= a.threshold and ${condition})`,
  )

/** The enterprise aliased `o` is at five on this day: confirmed, no grade below what counts, none ended. */
export const atFive = (today: Day): SQL => standing(sql`a.below = 0 and a.expires_on >= ${today}::date`)

/** Something of its five has ended and no new assessment is on its way: the broken link of this loop. */
export const lapsed = (today: Day): SQL =>
  sql`(${standing(sql`a.expires_on < ${today}::date`)} and not ${underWay(sql`'drafted', 'submitted', 'returned'`)})`

function stateWhere(state: FiveState, today: Day): SQL {
  switch (state) {
    case 'atFive':
      return atFive(today)
    case 'notAtFive':
      return sql`not ${atFive(today)}`
    case 'expiring':
      return element(
        sql`e.expires_on between ${today}::date and ${today}::date + ${ruleValueBy('five.warn', sql`o.region_code`, sql`${today}::date`)}`,
      )
    case 'expired':
      return standing(sql`a.expires_on < ${today}::date`)
    case 'lapsed':
      return lapsed(today)
    case 'short':
      return standing(sql`a.below > 0`)
    case 'awaiting':
      return underWay(sql`'submitted'`)
    case 'returned':
      return underWay(sql`'returned'`)
    case 'drafted':
      return underWay(sql`'drafted'`)
    case 'never':
      return sql`not exists (select from assurance n where n.org_id = o.id and n.stage <> 'withdrawn')`
  }
}

/** The filters as a condition on the enterprise aliased `o`. */
export function whereFive(filters: FiveFilters, today: Day): SQL {
  const all: SQL[] = [sql`o.kind = 'enterprise'`]
  if (filters.q) {
    const like = `%${filters.q.replace(/[\\%_]/g, '\\$&')}%`
    all.push(sql`(o.name_zh ilike ${like} or o.name_en ilike ${like})`)
  }
  if (filters.state) all.push(stateWhere(filters.state, today))
  if (filters.missing)
    all.push(sql`not ${element(sql`e.element = ${filters.missing} and e.expires_on >= ${today}::date`)}`)
  if (filters.within !== undefined)
    all.push(element(sql`e.expires_on between ${today}::date and ${today}::date + ${filters.within}::int`))
  if (filters.sector) all.push(sql`exists (select from place l where l.org_id = o.id and l.sector = ${filters.sector})`)
  if (filters.region) all.push(sql`starts_with(o.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.unit) all.push(sql`o.id = ${filters.unit}`)
  if (filters.regulator)
    all.push(
      sql`exists (select from assurance n where n.org_id = o.id and n.regulator_org_id = ${filters.regulator} and n.stage not in ('withdrawn', 'superseded'))`,
    )
  return sql.join(all, sql` and `)
}

/** How many enterprises each of these filters leaves on this day. */
export async function countFive(tx: Tx, views: readonly FiveFilters[], today: Day): Promise<number[]> {
  const counts = views.map(
    (filters, index) =>
      sql`(select count(*)::int from org o where ${whereFive(filters, today)}) as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)}`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type MarkedElement = { element: Element; grade: Grade; expiresOn: Day }
export type ListedEnterprise = Named & {
  regionZh: string
  regionEn: string
  regionCode: string
  /** The confirmed one, which counts. */
  standing: { id: number; threshold: number; expiresOn: Day; elements: MarkedElement[] } | null
  /** One that is on its way. */
  underWay: { id: number; stage: 'drafted' | 'submitted' | 'returned' } | null
}

/** What has ended or ends first stands first, what was never confirmed last. */
const first = sql`coalesce((select a.expires_on from assurance a where a.org_id = o.id and a.stage = 'confirmed'), '9999-12-31'::date)`

/** One page of enterprises with their five marks; `after` is the day and the number of the last one seen. */
export async function listFive(
  tx: Tx,
  filters: FiveFilters,
  page: { after?: string; limit: number },
  today: Day,
): Promise<{ rows: ListedEnterprise[]; next: string | null }> {
  const [at, id] = (page.after ?? '').split('~')
  const later =
    /^\d{4}-\d{2}-\d{2}$/.test(at ?? '') && /^\d{1,15}$/.test(id ?? '')
      ? sql` and (${first}, o.id) > (${at}::date, ${id}::bigint)`
      : sql``
  const { rows } = await tx.execute(sql`
    select o.id::float8 as id, o.name_zh as zh, o.name_en as en, o.region_code as "regionCode", g.name_zh as "regionZh", g.name_en as "regionEn", o.first::text as first,
      (select json_build_object('id', a.id, 'threshold', a.threshold, 'expiresOn', a.expires_on, 'elements',
          (select json_agg(json_build_object('element', e.element, 'grade', e.grade, 'expiresOn', e.expires_on)) from assurance_element e where e.assurance_id = a.id))
        from assurance a where a.org_id = o.id and a.stage = 'confirmed') as standing,
      (select json_build_object('id', n.id, 'stage', n.stage) from assurance n where n.org_id = o.id and n.stage in ('drafted', 'submitted', 'returned')) as "underWay"
    from (select o.*, ${first} as first from org o where ${whereFive(filters, today)}${later} order by ${first}, o.id limit ${page.limit + 1}) o
      left join region g on g.code = o.region_code
    order by o.first, o.id`)
  const found = rows as (ListedEnterprise & { first: string })[]
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  return { rows: shown, next: found.length > page.limit && last ? `${last.first}~${last.id}` : null }
}

export type FiveCounts = Record<
  'enterprises' | 'atFive' | 'expiring' | 'expired' | 'lapsed' | 'awaiting' | 'never',
  number
>

/** What the figures of the five in place are on a day, of all in sight or of one region; each is the list's own count under the filter of its name. */
export async function countFiveFigures(tx: Tx, today: Day, region?: string): Promise<FiveCounts> {
  const states = ['atFive', 'expiring', 'expired', 'lapsed', 'awaiting', 'never'] as const
  const [enterprises, ...counts] = await countFive(tx, [{ region }, ...states.map(state => ({ region, state }))], today)
  return {
    enterprises: enterprises!,
    ...(Object.fromEntries(states.map((state, index) => [state, counts[index]!])) as Omit<FiveCounts, 'enterprises'>),
  }
}
