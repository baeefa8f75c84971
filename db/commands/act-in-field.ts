import type { Answer } from '@/domain/inspection'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { lockFacts } from '../queries/case-facts'
import { type Answered, answerOnce } from './answer-item'
import { runCommand } from './command'
import { makeMove } from './move-case'
import type { Outcome } from './outcome'
import { passOpen } from './pass-section'

/** What a phone did, perhaps hours ago and without a signal. */
export type FieldAct =
  | { kind: 'enter' }
  | { kind: 'answer'; itemId: number; answer: Answer; note: string; seen: Answered | null }
  | { kind: 'pass_rest'; section: string }
  | { kind: 'submit' }

export type ActInField = {
  key: string
  inspectionId: number
  /** The phone's own time, as it says; the ledger's time is the server's. */
  at: string
  act: FieldAct
}

/**
 * Does on the server what a phone noted, under today's rights: once a key, whatever stage allows it now. What a colleague did already (begun, a section passed)
 * is no fault; what a colleague answered otherwise is `conflict`.
 */
export function actInField(caller: Caller, input: ActInField): Promise<Outcome> {
  return runCommand(caller, 'actInField', input, async (tx, actor) => {
    const { inspectionId, act, at: deviceAt } = input
    if (act.kind === 'answer') return answerOnce(tx, actor, { inspectionId, ...act }, { strict: true, deviceAt })
    if (act.kind === 'pass_rest') {
      const { id, version, passed } = await passOpen(tx, actor, { inspectionId, section: act.section }, deviceAt)
      const facts = passed > 0 ? null : await lockFacts(tx, 'inspection', inspectionId, actor)
      refuseIf(facts && facts.stage !== 'in_field' ? { code: 'wrongStage', details: { stage: facts.stage } } : null)
      return { id, version }
    }
    const facts = await lockFacts(tx, 'inspection', inspectionId, actor)
    const begun = act.kind === 'enter' && facts.stage === 'in_field'
    if (begun && facts.actorIsPerforming) return { id: facts.id, version: facts.version }
    return makeMove(tx, actor, facts, act.kind, {}, { payload: { deviceAt } })
  })
}
