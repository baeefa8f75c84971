import { sql } from 'drizzle-orm'
import { shanghaiDay } from '@/domain/clock'
import type { QuestionTopic } from '@/domain/quiz'
import { refuseIf } from '@/domain/refusal'
import { type AudienceKind, reasonAgainstRole, type TrainingKind, trainingHolders } from '@/domain/training'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { ruleOn } from '../queries/rules'
import { trainingExpected, trainingSession } from '../schema/training'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type PlanTraining = {
  key: string
  topicZh: string
  topicEn?: string
  kind: TrainingKind
  classHours: number
  /** ISO instants. */
  startsAt: string
  endsAt: string
  place: string
  trainer: string
  audience: AudienceKind
  personIds?: number[]
  expected?: number
  quizTopic?: QuestionTopic
  quizQuestions?: number
  passMark?: number
  attempts?: number
}

async function wholeUnit(tx: Tx, orgId: number): Promise<number[]> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id from person where org_id = ${orgId} and not duties.has_left(id, ${orgId}, training.today()) order by id`,
  )
  return rows.map(row => row.id as number)
}

/**
 * Plans a training of the actor's unit with whom it expects. Pass mark and attempts come from the rule of the day where the plan sets none.
 * Refuses `wrongRole`, `trainingPast`, `hoursTooMany`, `tooFewQuestions`, `needsExpected`.
 */
export function planTraining(caller: Caller, input: PlanTraining): Promise<Outcome> {
  return runCommand(caller, 'planTraining', input, async (tx, actor) => {
    refuseIf(reasonAgainstRole(actor, trainingHolders))
    const { orgId, personId } = actor
    const open = input.audience === 'open'
    const people = open ? [] : input.audience === 'unit' ? await wholeUnit(tx, orgId) : (input.personIds ?? [])
    refuseIf((open ? !input.expected : people.length === 0) ? { code: 'needsExpected' } : null)
    refuseIf((input.quizTopic === undefined) !== (input.quizQuestions === undefined) ? { code: 'needsQuiz' } : null)
    const today = shanghaiDay(new Date())
    const { rows } = await tx.execute(sql`select region_code as region from org where id = ${orgId}`)
    const rule = (key: string) => ruleOn(`training.${key}`, today, rows[0]!.region as string).value
    const quiz = input.quizTopic !== undefined
    const [made] = await insertGiven(
      tx,
      trainingSession,
      {
        orgId,
        personId,
        topicZh: input.topicZh,
        topicEn: input.topicEn ?? '',
        kind: input.kind,
        classHours: input.classHours,
        startsAt: new Date(input.startsAt),
        endsAt: new Date(input.endsAt),
        place: input.place,
        trainer: input.trainer,
        audience: input.audience,
        expected: open ? input.expected! : null,
        quizTopic: input.quizTopic ?? null,
        quizQuestions: input.quizQuestions ?? null,
        passMark: quiz ? (input.passMark ?? rule('pass_mark')) : null,
        attempts: quiz ? (input.attempts ?? rule('attempts')) : null,
      },
      sql`returning id::float8 as id`,
    )
    const sessionId = made!.id as number
    for (const one of new Set(people))
      await insertGiven(tx, trainingExpected, { sessionId, personId: one, orgId, holderOrgId: orgId })
    return { id: sessionId, version: 1 }
  })
}

/** Calls a training off while nobody has signed in. Refuses `needsReason`, `alreadyAttended`, `notYourUnit`. */
export function cancelTraining(caller: Caller, input: { key: string; id: number; reason: string }): Promise<Outcome> {
  return runCommand(caller, 'cancelTraining', input, async tx => {
    await tx.execute(sql`select training.cancel(${input.id}, ${input.reason})`)
    return { id: input.id, version: 1 }
  })
}
