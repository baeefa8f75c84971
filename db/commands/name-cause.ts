import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { hazardCause, systemicTask } from '../schema/inference'
import { runCommand } from './command'
import { giveOne } from './give-task'
import type { Outcome } from './outcome'

export type NameCause = { key: string; hazardId: number; causeId: number; words: string }

/** Says what lies behind a hazard; the newest word counts and the earlier ones stay. Refuses `notYourUnit`, `wrongRole`, `needsReason`. */
export function nameCause(caller: Caller, input: NameCause): Promise<Outcome> {
  return runCommand(caller, 'nameCause', input, async tx => {
    const { hazardId, causeId } = input
    await insertGiven(tx, hazardCause, { hazardId, causeId, words: input.words.trim() })
    return { id: hazardId, version: 1 }
  })
}

export type GiveSystemicTask = {
  key: string
  causeId: number
  hazardIds: readonly number[]
  /** Under what the task stands: a directive of the giver's office, or a task that it performs. */
  directiveId?: number
  parentId?: number
  leadOrgId: number
  title: string
  criteria: string
  dueOn: string
}

async function listHazards(tx: Tx, taskId: number, hazardIds: readonly number[]): Promise<void> {
  await tx.execute(sql`
    insert into systemic_task_hazard (task_id, hazard_id) select ${taskId}, h from unnest(${sql.param([...hazardIds])}::bigint[]) h`)
}

/** Gives a unit one task that goes at a cause behind several hazards, and lists them; all or nothing. */
export function giveSystemicTask(caller: Caller, input: GiveSystemicTask): Promise<Outcome> {
  return runCommand(caller, 'giveSystemicTask', input, async (tx, actor) => {
    refuseIf(actor.role === 'supervisor' ? null : { code: 'wrongRole', details: { roles: 'supervisor' } })
    refuseIf(input.hazardIds.length > 0 ? null : { code: 'needsHazards' })
    const { causeId, directiveId, parentId, leadOrgId, dueOn } = input
    const given = await giveOne(tx, actor, {
      directiveId,
      parentId,
      leadOrgId,
      dueOn,
      title: input.title.trim(),
      criteria: input.criteria.trim(),
      assistingOrgIds: [],
    })
    await insertGiven(tx, systemicTask, { taskId: given.id, causeId })
    await listHazards(tx, given.id, [...new Set(input.hazardIds)])
    return given
  })
}
