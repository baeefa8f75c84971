import { sql } from 'drizzle-orm'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

/** Begins the caller's next attempt at a training's quiz, or goes on with one that is open; answers with the training. Refuses `notPresent`, `quizClosed`, `alreadyPassed`, `noAttemptsLeft`, `tooFewQuestions`. */
export function beginQuiz(caller: Caller, input: { key: string; sessionId: number }): Promise<Outcome> {
  return runCommand(caller, 'beginQuiz', input, async tx => {
    await tx.execute(sql`select training.begin_quiz(${input.sessionId})`)
    return { id: input.sessionId, version: 1 }
  })
}

export type SubmitQuiz = { key: string; attemptId: number; sessionId: number; given: Record<string, string[]> }

/** Hands an attempt in; the database marks it. Refuses `needsAllAnswers`, `alreadyAnswered`, `quizClosed`, `notFound` for another's. */
export function submitQuiz(caller: Caller, input: SubmitQuiz): Promise<Outcome> {
  return runCommand(caller, 'submitQuiz', input, async tx => {
    await tx.execute(sql`select training.submit_quiz(${input.attemptId}, ${JSON.stringify(input.given)}::jsonb)`)
    return { id: input.sessionId, version: 1 }
  })
}
