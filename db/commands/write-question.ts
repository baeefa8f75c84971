import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { Line } from '@/domain/line'
import { type QuestionKind, type QuestionTopic, type QuizOption, reasonAgainstQuestion } from '@/domain/quiz'
import { refuseIf } from '@/domain/refusal'
import { questionWriters, reasonAgainstRole } from '@/domain/training'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { question, questionVersion } from '../schema/quiz'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type SaidQuestion = {
  kind: QuestionKind
  topic: QuestionTopic
  line?: Line
  textZh: string
  textEn: string
  options: QuizOption[]
  answers: string[]
  explanationZh: string
  explanationEn: string
  clause?: string
}

async function writeVersion(tx: Tx, actor: Actor, questionId: number, version: number, said: SaidQuestion) {
  refuseIf(reasonAgainstQuestion(said.kind, said.options, said.answers))
  const { kind, topic, line, textZh, textEn, options, answers, explanationZh, explanationEn, clause } = said
  await insertGiven(tx, questionVersion, {
    questionId,
    version,
    orgId: actor.orgId,
    kind,
    topic,
    line: line ?? null,
    textZh,
    textEn,
    options,
    answers,
    explanationZh,
    explanationEn,
    clause: clause ?? '',
    writtenById: actor.personId,
  })
}

/** Writes a question into the bank of the actor's unit; it is drawn once somebody else has checked it. Refuses `wrongRole`, `needsOptions`, `needsRightAnswers`, `needsBothLanguages`. */
export function writeQuestion(caller: Caller, input: SaidQuestion & { key: string }): Promise<Outcome> {
  return runCommand(caller, 'writeQuestion', input, async (tx, actor) => {
    refuseIf(reasonAgainstRole(actor, questionWriters))
    const [made] = await insertGiven(tx, question, { orgId: actor.orgId }, sql`returning id::float8 as id`)
    const id = made!.id as number
    await writeVersion(tx, actor, id, 1, input)
    return { id, version: 1 }
  })
}

/** Writes a further version of a question; until it is checked the one before it is drawn. Refuses `stale`, `notYourUnit`, `frozen`, and `answersHidden` to whom its quiz lies ahead. */
export function reviseQuestion(
  caller: Caller,
  input: SaidQuestion & { key: string; id: number; version: number },
): Promise<Outcome> {
  return runCommand(caller, 'reviseQuestion', input, async (tx, actor) => {
    refuseIf(reasonAgainstRole(actor, questionWriters))
    const { rows } = await tx.execute(
      sql`select coalesce(max(version), 0)::int as version from question_version where question_id = ${input.id}`,
    )
    const current = rows[0]!.version as number
    refuseIf(current === 0 ? { code: 'notFound' } : null)
    refuseIf(current === input.version ? null : { code: 'stale', details: { yours: input.version, current } })
    await writeVersion(tx, actor, input.id, current + 1, input)
    return { id: input.id, version: current + 1 }
  })
}

export type OnQuestion = { key: string; id: number; versionId: number }

/** Checks one version of a question. Refuses `ownWork` to its writer, `alreadyChecked`, `answersHidden`, `notYourUnit`. */
export function checkQuestion(caller: Caller, input: OnQuestion): Promise<Outcome> {
  return runCommand(caller, 'checkQuestion', input, async tx => {
    await tx.execute(sql`select training.check_question(${input.versionId})`)
    return { id: input.id, version: 1 }
  })
}

/** Takes a question out of what is drawn; attempts that had it keep it. */
export function retireQuestion(caller: Caller, input: { key: string; id: number }): Promise<Outcome> {
  return runCommand(caller, 'retireQuestion', input, async tx => {
    await tx.execute(sql`select training.retire_question(${input.id})`)
    return { id: input.id, version: 1 }
  })
}
