import { sql } from 'drizzle-orm'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { trainingAbsence } from '../schema/training'
import { runCommand } from './command'
import type { Outcome } from './outcome'

/** Signs the caller in to a training by the code at its door. Refuses `codeOld`, `alreadySignedIn`, `notExpected`, `doorClosed`, `trainingCancelled`. */
export function signInToTraining(
  caller: Caller,
  input: { key: string; sessionId: number; code: string },
): Promise<Outcome> {
  return runCommand(caller, 'signInToTraining', input, async tx => {
    await tx.execute(sql`select training.sign_in(${input.sessionId}, ${input.code})`)
    return { id: input.sessionId, version: 1 }
  })
}

export type OfAttendee = { key: string; sessionId: number; personId: number; reason: string }

/** Adds somebody who has no phone, by name of who adds them and why. Refuses `ownWork`, `needsReason`, `notExpected`, `alreadySignedIn`, `doorClosed`. */
export function addAttendee(caller: Caller, input: OfAttendee): Promise<Outcome> {
  return runCommand(caller, 'addAttendee', input, async tx => {
    await tx.execute(sql`select training.add(${input.sessionId}, ${input.personId}, ${input.reason})`)
    return { id: input.sessionId, version: 1 }
  })
}

/** Says why somebody who is expected is not there; what was said before stays. Refuses `needsReason`, `alreadySignedIn`, `doorClosed`. */
export function explainAbsence(caller: Caller, input: OfAttendee): Promise<Outcome> {
  return runCommand(caller, 'explainAbsence', input, async (tx, actor) => {
    const { sessionId, personId, reason } = input
    const { orgId, personId: byId } = actor
    await insertGiven(tx, trainingAbsence, { sessionId, personId, orgId, holderOrgId: orgId, reason, byId })
    return { id: sessionId, version: 1 }
  })
}
