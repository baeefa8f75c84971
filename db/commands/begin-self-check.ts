import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'
import { openVisit } from './plan-visit'

export type BeginSelfCheck = { key: string; placeId: number; checklistId: number; onDay: string }

/** An enterprise begins to look at a place of its own, to be done by a day; who regulates the place reads it once it is submitted. */
export function beginSelfCheck(caller: Caller, input: BeginSelfCheck): Promise<Outcome> {
  const { key: _key, ...plan } = input
  return runCommand(caller, 'beginSelfCheck', input, (tx, actor) =>
    openVisit(tx, actor, plan, {
      kind: 'self_check',
      by: 'begin_self',
      orgId: actor.orgId,
      ownerId: actor.personId,
      teamIds: [actor.personId],
    }),
  )
}
