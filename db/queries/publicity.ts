import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import {
  type ActivityKind,
  type Audience,
  activityKinds,
  audiences,
  type ReachBasis,
  reachBases,
} from '@/domain/publicity'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'

/** What the list of activities is narrowed by; every key is a parameter of its address. */
export type ActivityFilters = {
  q?: string
  kind?: ActivityKind
  audience?: Audience
  basis?: ReachBasis
  unit?: number
  /** Activities that took place on a day from here on; and up to here. */
  from?: Day
  to?: Day
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readActivityFilters(address: Address): ActivityFilters {
  const { one, oneOf, id, day } = readerOf(address)
  const read: ActivityFilters = {
    q: one('q'),
    kind: oneOf('kind', activityKinds),
    audience: oneOf('audience', audiences),
    basis: oneOf('basis', reachBases),
    unit: id('unit'),
    from: day('from'),
    to: day('to'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as ActivityFilters
}

const newest = sql`from activity a join lateral (select * from activity_version n where n.activity_id = a.id order by n.version desc limit 1) v on true`

function where(filters: ActivityFilters): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.q) {
    const like = `%${filters.q.replace(/[\\%_]/g, '\\$&')}%`
    all.push(sql`(v.title_zh ilike ${like} or v.title_en ilike ${like} or v.channel ilike ${like})`)
  }
  if (filters.kind) all.push(sql`v.kind = ${filters.kind}`)
  if (filters.audience) all.push(sql`v.audience = ${filters.audience}`)
  if (filters.basis) all.push(sql`v.reach_basis = ${filters.basis}`)
  if (filters.unit) all.push(sql`a.org_id = ${filters.unit}`)
  if (filters.from) all.push(sql`v.to_on >= ${filters.from}::date`)
  if (filters.to) all.push(sql`v.from_on <= ${filters.to}::date`)
  return sql.join(all, sql` and `)
}

export type ActivityCounts = { activities: number; reach: number; unknown: number }

/** How many activities the filters leave, how many people they reached by what is said, and of how many nobody says. */
export async function countActivities(tx: Tx, filters: ActivityFilters): Promise<ActivityCounts> {
  const { rows } = await tx.execute(
    sql`select count(*)::int as activities, coalesce(sum(v.reach), 0)::float8 as reach, (count(*) filter (where v.reach is null))::int as unknown ${newest} where ${where(filters)}`,
  )
  return rows[0] as ActivityCounts
}

/** The filters of the activities of the last so many days up to a day; the address of the figure's rows. */
export const recentActivities = (today: Day, days = 90): ActivityFilters => ({ from: addDays(today, -days), to: today })

export type ListedActivity = {
  id: number
  version: number
  titleZh: string
  titleEn: string
  kind: ActivityKind
  audience: Audience
  fromOn: Day
  toOn: Day
  channel: string
  reach: number | null
  reachBasis: ReachBasis | null
  words: string
  links: string
  reason: string
  unit: Named
  by: Named | null
  at: Date
  invented: boolean
}

const columns = sql`a.id::float8 as id, v.version, v.title_zh as "titleZh", v.title_en as "titleEn", v.kind, v.audience, v.from_on::text as "fromOn", v.to_on::text as "toOn", v.channel,
  v.reach::float8 as reach, v.reach_basis as "reachBasis", v.words, v.links, v.reason, ${unit('o')} as unit, ${person('p')} as by, v.at, a.invented`
const joined = sql`join org o on o.id = a.org_id left join person p on p.id = v.person_id`
const asActivity = (row: ListedActivity): ListedActivity => ({ ...row, at: new Date(row.at) })

/** One page of activities, the latest day first; `after` is the day and number of the last one seen. */
export async function listActivities(
  tx: Tx,
  filters: ActivityFilters,
  page: { after?: string; limit: number },
): Promise<{ rows: ListedActivity[]; next: string | null }> {
  const [on, id] = (page.after ?? '').split('~')
  const later =
    /^\d{4}-\d{2}-\d{2}$/.test(on ?? '') && /^\d{1,15}$/.test(id ?? '')
      ? sql` and (v.from_on, a.id) < (${on}::date, ${id}::bigint)`
      : sql``
  const { rows } = await tx.execute(
    sql`select ${columns} ${newest} ${joined} where ${where(filters)}${later} order by v.from_on desc, a.id desc limit ${page.limit + 1}`,
  )
  const found = rows as ListedActivity[]
  const shown = found.slice(0, page.limit).map(asActivity)
  const last = shown.at(-1)
  return { rows: shown, next: found.length > page.limit && last ? `${last.fromOn}~${last.id}` : null }
}

/** Everything that was said of an activity, the newest first; empty when it is not the reader's to see. */
export async function listActivityVersions(tx: Tx, id: number): Promise<ListedActivity[]> {
  const { rows } = await tx.execute(
    sql`select ${columns} from activity a join activity_version v on v.activity_id = a.id ${joined} where a.id = ${id} order by v.version desc`,
  )
  return (rows as ListedActivity[]).map(asActivity)
}

/** Units with an activity in the reader's sight. */
export async function listPublicistUnits(tx: Tx): Promise<Named[]> {
  const { rows } = await tx.execute(
    sql`select o.id::float8 as id, o.short_zh as zh, o.short_en as en from org o where o.id in (select a.org_id from activity a) order by o.short_zh collate "zh-x-icu" limit 300`,
  )
  return rows as Named[]
}
