import { type SQL, sql } from 'drizzle-orm'
import { type DoubtKind, type DoubtVerdict, doubtKinds, type Standing } from '@/domain/doubt'
import type { LoopName } from '@/domain/loop'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { person, unit } from './named'

export const doubtStates = ['unread', 'hollow', 'sound'] as const
export type DoubtFilters = { state?: (typeof doubtStates)[number]; kind?: DoubtKind; loop?: LoopName; case?: number }

export type ListedDoubt = {
  id: number
  loop: LoopName
  caseId: number
  kind: DoubtKind
  at: Date
  verdict: DoubtVerdict | null
  detail: Record<string, string | number>
  titleZh: string
  titleEn: string
  stage: string
  regionCode: string
  unit: Named | null
}
/** With the case it was compared with; none where the picture or the moment speaks for itself. */
export type ComparedDoubt = ListedDoubt & { otherLoop: LoopName | null; otherCaseId: number }
export type DoubtDetail = ComparedDoubt & {
  evidenceId: number
  opinion: string | null
  readBy: Named | null
  readUnit: Named | null
  readAt: Date | null
}

/** The filters of the address; what is not understood is left out. */
export function readDoubtFilters(address: Address): DoubtFilters {
  const { oneOf, id } = readerOf(address)
  const read = {
    state: oneOf('state', doubtStates),
    kind: oneOf('kind', doubtKinds),
    loop: oneOf('loop', ['task', 'hazard']),
    case: id('case'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

function conditionOf(filters: DoubtFilters): SQL {
  const all = [sql`true`]
  if (filters.state) all.push(filters.state === 'unread' ? sql`d.verdict is null` : sql`d.verdict = ${filters.state}`)
  if (filters.kind) all.push(sql`d.kind = ${filters.kind}`)
  if (filters.loop) all.push(sql`d.loop = ${filters.loop}`)
  if (filters.case) all.push(sql`d.case_id = ${filters.case}`)
  return sql.join(all, sql` and `)
}

const listed = sql`d.id::float8 as id, d.loop, d.case_id::float8 as "caseId", d.kind, d.at, d.verdict, d.detail, coalesce(t.title_zh, h.title_zh) as "titleZh",
  coalesce(t.title_en, h.title_en) as "titleEn", coalesce(t.stage, h.stage) as stage, coalesce(t.region_code, h.region_code) as "regionCode", ${unit('o')} as unit,
  d.other_loop as "otherLoop", d.other_case_id::float8 as "otherCaseId"`
const joins = sql`left join task t on d.loop = 'task' and t.id = d.case_id left join hazard h on d.loop = 'hazard' and h.id = d.case_id
  left join org o on o.id = coalesce(t.org_id, h.org_id)`

/** Doubts that the reader may see: unread before read, newest first; `next` is where the following page begins. */
export async function listDoubts(
  tx: Tx,
  filters: DoubtFilters,
  { from = 0, limit }: { from?: number; limit: number },
): Promise<{ rows: ComparedDoubt[]; next: number | null }> {
  const { rows } = await tx.execute(sql`
    select ${listed} from doubt d ${joins} where ${conditionOf(filters)}
    order by (d.verdict is not null), d.at desc, d.id desc offset ${from} limit ${limit + 1}`)
  return { rows: rows.slice(0, limit).map(dated) as ComparedDoubt[], next: rows.length > limit ? from + limit : null }
}

/** How many doubts each of these filters lists. */
export async function countDoubts(tx: Tx, all: readonly DoubtFilters[]): Promise<number[]> {
  const counts = all.map(filters => sql`(count(*) filter (where ${conditionOf(filters)}))::int`)
  const { rows } = await tx.execute(sql`select array[${sql.join(counts, sql`, `)}] as counts from doubt d`)
  return rows[0]!.counts as number[]
}

/** One doubt with who read it; null when it is not there for this reader. */
export async function findDoubt(tx: Tx, id: number): Promise<DoubtDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${listed}, d.evidence_id::float8 as "evidenceId", d.opinion,
      ${person('p')} as "readBy", ${unit('u')} as "readUnit", d.read_at as "readAt"
    from doubt d ${joins} left join person p on p.id = d.read_by_id left join org u on u.id = d.read_org_id where d.id = ${id}`)
  return rows[0] ? (dated(rows[0]) as DoubtDetail) : null
}

export type DoubtPicture = {
  id: number
  loop: LoopName
  caseId: number
  purpose: 'before' | 'after' | 'document' | 'signature' | 'plan'
  mime: string
  caption: string
  at: Date
  claimedAt: Date | null
  deviceAt: Date | null
}

/** Pieces of evidence by number, so far as the reader sees their cases. */
export async function listPictures(tx: Tx, ids: readonly number[]): Promise<DoubtPicture[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.execute(sql`
    select e.id::float8 as id, e.loop, e.case_id::float8 as "caseId", e.purpose, e.mime, e.caption, e.at, e.claimed_at as "claimedAt", e.device_at as "deviceAt"
    from evidence e where e.id in (${sql.join(
      ids.map(id => sql`${id}`),
      sql`, `,
    )})`)
  return rows.map(row => ({
    ...row,
    at: new Date(row.at as string),
    claimedAt: instant(row.claimedAt),
    deviceAt: instant(row.deviceAt),
  })) as DoubtPicture[]
}

/** What was said with one move of a case, when, by whom; null where the reader does not see it. */
export async function findSaid(tx: Tx, loop: LoopName, caseId: number, seq: number) {
  const { rows } = await tx.execute(sql`
    select e.move, e.at, e.payload ->> 'reason' as words, ${person('p')} as person, ${unit('o')} as unit
    from event e left join person p on p.id = e.person_id left join org o on o.id = e.org_id
    where e.loop = ${loop} and e.case_id = ${caseId} and e.seq = ${seq}`)
  const [row] = rows
  if (!row) return null
  return { ...row, at: new Date(row.at as string) } as {
    move: string
    at: Date
    words: string | null
    person: Named | null
    unit: Named | null
  }
}

/** How the caller stands to a case whose closing is looked at again; asked of the database, which sees what they do not. */
export async function findStanding(tx: Tx, loop: LoopName, caseId: number): Promise<Standing> {
  const { rows } = await tx.execute(sql`
    select doubts.is_performing(${loop}, ${caseId}) as performing, doubts.took_part(${loop}, ${caseId}) as "tookPart"`)
  return rows[0] as Standing
}

const instant = (at: unknown): Date | null => (at ? new Date(at as string) : null)
const dated = (row: Record<string, unknown>) => ({
  ...row,
  at: new Date(row.at as string),
  ...('readAt' in row ? { readAt: instant(row.readAt) } : {}),
})
