import { type SQL, sql } from 'drizzle-orm'
import type { LoopName } from '@/domain/loop'

/** Proof of the work on a case aliased `c`, given since it was last sent back: older proof says nothing of the new work. */
export const freshProof = (loop: LoopName): SQL => sql`exists (
  select from evidence e where e.loop = ${loop} and e.case_id = c.id and e.purpose in ('after', 'document')
    and e.at > coalesce((select max(v.at) from event v where v.loop = ${loop} and v.case_id = c.id
      and v.move in ('return', 'fail_reinspection', 'fail_review', 'reopen')), '-infinity'))`
