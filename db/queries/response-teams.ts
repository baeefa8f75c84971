import { type SQL, sql } from 'drizzle-orm'
import { type TeamKind, teamKinds } from '@/domain/response'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'

/** What the list of teams is narrowed by. */
export type TeamFilters = { ready?: 'yes' | 'no'; kind?: TeamKind; region?: string; unit?: number }

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readTeamFilters(address: Address): TeamFilters {
  const { one, oneOf, id } = readerOf(address)
  const read = {
    ready: oneOf('ready', ['yes', 'no'] as const),
    kind: oneOf('kind', teamKinds),
    region: /^\d{6}$/.exec(one('region') ?? '')?.[0],
    unit: id('unit'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** The newest word on a team (aliased `t`). */
const latest = sql`left join lateral (select r.ready, r.reason, r.at from team_readiness r where r.team_id = t.id order by r.id desc limit 1) s on true`

function teamWhere(filters: TeamFilters): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.ready) all.push(sql`coalesce(s.ready, false) = ${filters.ready === 'yes'}`)
  if (filters.kind) all.push(sql`t.kind = ${filters.kind}`)
  if (filters.region) all.push(sql`starts_with(t.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.unit) all.push(sql`t.org_id = ${filters.unit}`)
  return sql.join(all, sql` and `)
}

export type Team = {
  id: number
  zh: string
  en: string
  kind: TeamKind
  members: number
  leader: string
  phone: string
  base: string
  regionCode: string
  region: { zh: string; en: string } | null
  unit: Named | null
  ready: boolean
  reason: string
  since: Date
  invented: boolean
  /** The reader may correct it; or at least say whether it is ready. */
  mayEdit: boolean
  mayMove: boolean
}

const columns = sql`t.id::float8 as id, t.name_zh as zh, t.name_en as en, t.kind, t.members, t.leader, t.phone, t.base, t.region_code as "regionCode",
  json_build_object('zh', g.name_zh, 'en', g.name_en) as region, ${unit('o')} as unit, coalesce(s.ready, false) as ready, coalesce(s.reason, '') as reason, s.at as since, t.invented,
  responses.keeps(t.org_id, false) as "mayEdit", responses.keeps(t.org_id, true) as "mayMove"`
const from = sql`from response_team t ${latest} left join region g on g.code = t.region_code left join org o on o.id = t.org_id`
const readTeam = (row: Record<string, unknown>) => ({ ...row, since: new Date(row.since as string) }) as unknown as Team

/** One page of teams, those that are not ready first; `after` is how many were shown before. */
export async function listTeams(
  tx: Tx,
  filters: TeamFilters,
  page: { after: number; limit: number },
): Promise<{ rows: Team[]; next: number | null }> {
  const { rows } = await tx.execute(sql`
    select ${columns} ${from} where ${teamWhere(filters)} order by coalesce(s.ready, false), t.region_code, t.id limit ${page.limit + 1} offset ${page.after}`)
  return {
    rows: rows.slice(0, page.limit).map(readTeam),
    next: rows.length > page.limit ? page.after + page.limit : null,
  }
}

/** How many each of these filters leaves; `{ ready: 'no' }` is what the broken links count. */
export async function countTeams(tx: Tx, views: readonly TeamFilters[]): Promise<number[]> {
  const counts = views.map(
    (filters, index) => sql`count(*) filter (where ${teamWhere(filters)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from response_team t ${latest}`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type TeamDetail = Team & {
  words: { ready: boolean; reason: string; by: Named | null; at: string }[]
  calls: { id: number; zh: string; en: string; at: string }[]
}

/** One team with every word on its readiness and the responses it was called to; null when it is out of sight. */
export async function findTeam(tx: Tx, id: number): Promise<TeamDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${columns},
      coalesce((select json_agg(json_build_object('ready', r.ready, 'reason', r.reason, 'by', ${person('p')}, 'at', r.at) order by r.id desc)
        from team_readiness r left join person p on p.id = r.person_id where r.team_id = t.id), '[]') as words,
      coalesce((select json_agg(json_build_object('id', c.id, 'zh', c.title_zh, 'en', c.title_en, 'at', n.at) order by n.id desc)
        from response_notice n join response c on c.id = n.response_id where n.team_id = t.id), '[]') as calls
    ${from} where t.id = ${id}`)
  return rows[0] ? (readTeam(rows[0]) as TeamDetail) : null
}

/** Ready teams that an alert in a region may call: those of its prefecture first. */
export async function listReadyTeams(tx: Tx, regionCode: string): Promise<Team[]> {
  const { rows } = await tx.execute(sql`
    select ${columns} ${from} where coalesce(s.ready, false) order by starts_with(t.region_code, ${regionCode.slice(0, 4)}) desc, t.region_code, t.id limit 60`)
  return rows.map(readTeam)
}
