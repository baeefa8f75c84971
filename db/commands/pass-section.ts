import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { lockFacts } from '../queries/case-facts'
import { inspectionAnswer } from '../schema/inspection'
import { type Done, runCommand } from './command'
import { makeMove } from './move-case'
import type { Outcome } from './outcome'

export type PassSection = { key: string; inspectionId: number; section: string }

/** Answers “pass” to what a section has open, except what failed at the visit that this one looks after, inside an open transaction; says how many there were. */
export async function passOpen(
  tx: Tx,
  actor: Actor,
  input: Omit<PassSection, 'key'>,
  deviceAt?: string,
): Promise<Done & { passed: number }> {
  let facts = await lockFacts(tx, 'inspection', input.inspectionId, actor)
  const { rows } = await tx.execute(sql`
    select i.id::float8 as id from inspection c join checklist_item i on i.checklist_id = c.checklist_id
    where c.id = ${input.inspectionId} and i.section_en = ${input.section}
      and not exists (select from inspection_answer a where a.inspection_id = c.id and a.item_id = i.id)
      and not exists (select from inspection_answer b join checklist_item was on was.id = b.item_id
        where b.inspection_id = c.follows_id and b.answer = 'fail' and was.code = i.code)
    order by i.no`)
  for (const { id } of rows as { id: number }[]) {
    const given = { answer: 'pass' as const, note: '', personId: actor.personId }
    const payload = { itemId: id, ...given, ...(deviceAt && { deviceAt }) }
    const { version } = await makeMove(tx, actor, facts, 'answer', {}, { payload })
    facts = { ...facts, version }
    await insertGiven(tx, inspectionAnswer, { inspectionId: input.inspectionId, itemId: id, ...given })
  }
  return { id: facts.id, version: facts.version, passed: rows.length }
}

/** Answers “pass” to every item of a section that has no answer yet; each answer is an event of its own. */
export function passSection(caller: Caller, input: PassSection): Promise<Outcome> {
  return runCommand(caller, 'passSection', input, async (tx, actor) => {
    const { passed, ...done } = await passOpen(tx, actor, input)
    refuseIf(passed > 0 ? null : { code: 'invalid', details: { fields: 'section' } })
    return done
  })
}
