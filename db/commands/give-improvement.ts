import { eq, sql } from 'drizzle-orm'
import { type ImprovementLoop, improvementLine } from '@/domain/improvement'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { improvement } from '../schema/improvement'
import { org } from '../schema/organisation'
import { runCommand } from './command'
import { makeMove } from './move-case'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

export type GiveImprovement = {
  key: string
  loop: ImprovementLoop
  /** The drill or the response. */
  id: number
  title: string
  criteria: string
  orgId: number
  ownerId?: number
  dueOn: string
}

/**
 * Gives what a drill or a response showed as an ordinary task, drafted and issued to a unit in sight, all or nothing. Refuses `wrongRole` to who may not give
 * tasks, `notFound` for a unit or a case that is not there or takes no improvements now.
 */
export function giveImprovement(caller: Caller, input: GiveImprovement): Promise<Outcome> {
  return runCommand(caller, 'giveImprovement', input, async (tx, actor) => {
    refuseIf(
      ['supervisor', 'head'].includes(actor.role) ? null : { code: 'wrongRole', details: { roles: 'supervisor head' } },
    )
    const { rows } = await tx.execute(sql`select improvements.takes(${input.loop}, ${input.id}::bigint) as takes`)
    refuseIf(rows[0]!.takes ? null : { code: 'notFound' })
    const [unit] = await tx
      .select({ regionCode: org.regionCode, kind: org.kind })
      .from(org)
      .where(eq(org.id, input.orgId))
    // an enterprise has no task: what it must do is seen to by the authority that answers for it
    refuseIf(unit && unit.kind !== 'enterprise' ? null : { code: 'notFound' })
    const facts = await openCase(
      tx,
      actor,
      'task',
      {
        orgId: input.orgId,
        ownerId: input.ownerId ?? null,
        line: improvementLine,
        regionCode: unit!.regionCode,
        dueOn: input.dueOn,
        dueBasis: 'assigned',
        dueById: actor.personId,
        titleZh: input.title,
        titleEn: input.title,
        criteriaZh: input.criteria,
        criteriaEn: input.criteria,
      },
      { improvement: { loop: input.loop, id: input.id } },
    )
    const done = await makeMove(tx, actor, facts, 'issue', {})
    await insertGiven(tx, improvement, {
      loop: input.loop,
      caseId: input.id,
      taskId: facts.id,
      words: input.title,
      personId: actor.personId,
      orgId: actor.orgId,
    })
    return done
  })
}
