import { sql } from 'drizzle-orm'
import type { Answer } from '@/domain/inspection'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { lockFacts } from '../queries/case-facts'
import { inspectionAnswer } from '../schema/inspection'
import { runCommand } from './command'
import { makeMove } from './move-case'
import type { Outcome } from './outcome'
import { registerFailedAnswer } from './report-hazard'

export type AnswerItem = { key: string; inspectionId: number; itemId: number; answer: Answer; note: string }

/** Answers one checklist item; a failed one becomes a hazard in the same transaction. The outcome is the hazard's, when there is one. */
export function answerItem(caller: Caller, input: AnswerItem): Promise<Outcome> {
  return runCommand(caller, 'answerItem', input, async (tx, actor) => {
    const facts = await lockFacts(tx, 'inspection', input.inspectionId, actor)
    refuseIf(input.answer === 'not_checked' && !input.note.trim() ? { code: 'needsReason' } : null)
    const given = { answer: input.answer, note: input.note, personId: actor.personId }
    const done = await makeMove(tx, actor, facts, 'answer', {}, { payload: { itemId: input.itemId, ...given } })
    const [row] = await insertGiven(
      tx,
      inspectionAnswer,
      { inspectionId: input.inspectionId, itemId: input.itemId, ...given },
      sql`on conflict (inspection_id, item_id) do update set answer = excluded.answer, note = excluded.note, person_id = excluded.person_id
        returning id::float8 as id`,
    )
    return input.answer === 'fail' ? registerFailedAnswer(tx, actor, row!.id as number) : done
  })
}
