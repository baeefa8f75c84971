import { sql } from 'drizzle-orm'
import type { LoopName } from '@/domain/loop'
import type { NoticeKind } from '@/domain/notice'
import type { Tx } from '../client'

export type RaiseNotice = {
  personIds: readonly number[]
  kind: NoticeKind
  /** The case that it is about, when it is about one, and the event that gave rise to it. */
  about?: { loop: LoopName; id: number; eventId?: number }
  /** What fills the sentence of its kind: titleZh, titleEn, byZh, byEn, dueOn, on, n. */
  details: Record<string, string | number>
  /** The record that it opens, as a path of this site. */
  path: string
  /** What makes it the same notice when it is raised again; a person is told once. */
  once: string
}

/** Tells people of something inside an open transaction, over every channel they chose; never the actor, nor whoever serves no unit today. Returns how many were told anew; refuses `invalid` for a foreign path or an unknown kind. */
export async function raiseNotice(tx: Tx, notice: RaiseNotice): Promise<number> {
  const { personIds, kind, about, details, path, once } = notice
  const { rows } = await tx.execute(sql`
    select notices.tell(${sql.param(personIds)}::bigint[], ${kind}, ${about?.loop ?? null}, ${about?.id ?? null}::bigint, ${about?.eventId ?? null}::bigint,
      ${JSON.stringify(details)}::jsonb, ${path}, ${once}) as n`)
  return (rows[0] as { n: number }).n
}
