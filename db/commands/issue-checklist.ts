import type { Caller } from '../client'
import { runCommand } from './command'
import { writeChecklist } from './edit-checklist'
import type { Outcome } from './outcome'

export type IssueChecklist = { key: string; checklistId: number }

/** Issues a draft: from then on visits may use it and nothing of it changes. Refuses `needsItems`, `needsBothLanguages`, `needsClause`, `frozen`. */
export function issueChecklist(caller: Caller, input: IssueChecklist): Promise<Outcome> {
  return runCommand(caller, 'issueChecklist', input, (tx, actor) =>
    // the database puts its own clock in place of this one
    writeChecklist(tx, actor, input.checklistId, { issuedAt: new Date(), issuedById: actor.personId }),
  )
}
