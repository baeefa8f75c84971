import { type SQL, sql } from 'drizzle-orm'
import {
  type CirculationStage,
  type CommitmentKind,
  type CommitmentOutcome,
  circulationStages,
  type DocumentRef,
  documentFrom,
  documentKey,
  type ReceiverKind,
  receiverKinds,
} from '@/domain/circulation'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import { underUnit } from './case-filters'
import type { Named } from './case-view'
import { unit } from './named'

/** How a unit stands to the signing: signed; signed after its day; not signed; not signed and its day has passed. */
export const signStates = ['signed', 'signedLate', 'unsigned', 'late'] as const
export type SignState = (typeof signStates)[number]

/** What a board is narrowed by; every key is a parameter of its address. */
export type CirculationFilters = {
  document?: string
  sign?: SignState
  stage?: CirculationStage
  unit?: number
  /** Of this unit and everything below it. */
  under?: number
  kind?: ReceiverKind
  /** Units of this territory, by its code. */
  region?: string
  issuer?: number
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readCirculationFilters(address: Address): CirculationFilters {
  const { one, oneOf, id } = readerOf(address)
  const document = documentFrom(one('document'))
  const read = {
    document: document ? documentKey(document) : undefined,
    sign: oneOf('sign', signStates),
    stage: oneOf('stage', circulationStages),
    unit: id('unit'),
    under: id('under'),
    kind: oneOf('kind', receiverKinds),
    region: /^\d{6}$/.exec(one('region') ?? '')?.[0],
    issuer: id('issuer'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

/** When a circulation (aliased `c`) was signed for; null until then. */
export const signedAt = sql`(select e.at from event e where e.loop = 'circulation' and e.case_id = c.id and e.move = 'sign')`
/** The day by which it was to be signed for: as the sending left it, whatever its clock runs to now. */
const signBy = sql`(select (e.state ->> 'due_on')::date from event e where e.loop = 'circulation' and e.case_id = c.id and e.seq = 1)`
const signedOn = sql`(${signedAt} at time zone 'Asia/Shanghai')::date`

/** Sent, not withdrawn, and the day of signing has passed without a signature: a broken link. */
export const unsignedLate = (today: Day): SQL => sql`(c.stage = 'sent' and c.due_on < ${today}::date)`

function signWhere(state: SignState, today: Day): SQL {
  switch (state) {
    case 'signed':
      return sql`c.stage in ('signed', 'committed', 'mid_reviewed', 'reviewed')`
    case 'signedLate':
      return sql`c.stage in ('signed', 'committed', 'mid_reviewed', 'reviewed') and ${signedOn} > ${signBy}`
    case 'unsigned':
      return sql`c.stage = 'sent'`
    case 'late':
      return unsignedLate(today)
  }
}

/** The condition of these filters on a circulation aliased `c`; withdrawn ones only where they are asked for. */
export function circulationWhere(filters: CirculationFilters, today: Day): SQL {
  const all: SQL[] = [filters.stage ? sql`c.stage = ${filters.stage}` : sql`c.stage <> 'withdrawn'`]
  const document = documentFrom(filters.document)
  if (document) all.push(sql`c.document_kind = ${document.kind} and c.document_id = ${document.id}`)
  if (filters.sign) all.push(signWhere(filters.sign, today))
  if (filters.unit) all.push(sql`c.org_id = ${filters.unit}`)
  if (filters.under) all.push(underUnit(filters.under))
  if (filters.kind) all.push(sql`exists (select from org k where k.id = c.org_id and k.kind = ${filters.kind})`)
  if (filters.region) all.push(sql`starts_with(c.region_code, ${filters.region.replace(/(00){1,2}$/, '')})`)
  if (filters.issuer) all.push(sql`c.issuer_org_id = ${filters.issuer}`)
  return sql.join(all, sql` and `)
}

/** The promise as it stands (aliased `m`): no later version of its kind. */
export const standing = sql`not exists (select from commitment n where n.circulation_id = m.circulation_id and n.kind = m.kind and n.version > m.version)`

/** A promise (`m`, of the circulation `c`) whose day has passed and which nobody has looked at since: a broken link. */
export const dueUnreviewed = (
  today: Day,
): SQL => sql`(c.stage in ('committed', 'mid_reviewed') and m.due_on < ${today}::date and ${standing}
  and not exists (select from commitment_review v where v.commitment_id = m.id and (v.at at time zone 'Asia/Shanghai')::date >= m.due_on))`

/** What the cockpit, a line's page and the brief say of circulation. */
export type CirculationFigures = {
  sent: number
  signed: number
  unsigned: number
  unsignedLate: number
  signedLate: number
  /** Hours from sending to signing; null where nobody has signed. */
  medianHours: number | null
  withdrawn: number
  /** Promises as they stand, of circulations that are not withdrawn. */
  commitments: number
  kept: number
  /** Found kept or not kept at the final review. */
  judged: number
  /** Their day has passed. */
  due: number
  dueUnreviewed: number
}

const figureColumns = (today: Day): SQL => sql`
  count(*) filter (where c.stage <> 'withdrawn')::int as sent,
  count(*) filter (where ${signWhere('signed', today)})::int as signed,
  count(*) filter (where ${signWhere('unsigned', today)})::int as unsigned,
  count(*) filter (where ${signWhere('late', today)})::int as "unsignedLate",
  count(*) filter (where ${signWhere('signedLate', today)})::int as "signedLate",
  percentile_cont(0.5) within group (order by extract(epoch from ${signedAt} - c.opened_at) / 3600) filter (where ${signWhere('signed', today)})::float8 as "medianHours",
  count(*) filter (where c.stage = 'withdrawn')::int as withdrawn,
  coalesce(sum(p.commitments), 0)::int as commitments, coalesce(sum(p.kept), 0)::int as kept, coalesce(sum(p.judged), 0)::int as judged,
  coalesce(sum(p.due), 0)::int as due, coalesce(sum(p."dueUnreviewed"), 0)::int as "dueUnreviewed"`

const commitmentsOf = (today: Day): SQL => sql`left join lateral (
  select count(*) as commitments, count(*) filter (where f.outcome = 'kept') as kept, count(f.outcome) as judged, count(*) filter (where m.due_on < ${today}::date) as due,
    count(*) filter (where ${dueUnreviewed(today)}) as "dueUnreviewed"
  from commitment m left join commitment_review f on f.commitment_id = m.id and f.phase = 'final'
  where m.circulation_id = c.id and c.stage <> 'withdrawn' and ${standing}) p on true`

/** The figures of everything in sight that the filters leave; each counts the rows that its list shows. */
export async function findCirculationFigures(
  tx: Tx,
  today: Day,
  filters: Omit<CirculationFilters, 'stage' | 'sign'> = {},
): Promise<CirculationFigures> {
  const { stage: _stage, sign: _sign, ...rest } = filters as CirculationFilters
  const where = sql`(${circulationWhere(rest, today)} or ${circulationWhere({ ...rest, stage: 'withdrawn' }, today)})`
  const { rows } = await tx.execute(
    sql`select ${figureColumns(today)} from circulation c ${commitmentsOf(today)} where ${where}`,
  )
  return rows[0] as unknown as CirculationFigures
}

export type SentDocument = CirculationFigures & DocumentRef & { zh: string; en: string; firstOn: Day; lastOn: Day }

/** Every document that was sent to a unit in sight, with its figures; the last sent first. */
export async function listSentDocuments(tx: Tx, today: Day): Promise<SentDocument[]> {
  const { rows } = await tx.execute(sql`
    select c.document_kind as kind, c.document_id::float8 as id, min(c.title_zh) as zh, min(c.title_en) as en,
      (min(c.opened_at) at time zone 'Asia/Shanghai')::date::text as "firstOn", (max(c.opened_at) at time zone 'Asia/Shanghai')::date::text as "lastOn", ${figureColumns(today)}
    from circulation c ${commitmentsOf(today)} group by c.document_kind, c.document_id order by max(c.opened_at) desc, c.document_id desc limit 200`)
  return rows as unknown as SentDocument[]
}

export type BoardCommitment = {
  kind: CommitmentKind
  dueOn: Day
  version: number
  mid: CommitmentOutcome | null
  final: CommitmentOutcome | null
}
export type BoardRow = {
  id: number
  unit: Named | null
  issuer: Named | null
  stage: CirculationStage
  dueOn: Day
  sentAt: Date
  signedAt: Date | null
  hours: number | null
  signedLate: boolean
  midAt: Date | null
  finalAt: Date | null
  commitments: BoardCommitment[]
}

// who has not signed comes first, the longest waiting before the others
const rank = sql`case c.stage when 'sent' then 0 when 'withdrawn' then 2 else 1 end`
const moveAt = (move: string) =>
  sql`(select e.at from event e where e.loop = 'circulation' and e.case_id = c.id and e.move = ${move})`

/** One page of a board, unsigned first; `after` is where the page before ended. */
export async function listBoard(
  tx: Tx,
  filters: CirculationFilters,
  today: Day,
  page: { after?: string; limit: number },
): Promise<{ rows: BoardRow[]; next: string | null }> {
  const [, from, id] = /^([012])~(\d{1,15})$/.exec(page.after ?? '') ?? []
  const later = from && id ? sql`and (${rank}, c.id) > (${Number(from)}, ${Number(id)})` : sql``
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.stage, c.due_on::text as "dueOn", c.opened_at as "sentAt", ${signedAt} as "signedAt", ${rank} as rank,
      (extract(epoch from ${signedAt} - c.opened_at) / 3600)::float8 as hours, coalesce(${signedOn} > ${signBy}, false) as "signedLate",
      ${moveAt('review_mid')} as "midAt", ${moveAt('review_final')} as "finalAt", ${unit('o')} as unit, ${unit('i')} as issuer,
      coalesce((select json_agg(json_build_object('kind', m.kind, 'dueOn', m.due_on, 'version', m.version,
          'mid', (select v.outcome from commitment_review v where v.circulation_id = c.id and v.kind = m.kind and v.phase = 'mid'),
          'final', (select v.outcome from commitment_review v where v.circulation_id = c.id and v.kind = m.kind and v.phase = 'final')))
        from commitment m where m.circulation_id = c.id and ${standing}), '[]') as commitments
    from circulation c left join org o on o.id = c.org_id left join org i on i.id = c.issuer_org_id
    where ${circulationWhere(filters, today)} ${later} order by ${rank}, c.id limit ${page.limit + 1}`)
  const instant = (value: unknown) => (value ? new Date(value as string) : null)
  const found = rows.slice(0, page.limit).map(row => ({
    ...row,
    sentAt: instant(row.sentAt),
    signedAt: instant(row.signedAt),
    midAt: instant(row.midAt),
    finalAt: instant(row.finalAt),
  })) as unknown as (BoardRow & { rank: number })[]
  const last = found.at(-1)
  return { rows: found, next: rows.length > page.limit && last ? `${last.rank}~${last.id}` : null }
}

/** How many each of these filters leaves. */
export async function countCirculation(tx: Tx, views: readonly CirculationFilters[], today: Day): Promise<number[]> {
  const counts = views.map(
    (filters, index) =>
      sql`count(*) filter (where ${circulationWhere(filters, today)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from circulation c`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}
