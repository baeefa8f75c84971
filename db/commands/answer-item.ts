import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { Answer } from '@/domain/inspection'
import { RefusalError, refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { lockFacts } from '../queries/case-facts'
import { inspectionAnswer } from '../schema/inspection'
import { type Done, runCommand } from './command'
import { makeMove } from './move-case'
import type { Outcome } from './outcome'
import { registerFailedAnswer } from './report-hazard'

export type Answered = { answer: Answer; note: string }

export type AnswerItem = {
  key: string
  inspectionId: number
  itemId: number
  answer: Answer
  note: string
  /** The answer that whoever answers had before them; null for none. */
  seen?: Answered | null
}

type Stored = Answered & { personId: number; byZh: string; byEn: string; at: string }

async function findAnswer(tx: Tx, inspectionId: number, itemId: number): Promise<Stored | null> {
  const { rows } = await tx.execute(sql`
    select a.answer, a.note, a.person_id::float8 as "personId", coalesce(p.name_zh, '') as "byZh", coalesce(p.name_en, '') as "byEn",
      (select to_char(max(e.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from event e
        where e.loop = 'inspection' and e.case_id = a.inspection_id and e.move = 'answer' and e.payload ->> 'itemId' = a.item_id::text) as at
    from inspection_answer a left join person p on p.id = a.person_id
    where a.inspection_id = ${inspectionId} and a.item_id = ${itemId}`)
  return (rows[0] as Stored | undefined) ?? null
}

const same = (one: Answered | null | undefined, other: Answered): boolean =>
  one?.answer === other.answer && one.note === other.note

/**
 * Answers one item inside an open transaction. An answer that stands already is replaced only by who has seen it, or, unless `strict`, by who gave it;
 * otherwise `conflict`, with what stands, whose it is and since when: a person decides, not the order of arrival.
 */
export async function answerOnce(
  tx: Tx,
  actor: Actor,
  input: Omit<AnswerItem, 'key'>,
  { strict = false, deviceAt }: { strict?: boolean; deviceAt?: string } = {},
): Promise<Done> {
  const facts = await lockFacts(tx, 'inspection', input.inspectionId, actor)
  refuseIf(input.answer === 'not_checked' && !input.note.trim() ? { code: 'needsReason' } : null)
  const stands = await findAnswer(tx, input.inspectionId, input.itemId)
  const given = { answer: input.answer, note: input.note, personId: actor.personId }
  if (stands && same(stands, given) && strict) return { id: facts.id, version: facts.version }
  if (stands && !same(stands, given) && !same(input.seen, stands) && (strict || stands.personId !== actor.personId)) {
    const { answer, note, byZh, byEn, at } = stands
    throw new RefusalError({ code: 'conflict', details: { answer, note, byZh, byEn, at } })
  }
  const over = stands && { over: { answer: stands.answer, note: stands.note } }
  const payload = { itemId: input.itemId, ...given, ...over, ...(deviceAt && { deviceAt }) }
  const done = await makeMove(tx, actor, facts, 'answer', {}, { payload })
  const [row] = await insertGiven(
    tx,
    inspectionAnswer,
    { inspectionId: input.inspectionId, itemId: input.itemId, ...given },
    sql`on conflict (inspection_id, item_id) do update set answer = excluded.answer, note = excluded.note, person_id = excluded.person_id
      returning id::float8 as id`,
  )
  return input.answer === 'fail' ? registerFailedAnswer(tx, actor, row!.id as number) : done
}

/** Answers one checklist item; a failed one becomes a hazard in the same transaction. The outcome is the hazard's, when there is one. */
export function answerItem(caller: Caller, input: AnswerItem): Promise<Outcome> {
  return runCommand(caller, 'answerItem', input, (tx, actor) => answerOnce(tx, actor, input))
}
