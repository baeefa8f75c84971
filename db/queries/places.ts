import { type SQL, sql } from 'drizzle-orm'
import { type Day, shanghaiDay } from '@/domain/clock'
import { type CoverState, coverStates } from '@/domain/coverage'
import type { Rule } from '@/domain/rules'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { countFromTally, listedFrom, standsIn } from './cover-filters'
import { visited } from './inspections'
import { named } from './named'
import { listResponsible, type ResponsiblePerson } from './place-responsible'
import { ruleOn } from './rules'

export const risks = ['red', 'orange', 'yellow', 'blue'] as const
export type Risk = (typeof risks)[number]
export const sectors = [
  'gas',
  'chemicals',
  'explosives',
  'mining',
  'crowded',
  'education',
  'transport',
  'construction',
  'metallurgy',
  'charging',
] as const

/** What a list of places is narrowed by; every key is a parameter of its address. */
export type PlaceFilters = {
  q?: string
  risk?: Risk
  sector?: string
  region?: string
  unit?: number
  regulator?: number
  /** Nobody has been named to regulate it. */
  nobody?: 'yes'
  /** Whether anybody ever was there. */
  visited?: 'yes' | 'no'
  /** The register of this campaign; with `cover`, those that stand so in it, or have come to the register of places since it was drawn. */
  campaign?: number
  cover?: CoverState | 'new'
  hazards?: 'open' | 'major'
  /** Visited once, and the interval of its risk colour has passed since. */
  visit?: 'due'
  /** The register of this day instead of today's. */
  on?: Day
  /** Those that have left the register by that day, or both; without it those that count in it. */
  listed?: 'left' | 'all'
  /** A cell of the net, or none. */
  grid?: number
  noGrid?: 'yes'
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readPlaceFilters(address: Address): PlaceFilters {
  const { one, oneOf, id, day } = readerOf(address)
  const read: PlaceFilters = {
    q: one('q'),
    risk: oneOf('risk', risks),
    sector: oneOf('sector', sectors),
    region: /^\d{6}$/.test(one('region') ?? '') ? one('region') : undefined,
    unit: id('unit'),
    regulator: id('regulator'),
    nobody: oneOf('nobody', ['yes']),
    campaign: id('campaign'),
    visited: oneOf('visited', ['yes', 'no']),
    cover: id('campaign') ? oneOf('cover', [...coverStates, 'new']) : undefined,
    hazards: oneOf('hazards', ['open', 'major']),
    visit: oneOf('visit', ['due']),
    on: day('on'),
    listed: oneOf('listed', ['left', 'all']),
    grid: id('grid'),
    noGrid: oneOf('noGrid', ['yes']),
  }
  // an old link asked a campaign what is asked of its cells now
  if (read.campaign && read.visited) {
    read.cover ??= read.visited === 'yes' ? 'visited' : 'unvisited'
    read.visited = undefined
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as PlaceFilters
}

/** The place aliased `l` counts in the register of that day: from the day it was listed up to and without the day it was delisted. */
export const registeredOn = (on: Day, alias = 'l'): SQL => {
  const l = sql.raw(alias)
  return sql`(${l}.listed_on <= ${on}::date and (${l}.delisted_on is null or ${l}.delisted_on > ${on}::date))`
}

/** Whether somebody has been there; an enterprise's look at itself is no visit. */
const wasVisited: SQL = sql`exists (
  select from inspection v where v.place_id = l.id and v.kind <> 'self_check' and v.stage in ${visited})`

/** The rule that says after how many days a place of this colour is visited again. */
export const visitRule = (risk: Risk, on: Day): Rule => ruleOn(`inspection.interval.${risk}`, on)

/** Days between visits, by the colour of the place aliased `l`. */
export const interval = (on: Day): SQL =>
  sql`(case l.risk ${sql.join(
    risks.map(risk => sql`when ${risk} then ${visitRule(risk, on).value}::int`),
    sql` `,
  )} end)`

/** The day on which a team last began on site at the place aliased `l`; null when none ever did. */
const lastEntered: SQL = sql`(
  select (max(e.at) at time zone 'Asia/Shanghai')::date from inspection v join event e on e.loop = 'inspection' and e.case_id = v.id and e.move = 'enter'
  where v.place_id = l.id and v.stage in ${visited})`

/** The filters as a condition on the place aliased `l`. */
export function whereOf(filters: PlaceFilters): SQL {
  const today = shanghaiDay(new Date())
  const on = filters.on ?? today
  // a campaign counts the places of its own register, drawn on a day of its own
  const ofAnyDay = filters.listed === 'all' || (filters.campaign && !filters.listed && !filters.on)
  const all: SQL[] = [
    ofAnyDay ? sql`true` : filters.listed === 'left' ? sql`l.delisted_on <= ${on}::date` : registeredOn(on),
  ]
  if (filters.q) all.push(sql`l.search @@ find.query(${filters.q})`)
  if (filters.risk) all.push(sql`l.risk = ${filters.risk}`)
  if (filters.sector) all.push(sql`l.sector = ${filters.sector}`)
  if (filters.region) all.push(sql`starts_with(l.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.unit) all.push(sql`l.org_id = ${filters.unit}`)
  if (filters.regulator) all.push(sql`l.regulator_org_id = ${filters.regulator}`)
  if (filters.nobody) all.push(sql`l.regulator_org_id is null`)
  if (filters.campaign) all.push(standsIn(filters.campaign, filters.cover))
  if (filters.visited) all.push(filters.visited === 'yes' ? wasVisited : sql`not ${wasVisited}`)
  if (filters.hazards) {
    const major = filters.hazards === 'major' ? sql` and h.level = 'major'` : sql``
    all.push(sql`exists (select from hazard h where h.place_id = l.id and h.stage not in ('closed', 'stable')${major})`)
  }
  if (filters.visit) all.push(sql`${lastEntered} + ${interval(today)} < ${today}::date`)
  if (filters.grid) all.push(sql`l.grid_id = ${filters.grid}`)
  if (filters.noGrid) all.push(sql`l.grid_id is null`)
  return sql.join(all, sql` and `)
}

export type ListedPlace = Named & {
  risk: Risk
  sector: string
  regionZh: string
  regionEn: string
  unit: Named | null
  regulator: Named | null
  lastVisit: { id: number; on: Day } | null
  openHazards: number
  majorHazards: number
}

/** The last time that somebody was there, by the day on which the team began on site. */
const lastVisit: SQL = sql`(
  select json_build_object('id', v.id, 'on', (e.at at time zone 'Asia/Shanghai')::date) from inspection v
    join event e on e.loop = 'inspection' and e.case_id = v.id and e.move = 'enter'
  where v.place_id = l.id and v.stage in ${visited} order by e.at desc limit 1)`

const rank = sql.raw(`array_position(array['red', 'orange', 'yellow', 'blue'], l.risk)`)

/** One page of places: the highest risk first. */
export async function listPlaces(
  tx: Tx,
  filters: PlaceFilters,
  page: { after?: string; limit: number },
): Promise<{ rows: ListedPlace[]; next: string | null }> {
  const [at, id] = (page.after ?? '').split('~')
  const { from, order } = listedFrom(filters, rank, whereOf)
  const later =
    /^[1-4]$/.test(at ?? '') && /^\d{1,15}$/.test(id ?? '')
      ? sql` and (${order}) > (${Number(at)}::int, ${id}::bigint)`
      : sql``
  const { rows } = await tx.execute(sql`
    select l.id::float8 as id, l.name_zh as zh, l.name_en as en, l.risk, l.sector, g.name_zh as "regionZh", g.name_en as "regionEn", ${rank} as rank,
      case when o.id is null then null else json_build_object('id', o.id, 'zh', o.short_zh, 'en', o.short_en) end as unit,
      case when r.id is null then null else json_build_object('id', r.id, 'zh', r.short_zh, 'en', r.short_en) end as regulator,
      ${lastVisit} as "lastVisit",
      (select count(*)::int from hazard h where h.place_id = l.id and h.stage not in ('closed', 'stable')) as "openHazards",
      (select count(*)::int from hazard h where h.place_id = l.id and h.stage not in ('closed', 'stable') and h.level = 'major') as "majorHazards"
    from (select l.* from ${from}${later} order by ${order} limit ${page.limit + 1}) l
      left join region g on g.code = l.region_code left join org o on o.id = l.org_id left join org r on r.id = l.regulator_org_id
    order by ${rank}, l.id`)
  const found = rows as (ListedPlace & { rank: number })[]
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  return { rows: shown, next: found.length > page.limit && last ? `${last.rank}~${last.id}` : null }
}

/** How many places each of these filters leaves. */
export async function countPlaces(tx: Tx, views: readonly PlaceFilters[]): Promise<number[]> {
  const kept = await countFromTally(tx, views)
  const counts = views.flatMap((filters, index) =>
    kept[index] === null
      ? [sql`count(*) filter (where ${whereOf(filters)})::int as ${sql.identifier(`v${index}`)}`]
      : [],
  )
  if (counts.length === 0) return kept as number[]
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from place l`)
  return kept.map((count, index) => count ?? (rows[0]![`v${index}`] as number))
}

export type PlaceChoice = Named & { regionZh: string; regionEn: string; risk: Risk; sector: string }

/** Places to choose one from, by a few words of name or address; the one named by `id` first, then the highest risk. */
export async function listPlaceChoices(
  tx: Tx,
  { q, id }: { q?: string; id?: number },
  limit: number,
): Promise<PlaceChoice[]> {
  const { rows } = await tx.execute(sql`
    select l.id::float8 as id, l.name_zh as zh, l.name_en as en, l.risk, l.sector, g.name_zh as "regionZh", g.name_en as "regionEn"
    from place l left join region g on g.code = l.region_code
    where ${whereOf({ q })} order by l.id = ${id ?? null}::bigint desc nulls last, ${rank}, l.id limit ${limit}`)
  return rows as PlaceChoice[]
}

export type PlaceDetail = ListedPlace & {
  addressZh: string
  addressEn: string
  regionCode: string
  latitude: number | null
  longitude: number | null
  invented: boolean
  owner: Named | null
  registerNo: string | null
  listedOn: Day
  delistedOn: Day | null
  grid: (Named & { code: string }) | null
  responsible: ResponsiblePerson[]
}

/** One place with who answers for it; null when it is not the reader's to see. */
export async function findPlace(tx: Tx, id: number): Promise<PlaceDetail | null> {
  const { rows } = await tx.execute(sql`
    select l.id::float8 as id, l.name_zh as zh, l.name_en as en, l.risk, l.sector, l.address_zh as "addressZh", l.address_en as "addressEn", l.region_code as "regionCode",
      l.latitude, l.longitude, l.invented, l.register_no as "registerNo", l.listed_on::text as "listedOn", l.delisted_on::text as "delistedOn",
      case when c.id is null then null else json_build_object('id', c.id, 'zh', c.name_zh, 'en', c.name_en, 'code', c.code) end as grid, g.name_zh as "regionZh", g.name_en as "regionEn",
      ${named('o', 'name_zh', 'name_en')} as unit, ${named('r', 'name_zh', 'name_en')} as regulator, ${named('p', 'name_zh', 'name_en')} as owner,
      ${lastVisit} as "lastVisit",
      (select count(*)::int from hazard h where h.place_id = l.id and h.stage not in ('closed', 'stable')) as "openHazards",
      (select count(*)::int from hazard h where h.place_id = l.id and h.stage not in ('closed', 'stable') and h.level = 'major') as "majorHazards"
    from place l left join region g on g.code = l.region_code
      left join org o on o.id = l.org_id left join org r on r.id = l.regulator_org_id left join person p on p.id = l.owner_id
      left join grid_cell c on c.id = l.grid_id
    where l.id = ${id}`)
  const row = rows[0] as unknown as Omit<PlaceDetail, 'responsible'> | undefined
  return row ? { ...row, responsible: await listResponsible(tx, id) } : null
}
