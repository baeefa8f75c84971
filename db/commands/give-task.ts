import { eq } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { refuseIf } from '@/domain/refusal'
import { reasonAgainstSubtask } from '@/domain/subtask'
import type { Caller, Tx } from '../client'
import { lockFacts } from '../queries/case-facts'
import { org } from '../schema/organisation'
import { directive } from '../schema/source'
import { task } from '../schema/task'
import { type Done, runCommand } from './command'
import { makeMove } from './move-case'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

/** A piece of a directive, or of a larger task, as a supervisor or head gives it to a unit. */
export type GiveTask = {
  key: string
  directiveId?: number
  parentId?: number
  title: string
  criteria: string
  leadOrgId: number
  assistingOrgIds: number[]
  ownerId?: number
  deputyId?: number
  dueOn: string
  dueClause?: string
  campaignId?: number
  regionCode?: string
}

/** The same in the other language, where it is not the giver's words in both. */
export type EnglishToo = { titleEn?: string; criteriaEn?: string }

/** What a task is a piece of: refuses who may not decompose it. */
export async function wholeOf(
  tx: Tx,
  actor: Actor,
  input: Pick<GiveTask, 'directiveId' | 'parentId' | 'campaignId'>,
): Promise<{ directiveId: number | null; campaignId: number | null; line: string; parentId: number | null }> {
  if (input.parentId) {
    refuseIf(reasonAgainstSubtask(await lockFacts(tx, 'task', input.parentId, actor), actor))
    const [parent] = await tx.select().from(task).where(eq(task.id, input.parentId))
    refuseIf(parent ? null : { code: 'notFound' })
    return {
      directiveId: parent!.directiveId,
      campaignId: parent!.campaignId,
      line: parent!.line,
      parentId: parent!.id,
    }
  }
  const [from] = await tx
    .select()
    .from(directive)
    .where(eq(directive.id, input.directiveId ?? 0))
  refuseIf(from ? null : { code: 'notFound' })
  return { directiveId: from!.id, campaignId: input.campaignId ?? null, line: from!.line, parentId: null }
}

/** Gives one task: drafts it, issues it, and moves its directive to executing, all or nothing. */
export function giveTask(caller: Caller, input: GiveTask): Promise<Outcome> {
  return runCommand(caller, 'giveTask', input, (tx, actor) => giveOne(tx, actor, input))
}

/** The same inside a transaction that gives several. */
export async function giveOne(tx: Tx, actor: Actor, input: Omit<GiveTask, 'key'> & EnglishToo): Promise<Done> {
  const under = await wholeOf(tx, actor, input)
  if (under.directiveId && !under.parentId) {
    const facts = await lockFacts(tx, 'directive', under.directiveId, actor)
    await makeMove(tx, actor, facts, 'decompose', {}, { payload: { title: input.title, leadOrgId: input.leadOrgId } })
  }
  const facts = await openCase(
    tx,
    actor,
    'task',
    {
      ...under,
      orgId: input.leadOrgId,
      assistingOrgIds: input.assistingOrgIds.filter(id => id !== input.leadOrgId),
      ownerId: input.ownerId ?? null,
      deputyId: input.deputyId ?? null,
      regionCode: input.regionCode ?? (await regionOf(tx, input.leadOrgId)),
      dueOn: input.dueOn,
      dueBasis: 'assigned',
      dueById: actor.personId,
      dueClause: input.dueClause ?? null,
      titleZh: input.title,
      titleEn: input.titleEn ?? input.title,
      criteriaZh: input.criteria,
      criteriaEn: input.criteriaEn ?? input.criteria,
    },
    { ownerId: input.ownerId, deputyId: input.deputyId },
  )
  return makeMove(tx, actor, facts, 'issue', {})
}

async function regionOf(tx: Tx, orgId: number): Promise<string> {
  const [unit] = await tx.select({ regionCode: org.regionCode }).from(org).where(eq(org.id, orgId))
  refuseIf(unit ? null : { code: 'notFound' })
  return unit!.regionCode
}
