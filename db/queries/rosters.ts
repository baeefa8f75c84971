import { sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import type { Draft } from '@/domain/roster'
import type { Tx } from '../client'

/** What these people already have around a period, drafts too, with the rest that follows; so far as the reader sees it. */
export async function listTaken(tx: Tx, people: readonly number[], from: Day, to: Day): Promise<Draft['taken']> {
  if (people.length === 0) return []
  const { rows } = await tx.execute(sql`
    select s.person_id::float8 as "personId", extract(epoch from s.starts_at)::float8 * 1000 as "from", extract(epoch from s.ends_at)::float8 * 1000 as "to",
      extract(epoch from s.rested_at - s.ends_at)::float8 / 60 as "restMinutes"
    from shift_seat s where s.ended_at is null and s.person_id in (${sql.join([...people], sql`, `)})
      and s.rested_at > ${addDays(from, -1)}::date and s.starts_at < ${addDays(to, 10)}::date order by s.starts_at`)
  return rows as Draft['taken'][number][]
}
