import { type SQL, sql } from 'drizzle-orm'
import {
  type Audience,
  type RumourAnswer,
  type RumourChannel,
  type RumourSource,
  type RumourSourceOfTruth,
  type RumourStage,
  type RumourSubject,
  rumourChannels,
  rumourSources,
  rumourStages,
  type Truth,
  truths,
} from '@/domain/rumour'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'
import { type RumourState, rumourStates, rumourStateWhere } from './rumour-figures'

/** What the list of rumours is narrowed by; every key is a parameter of its address. */
export type RumourFilters = {
  state?: RumourState
  stage?: RumourStage
  truth?: Truth
  source?: RumourSource
  channel?: RumourChannel
  region?: string
  /** The unit that verifies. */
  unit?: number
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readRumourFilters(address: Address): RumourFilters {
  const { one, oneOf, id } = readerOf(address)
  const read = {
    state: oneOf('state', rumourStates),
    stage: oneOf('stage', rumourStages),
    truth: oneOf('truth', truths),
    source: oneOf('source', rumourSources),
    channel: oneOf('channel', rumourChannels),
    region: /^\d{6}$/.exec(one('region') ?? '')?.[0],
    unit: id('unit'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** The condition of the filters on a rumour aliased `c`. */
export function rumourWhere(filters: RumourFilters): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.state) all.push(rumourStateWhere(filters.state))
  if (filters.stage) all.push(sql`c.stage = ${filters.stage}`)
  if (filters.truth) all.push(sql`c.truth = ${filters.truth}`)
  if (filters.source) all.push(sql`c.source = ${filters.source}`)
  if (filters.channel) all.push(sql`c.channel = ${filters.channel}`)
  if (filters.region) all.push(sql`starts_with(c.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.unit) all.push(sql`c.org_id = ${filters.unit} and c.triaged_at is not null`)
  return sql.join(all, sql` and `)
}

export type ListedRumour = {
  id: number
  zh: string
  en: string
  stage: RumourStage
  truth: Truth | null
  source: RumourSource
  channel: RumourChannel
  reach: number | null
  regionCode: string
  regionZh: string
  regionEn: string
  unit: Named | null
  receivedAt: Date
  triagedAt: Date | null
  verifiedAt: Date | null
  answeredAt: Date | null
  isDrafted: boolean
  publicCode: string | null
  invented: boolean
}

const listed = sql`c.id::float8 as id, c.title_zh as zh, c.title_en as en, c.stage, c.truth, c.source, c.channel, c.reach, c.region_code as "regionCode",
  coalesce(g.name_zh, '—') as "regionZh", coalesce(g.name_en, '—') as "regionEn", case when c.triaged_at is null then null else ${unit('o')} end as unit, c.opened_at as "receivedAt",
  c.triaged_at as "triagedAt", c.verified_at as "verifiedAt", c.answered_at as "answeredAt", c.proposer_id is not null as "isDrafted", c.public_code as "publicCode", c.invented`
const joined = sql`rumour c left join region g on g.code = c.region_code left join org o on o.id = c.org_id`

const instant = (value: unknown) => (value ? new Date(value as string) : null)
const readRows = (rows: Record<string, unknown>[]) =>
  rows.map(row => ({
    ...row,
    receivedAt: instant(row.receivedAt),
    triagedAt: instant(row.triagedAt),
    verifiedAt: instant(row.verifiedAt),
    answeredAt: instant(row.answeredAt),
  })) as unknown as ListedRumour[]

/** One page of rumours, the latest received first; `after` is the number of the last one seen. */
export async function listRumours(
  tx: Tx,
  filters: RumourFilters,
  page: { after?: number; limit: number },
): Promise<{ rows: ListedRumour[]; next: number | null }> {
  const later = page.after ? sql`and c.id < ${page.after}` : sql``
  const { rows } = await tx.execute(
    sql`select ${listed} from ${joined} where ${rumourWhere(filters)} ${later} order by c.id desc limit ${page.limit + 1}`,
  )
  const found = readRows(rows)
  const shown = found.slice(0, page.limit)
  return { rows: shown, next: found.length > page.limit ? shown.at(-1)!.id : null }
}

/** How many each of these filters leaves. */
export async function countRumours(tx: Tx, views: readonly RumourFilters[]): Promise<number[]> {
  const counts = views.map(
    (filters, index) => sql`count(*) filter (where ${rumourWhere(filters)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from rumour c`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type GivenAnswer = RumourAnswer & {
  version: number
  truth: Truth
  audience: Audience
  at: Date
  writer: Named | null
  approver: Named | null
}
export type RumourDetail = ListedRumour & {
  words: string
  link: string | null
  reachAfter: number | null
  subject: RumourSubject | null
  subjectId: number | null
  /** What it is about, when the reader may see that. */
  subjectName: { zh: string; en: string } | null
  sources: RumourSourceOfTruth[]
  draft: RumourAnswer | null
  drafter: Named | null
  /** The newest first. */
  answers: GivenAnswer[]
}

/** One rumour with what was found and answered; null when it is not the reader's to see. */
export async function findRumour(tx: Tx, id: number): Promise<RumourDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${listed}, c.words, c.link, c.reach_after as "reachAfter", c.subject, c.subject_id::float8 as "subjectId", c.sources, c.draft, ${person('w')} as drafter,
      case c.subject
        when 'place' then (select json_build_object('zh', p.name_zh, 'en', p.name_en) from place p where p.id = c.subject_id)
        when 'hazard' then (select json_build_object('zh', h.title_zh, 'en', h.title_en) from hazard h where h.id = c.subject_id)
        when 'accident' then (select json_build_object('zh', a.title_zh, 'en', a.title_en) from accident a where a.id = c.subject_id)
        when 'directive' then (select json_build_object('zh', d.title_zh, 'en', d.title_en) from directive d where d.id = c.subject_id) end as "subjectName"
    from ${joined} left join person w on w.id = c.proposer_id where c.id = ${id}`)
  const [row] = readRows(rows)
  if (!row) return null
  const answers = await tx.execute(sql`
    select a.version, a.claim_zh as "claimZh", a.claim_en as "claimEn", a.text_zh as "textZh", a.text_en as "textEn", a.truth, a.channel, a.link, a.audience, a.at,
      ${person('w')} as writer, ${person('p')} as approver
    from rumour_answer a left join person w on w.id = a.written_by_id left join person p on p.id = a.approved_by_id where a.rumour_id = ${id} order by a.version desc`)
  return {
    ...(row as RumourDetail),
    answers: answers.rows.map(one => ({ ...one, at: new Date(one.at as string) })) as unknown as GivenAnswer[],
  }
}
