import type { Actor } from './actor'
import type { CaseFacts } from './loop'
import type { Refusal } from './refusal'
import type { Role } from './role'

const givers: readonly Role[] = ['head', 'supervisor']
/** The stages of a task in which its unit works on it and may hand out pieces. */
const working: readonly string[] = ['accepted', 'in_progress', 'returned']

/** Why this actor may not give out a piece of a task; null when they may: the head or supervisor of the unit that performs it, while it works on it. */
export function reasonAgainstSubtask(parent: CaseFacts, actor: Actor): Refusal | null {
  if (!working.includes(parent.stage)) return { code: 'wrongStage', details: { stage: parent.stage } }
  if (!givers.includes(actor.role)) return { code: 'wrongRole', details: { roles: givers.join(' ') } }
  return parent.actorIsPerforming ? null : { code: 'notYourUnit' }
}
