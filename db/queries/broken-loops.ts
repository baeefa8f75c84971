import { type SQL, sql } from 'drizzle-orm'
import { type Calendar, type Day, workingDaysBetween } from '@/domain/clock'
import type { Tx } from '../client'
import {
  type BrokenClock,
  type BrokenKind,
  type BrokenNoun,
  brokenClock,
  brokenKindNames,
  brokenKinds,
} from './broken-kinds'

export type BrokenCount = { kind: BrokenKind; count: number; oldest: Day | null }
export type BrokenRow = {
  kind: BrokenKind
  noun: BrokenNoun
  /** Of a failed item the answer's own. */
  id: number
  /** The inspection of a failed item. */
  inspectionId: number | null
  zh: string
  en: string
  unitZh: string
  unitEn: string
  since: Day | null
  /** Working days since; null where no date is known. */
  workingDays: number | null
}
export type BrokenCursor = { since: Day | null; kind: BrokenKind; id: number; noun: BrokenNoun }

// a date that no row has stands for “no date”, so that these rows come last and a page can go on after them
const undated = '9999-12-31'

const rowsOf = (kind: BrokenKind, clock: BrokenClock): SQL =>
  sql`select ${sql.raw(`'${kind}'`)} as kind, noun, id, title_zh, title_en, org_id, coalesce(since, ${undated}::date) as since
    from (${brokenKinds[kind].broken(clock)}) b (noun, id, title_zh, title_en, org_id, since)`

const union = (kinds: readonly BrokenKind[], clock: BrokenClock): SQL =>
  sql.join(
    kinds.map(kind => sql`(${rowsOf(kind, clock)})`),
    sql` union all `,
  )

/** How many links of each kind are broken, and since when; every kind that is asked for is there, also with none. */
export async function countBroken(
  tx: Tx,
  today: Day,
  calendar: Calendar,
  kinds: readonly BrokenKind[] = brokenKindNames,
): Promise<BrokenCount[]> {
  const { rows } = await tx.execute(sql`
    select kind, count(*)::int as count, nullif(min(since), ${undated}::date)::text as oldest
    from (${union(kinds, brokenClock(today, calendar))}) all_kinds group by kind`)
  const found = new Map(rows.map(row => [row.kind, row as BrokenCount]))
  return kinds.map(kind => found.get(kind) ?? { kind, count: 0, oldest: null })
}

/** Broken links of these kinds, oldest first; those without a date come last. */
export async function listBroken(
  tx: Tx,
  {
    kinds,
    today,
    calendar,
    after,
    limit,
  }: { kinds: readonly BrokenKind[]; today: Day; calendar: Calendar; after?: BrokenCursor; limit: number },
): Promise<BrokenRow[]> {
  const from = after
    ? sql`where (coalesce(since, ${undated}::date), kind, noun, id) > (${after.since ?? undated}::date, ${after.kind}, ${after.noun}, ${after.id})`
    : sql``
  // each kind gives its own oldest, along an index where it has one, before they are put together
  const oldest = kinds.map(
    kind => sql`(select * from (select ${sql.raw(`'${kind}'`)} as kind, noun, id, title_zh, title_en, org_id, since
      from (${brokenKinds[kind].broken(brokenClock(today, calendar))}) b (noun, id, title_zh, title_en, org_id, since)) b
      ${from} order by since, noun, id limit ${limit})`,
  )
  const { rows } = await tx.execute(sql`
    select b.kind, b.noun, b.id::float8 as id, b.title_zh as zh, b.title_en as en, coalesce(o.short_zh, '—') as "unitZh", coalesce(o.short_en, '—') as "unitEn",
      b.since::text as since, (select a.inspection_id::float8 from inspection_answer a where b.noun = 'inspection' and a.id = b.id) as "inspectionId"
    from (${sql.join(oldest, sql` union all `)}) b left join org o on o.id = b.org_id order by b.since, b.kind, b.noun, b.id limit ${limit}`)
  return rows.map(row => {
    const read = row as unknown as Omit<BrokenRow, 'workingDays'>
    return { ...read, workingDays: read.since ? workingDaysBetween(read.since, today, calendar) : null }
  })
}
