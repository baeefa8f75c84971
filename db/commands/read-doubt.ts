import { and, eq, isNull } from 'drizzle-orm'
import { type DoubtVerdict, reasonAgainstJudging } from '@/domain/doubt'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { findStanding } from '../queries/doubts'
import { doubt } from '../schema/doubt'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type ReadDoubt = { key: string; id: number; verdict: DoubtVerdict; opinion: string }

/** Writes down what a person found about a doubt; once, by somebody apart from the work. It changes nothing of the case. */
export function readDoubt(caller: Caller, input: ReadDoubt): Promise<Outcome> {
  return runCommand(caller, 'readDoubt', input, async (tx, actor) => {
    const [found] = await tx.select().from(doubt).where(eq(doubt.id, input.id))
    refuseIf(found ? null : { code: 'notFound' })
    refuseIf(found!.verdict ? { code: 'alreadyRead' } : null)
    refuseIf(reasonAgainstJudging(await findStanding(tx, found!.loop, found!.caseId), actor))
    refuseIf(input.opinion.trim() ? null : { code: 'needsReason' })
    const read = await tx
      .update(doubt)
      .set({ verdict: input.verdict, opinion: input.opinion })
      .where(and(eq(doubt.id, input.id), isNull(doubt.verdict)))
      .returning({ id: doubt.id })
    refuseIf(read.length === 1 ? null : { code: 'alreadyRead' })
    return { id: input.id, version: 1 }
  })
}
