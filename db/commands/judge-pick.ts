import { and, eq, isNull } from 'drizzle-orm'
import { type AuditResult, reasonAgainstJudging } from '@/domain/doubt'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { findStanding } from '../queries/doubts'
import { auditPick } from '../schema/doubt'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type JudgePick = { key: string; id: number; result: AuditResult; opinion: string }

/** Writes down whether a drawn case's closing holds; once, by somebody apart from the work. It changes nothing of the case. */
export function judgePick(caller: Caller, input: JudgePick): Promise<Outcome> {
  return runCommand(caller, 'judgePick', input, async (tx, actor) => {
    const [found] = await tx.select().from(auditPick).where(eq(auditPick.id, input.id))
    refuseIf(found ? null : { code: 'notFound' })
    refuseIf(found!.result ? { code: 'alreadyJudged' } : null)
    refuseIf(reasonAgainstJudging(await findStanding(tx, found!.loop, found!.caseId), actor))
    refuseIf(input.opinion.trim() ? null : { code: 'needsReason' })
    const judged = await tx
      .update(auditPick)
      .set({ result: input.result, opinion: input.opinion })
      .where(and(eq(auditPick.id, input.id), isNull(auditPick.result)))
      .returning({ id: auditPick.id })
    refuseIf(judged.length === 1 ? null : { code: 'alreadyJudged' })
    return { id: input.id, version: 1 }
  })
}
