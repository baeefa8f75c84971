import { type SQL, sql } from 'drizzle-orm'
import { type CircularKind, type CircularStage, circularKinds, circularStages, nextNumber } from '@/domain/circular'
import type { Day } from '@/domain/clock'
import type { PaperContent } from '@/domain/paper'
import { paperKinds } from '@/domain/paper-terms'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'
import type { Named } from './case-view'
import { unit } from './named'

/** What a list of documents is narrowed by; every key is a parameter of its address. */
export type CircularFilters = { kind?: CircularKind; stage?: CircularStage; unit?: number }

/** Reads the filters of an address; what it does not understand it leaves out. */
export function readCircularFilters(address: Address): CircularFilters {
  const { oneOf, id } = readerOf(address)
  const read = { kind: oneOf('kind', circularKinds), stage: oneOf('stage', circularStages), unit: id('unit') }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

function whereOf(filters: CircularFilters): SQL {
  const all: SQL[] = [sql`true`]
  if (filters.kind) all.push(sql`c.kind = ${filters.kind}`)
  if (filters.stage) all.push(sql`c.stage = ${filters.stage}`)
  if (filters.unit) all.push(sql`c.issuer_org_id = ${filters.unit}`)
  return sql.join(all, sql` and `)
}

export type ListedCircular = {
  id: number
  kind: CircularKind
  stage: CircularStage
  number: string | null
  zh: string
  en: string
  fromDay: Day
  toDay: Day
  unit: Named | null
  issuedAt: Date | null
}

/** One page of the documents that the reader may see, newest first; `after` is the number of the last one seen. */
export async function listCirculars(
  tx: Tx,
  filters: CircularFilters,
  page: { after?: number; limit: number },
): Promise<{ rows: ListedCircular[]; next: number | null }> {
  const later = page.after ? sql`and c.id < ${page.after}` : sql``
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.kind, c.stage, c.number, c.title_zh as zh, c.title_en as en, c.from_day::text as "fromDay", c.to_day::text as "toDay", ${unit('o')} as unit,
      case when c.stage = 'issued' then c.closed_at end as "issuedAt"
    from circular c left join org o on o.id = c.issuer_org_id where ${whereOf(filters)} ${later} order by c.id desc limit ${page.limit + 1}`)
  const found = rows.map(row => ({
    ...row,
    issuedAt: row.issuedAt ? new Date(row.issuedAt as string) : null,
  })) as ListedCircular[]
  const shown = found.slice(0, page.limit)
  return { rows: shown, next: found.length > page.limit ? shown.at(-1)!.id : null }
}

/** How many documents each of these filters leaves. */
export async function countCirculars(tx: Tx, views: readonly CircularFilters[]): Promise<number[]> {
  const counts = views.map(
    (filters, index) => sql`count(*) filter (where ${whereOf(filters)})::int as ${sql.identifier(`v${index}`)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from circular c`)
  return views.map((_, index) => rows[0]![`v${index}`] as number)
}

export type CircularDetail = Omit<ListedCircular, 'unit'> & {
  asOfEventId: number
  content: PaperContent
  sha256: string
  /** The issue that its figures are compared with. */
  previous: { id: number; number: string | null } | null
  unit: Named
}

/** One document with all that it says; null when it is not the reader's to see. */
export async function findCircular(tx: Tx, id: number): Promise<CircularDetail | null> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.kind, c.stage, c.number, c.title_zh as zh, c.title_en as en, c.from_day::text as "fromDay", c.to_day::text as "toDay",
      c.as_of_event_id::float8 as "asOfEventId", c.content, c.content_sha256 as sha256, ${unit('o')} as unit, case when c.stage = 'issued' then c.closed_at end as "issuedAt",
      (select json_build_object('id', p.id, 'number', p.number) from circular p where p.id = c.previous_id) as previous
    from circular c join org o on o.id = c.issuer_org_id where c.id = ${id}`)
  const row = rows[0] as unknown as CircularDetail | undefined
  return row ? { ...row, issuedAt: row.issuedAt && new Date(row.issuedAt) } : null
}

/** The number that a unit's next document of a kind would bear in the year of a day. */
export async function suggestNumber(
  tx: Tx,
  document: Pick<CircularDetail, 'kind' | 'unit'>,
  today: Day,
): Promise<string> {
  const { rows } = await tx.execute(
    sql`select c.number from circular c where c.issuer_org_id = ${document.unit.id} and c.kind = ${document.kind} and c.number is not null`,
  )
  const taken = rows.map(row => row.number as string)
  return nextNumber(document.unit.zh, paperKinds[document.kind].zh, today.slice(0, 4), taken)
}

/** Whether a unit has issued a document of the kind under this number. */
export async function isNumberTaken(
  tx: Tx,
  document: Pick<CircularDetail, 'kind' | 'unit'>,
  number: string,
): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`select from circular c where c.issuer_org_id = ${document.unit.id} and c.kind = ${document.kind} and c.number = ${number}`,
  )
  return rows.length > 0
}

export type IssuedPaper = { kind: CircularKind; number: string; unitZh: string; unitEn: string; issuedAt: Date }

/** The issued documents whose content has this hash, for anybody; `tx` need not be anybody's. */
export async function listIssued(tx: Pick<Tx, 'execute'>, sha256: string): Promise<IssuedPaper[]> {
  const { rows } = await tx.execute(
    sql`select kind, number, unit_zh as "unitZh", unit_en as "unitEn", issued_at as "issuedAt" from papers.issued(${sha256})`,
  )
  return rows.map(row => ({ ...row, issuedAt: new Date(row.issuedAt as string) })) as IssuedPaper[]
}
