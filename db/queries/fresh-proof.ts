import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { LoopName } from '@/domain/loop'

/**
 * Proof of the work on a case aliased `c`, given by the unit that works (or the actor's own) since it was last sent back: older proof says nothing
 * of the new work, and a stranger's is not theirs.
 */
export const freshProof = (loop: LoopName, actor: Actor): SQL => sql`exists (
  select from evidence e where e.loop = ${loop} and e.case_id = c.id and e.purpose in ('after', 'document')
    and (e.org_id = ${actor.orgId} or exists (select from org giver, org worker
      where giver.id = e.org_id and worker.id = c.org_id and starts_with(giver.path, worker.path)))
    and e.at > coalesce((select max(v.at) from event v where v.loop = ${loop} and v.case_id = c.id
      and v.move in ('return', 'fail_reinspection', 'fail_review', 'reopen')), '-infinity'))`
