import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { LoopName } from '@/domain/loop'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { person } from './named'

export type Extension = {
  id: number
  oldDueOn: Day
  wantedOn: Day
  reason: string
  askedBy: Named | null
  askedAt: Date
  decision: 'granted' | 'refused' | null
  newDueOn: Day | null
  opinion: string | null
  decidedBy: Named | null
  decidedAt: Date | null
}

/** Every extension that was asked for on a case, newest first. */
export async function listExtensions(tx: Tx, loop: LoopName, caseId: number): Promise<Extension[]> {
  const { rows } = await tx.execute(sql`
    select x.id::float8 as id, x.old_due_on::text as "oldDueOn", x.wanted_on::text as "wantedOn", x.reason, ${person('p')} as "askedBy", x.asked_at as "askedAt",
      x.decision, x.new_due_on::text as "newDueOn", x.opinion, ${person('d')} as "decidedBy", x.decided_at as "decidedAt"
    from extension x left join person p on p.id = x.asked_by_id left join person d on d.id = x.decided_by_id
    where x.loop = ${loop} and x.case_id = ${caseId} order by x.id desc`)
  return rows.map(row => ({
    ...row,
    askedAt: new Date(row.askedAt as string),
    decidedAt: row.decidedAt ? new Date(row.decidedAt as string) : null,
  })) as Extension[]
}
