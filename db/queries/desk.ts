import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { LoopName } from '@/domain/loop'
import type { Tx } from '../client'
import type { Clock } from './case-filters'
import { lightDay } from './case-tables'
import { type DeskGroup, deskGroups, groupWhere, mayShare, nextMove } from './desk-groups'

export type DeskRow = {
  loop: LoopName
  id: number
  titleZh: string
  titleEn: string
  stage: string
  dueOn: string | null
  /** The move that waits for the reader. */
  move: string
  /** The other side: who gave it when the reader's unit does it, else who does it. */
  unitZh: string
  unitEn: string
}
export type DeskHeap = { key: string; loop: LoopName; count: number; rows: DeskRow[] }

/** Rows shown of one heap; its count says how many there are. */
export const shownOfHeap = 12
/** A heap that is asked for whole still ends somewhere. */
const mostOfHeap = 500

const titles: Record<LoopName, { zh: SQL; en: SQL; join: SQL }> = {
  task: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  hazard: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  directive: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  circular: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  accountability: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  assurance: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  circulation: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  accident: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  plan: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  drill: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  response: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  rumour: { zh: sql`c.title_zh`, en: sql`c.title_en`, join: sql`` },
  inspection: {
    zh: sql`coalesce(l.name_zh, '—')`,
    en: sql`coalesce(l.name_en, '—')`,
    join: sql`left join place l on l.id = c.place_id`,
  },
}

async function readHeap(tx: Tx, group: DeskGroup, where: SQL, actor: Actor, most: number): Promise<DeskHeap> {
  const { loop } = group
  const { zh, en, join } = titles[loop]
  const { rows } = await tx.execute(sql`
    with heap as (select c.* from ${sql.identifier(loop)} c where ${where})
    select (select count(*)::int from heap) as count, ${loop} as loop, c.id::float8 as id, ${zh} as "titleZh", ${en} as "titleEn", c.stage,
      ${lightDay(loop)}::text as "dueOn", ${nextMove(group, actor)} as move, coalesce(o.short_zh, '—') as "unitZh", coalesce(o.short_en, '—') as "unitEn"
    from heap c ${join} left join org o on o.id = case when c.org_id = ${actor.orgId}
        then coalesce(nullif(c.issuer_org_id, c.org_id), c.regulator_org_id, c.issuer_org_id) else c.org_id end
    order by ${lightDay(loop)} nulls last, c.id limit ${most}`)
  return {
    key: group.key,
    loop,
    count: (rows[0]?.count as number | undefined) ?? 0,
    rows: rows as unknown as DeskRow[],
  }
}

/** What waits for this person, heap by heap, the heap `whole` to its end; empty heaps are left out and no case lies in two. */
export async function listDesk(tx: Tx, actor: Actor, clock: Clock, whole?: string): Promise<DeskHeap[]> {
  const heaps: DeskHeap[] = []
  const earlier: { group: DeskGroup; where: SQL }[] = []
  for (const group of deskGroups) {
    const where = groupWhere(group, actor, clock)
    if (!where) continue
    const rivals = earlier.filter(one => mayShare(one.group, group))
    const alone = sql.join([where, ...rivals.map(one => sql`(${one.where}) is not true`)], sql` and `)
    earlier.push({ group, where })
    const heap = await readHeap(tx, group, alone, actor, group.key === whole ? mostOfHeap : shownOfHeap)
    if (heap.count > 0) heaps.push(heap)
  }
  return heaps
}
