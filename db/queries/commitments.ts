import { type SQL, sql } from 'drizzle-orm'
import {
  type CirculationStage,
  type CommitmentKind,
  type CommitmentOutcome,
  commitmentKinds,
  type DocumentKind,
  type ReviewPhase,
} from '@/domain/circulation'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import {
  type CirculationFilters,
  circulationWhere,
  dueUnreviewed,
  readCirculationFilters,
  standing,
} from './circulation'
import { person, unit } from './named'

/** How a promise stands: kept or not at the final review, not judged yet, its day passed, its day passed and nobody has looked since. */
export const commitmentStates = ['kept', 'notKept', 'judged', 'open', 'due', 'unreviewed'] as const
export type CommitmentState = (typeof commitmentStates)[number]

/** What a list of commitments is narrowed by; every key is a parameter of its address. */
export type CommitmentFilters = Pick<CirculationFilters, 'document' | 'unit' | 'under' | 'kind' | 'region'> & {
  state?: CommitmentState
  again?: CommitmentKind
}

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readCommitmentFilters(address: Address): CommitmentFilters {
  const { oneOf } = readerOf(address)
  const { document, unit, under, kind, region } = readCirculationFilters(address)
  const read = {
    document,
    unit,
    under,
    kind,
    region,
    state: oneOf('state', commitmentStates),
    again: oneOf('again', commitmentKinds),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

const found = (outcomes: SQL) =>
  sql`exists (select from commitment_review f where f.commitment_id = m.id and f.phase = 'final' and f.outcome in ${outcomes})`

function whereOf({ state, again, ...rest }: CommitmentFilters, today: Day): SQL {
  const all: SQL[] = [circulationWhere(rest, today), standing]
  if (again) all.push(sql`m.kind = ${again}`)
  if (state === 'kept') all.push(found(sql`('kept')`))
  if (state === 'notKept') all.push(found(sql`('not_kept')`))
  if (state === 'judged') all.push(found(sql`('kept', 'not_kept')`))
  if (state === 'open') all.push(sql`not ${found(sql`('kept', 'not_kept')`)}`)
  if (state === 'due') all.push(sql`m.due_on < ${today}::date`)
  if (state === 'unreviewed') all.push(dueUnreviewed(today))
  return sql.join(all, sql` and `)
}

export type ListedCommitment = {
  id: number
  circulationId: number
  kind: CommitmentKind
  words: string
  dueOn: Day
  owner: Named | null
  unit: Named | null
  stage: CirculationStage
  documentKind: DocumentKind
  zh: string
  en: string
  mid: CommitmentOutcome | null
  final: CommitmentOutcome | null
}

const outcomeOf = (phase: ReviewPhase) =>
  sql`(select v.outcome from commitment_review v where v.circulation_id = m.circulation_id and v.kind = m.kind and v.phase = ${phase})`

/** One page of the promises as they stand, those whose day comes first before the others; `after` is where the page before ended. */
export async function listCommitments(
  tx: Tx,
  filters: CommitmentFilters,
  today: Day,
  page: { after?: string; limit: number },
): Promise<{ rows: ListedCommitment[]; next: string | null }> {
  const [, on, id] = /^(\d{4}-\d{2}-\d{2})~(\d{1,15})$/.exec(page.after ?? '') ?? []
  const later = on && id ? sql`and (m.due_on, m.id) > (${on}::date, ${Number(id)})` : sql``
  const { rows } = await tx.execute(sql`
    select m.id::float8 as id, c.id::float8 as "circulationId", m.kind, m.words, m.due_on::text as "dueOn", ${person('p')} as owner, ${unit('o')} as unit, c.stage,
      c.document_kind as "documentKind", c.title_zh as zh, c.title_en as en, ${outcomeOf('mid')} as mid, ${outcomeOf('final')} as final
    from commitment m join circulation c on c.id = m.circulation_id left join org o on o.id = c.org_id left join person p on p.id = m.owner_id
    where ${whereOf(filters, today)} ${later} order by m.due_on, m.id limit ${page.limit + 1}`)
  const shown = rows.slice(0, page.limit) as unknown as ListedCommitment[]
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > page.limit && last ? `${last.dueOn}~${last.id}` : null }
}

/** How many each of these filters leaves. */
export async function countCommitments(tx: Tx, views: readonly CommitmentFilters[], today: Day): Promise<number[]> {
  const counts = views.map(
    (filters, index) => sql`count(*) filter (where ${whereOf(filters, today)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(
    sql`select ${sql.join(counts, sql`, `)} from commitment m join circulation c on c.id = m.circulation_id`,
  )
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type CommitmentFinding = {
  phase: ReviewPhase
  outcome: CommitmentOutcome
  words: string
  by: Named | null
  at: Date
}
export type CommitmentVersion = {
  id: number
  kind: CommitmentKind
  version: number
  words: string
  dueOn: Day
  owner: Named | null
  reason: string | null
  by: Named | null
  at: Date
  reviews: CommitmentFinding[]
}

/** Every promise of one circulation with all its versions, the newest of each kind first, and what each review found. */
export async function listCommitmentVersions(tx: Tx, circulationId: number): Promise<CommitmentVersion[]> {
  const { rows } = await tx.execute(sql`
    select m.id::float8 as id, m.kind, m.version, m.words, m.due_on::text as "dueOn", ${person('p')} as owner, m.reason, ${person('w')} as by, m.at,
      coalesce((select json_agg(json_build_object('phase', v.phase, 'outcome', v.outcome, 'words', v.words, 'at', v.at, 'by', ${person('q')}) order by v.id)
        from commitment_review v left join person q on q.id = v.person_id where v.commitment_id = m.id), '[]') as reviews
    from commitment m left join person p on p.id = m.owner_id left join person w on w.id = m.written_by_id
    where m.circulation_id = ${circulationId}
    order by array_position(${sql.param(commitmentKinds)}::text[], m.kind), m.version desc`)
  return rows.map(row => ({
    ...row,
    at: new Date(row.at as string),
    reviews: (row.reviews as (Omit<CommitmentFinding, 'at'> & { at: string })[]).map(one => ({
      ...one,
      at: new Date(one.at),
    })),
  })) as unknown as CommitmentVersion[]
}

/** What the page of one circulation shows beside the case: the document and the moments of signing. */
export type CirculationDetail = {
  documentKind: DocumentKind
  documentId: number
  zh: string
  en: string
  sentAt: Date
  signBy: Day
  signedAt: Date | null
  signedBy: Named | null
  hours: number | null
}

/** One circulation with when and by whom it was signed for; null when it is not the reader's to see. */
export async function findCirculation(tx: Tx, id: number): Promise<CirculationDetail | null> {
  const { rows } = await tx.execute(sql`
    select c.document_kind as "documentKind", c.document_id::float8 as "documentId", c.title_zh as zh, c.title_en as en, c.opened_at as "sentAt",
      (select e.state ->> 'due_on' from event e where e.loop = 'circulation' and e.case_id = c.id and e.seq = 1) as "signBy",
      s.at as "signedAt", ${person('p')} as "signedBy", (extract(epoch from s.at - c.opened_at) / 3600)::float8 as hours
    from circulation c left join event s on s.loop = 'circulation' and s.case_id = c.id and s.move = 'sign' left join person p on p.id = s.person_id
    where c.id = ${id}`)
  const row = rows[0]
  if (!row) return null
  return {
    ...row,
    sentAt: new Date(row.sentAt as string),
    signedAt: row.signedAt ? new Date(row.signedAt as string) : null,
  } as unknown as CirculationDetail
}
