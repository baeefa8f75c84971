import { eq, sql } from 'drizzle-orm'
import type { LoopName } from '@/domain/loop'
import { codeOf } from '@/domain/loops'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { caseTables } from '../queries/case-tables'
import { instruction } from '../schema/instruction'
import { org } from '../schema/organisation'
import { runCommand } from './command'
import { makeMove } from './move-case'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

export type WriteInstruction = {
  key: string
  text: string
  toOrgId: number
  replyDueOn: string
  aboutLoop?: LoopName
  aboutId?: number
}

/** Characters of the instruction that become the title of its task. */
const titleLength = 60

/** Where the work belongs: to the line, directive and place in the speech of what it is about, or to responsibility itself. */
async function under(tx: Tx, { aboutLoop, aboutId }: WriteInstruction) {
  if (!aboutLoop || !aboutId) return { line: 'boundary', directiveId: null }
  const table = caseTables[aboutLoop] as typeof caseTables.task
  const [about] = await tx.select().from(table).where(eq(table.id, aboutId))
  refuseIf(about ? null : { code: 'notFound' })
  return {
    line: about!.line,
    directiveId: aboutLoop === 'directive' ? aboutId : ((about as { directiveId?: number | null }).directiveId ?? null),
  }
}

/** A leader's written instruction: one task, drafted and issued to a unit in sight with the day of the reply, and the words as written beside it; all or nothing. */
export function writeInstruction(caller: Caller, input: WriteInstruction): Promise<Outcome> {
  return runCommand(caller, 'writeInstruction', input, async (tx, actor) => {
    refuseIf(actor.role === 'leader' ? null : { code: 'wrongRole', details: { roles: 'leader' } })
    const [unit] = await tx.select({ regionCode: org.regionCode }).from(org).where(eq(org.id, input.toOrgId))
    refuseIf(unit ? null : { code: 'notFound' })
    const about = input.aboutLoop && input.aboutId ? ` (${codeOf(input.aboutLoop, input.aboutId)})` : ''
    const short = input.text.length > titleLength ? `${input.text.slice(0, titleLength)}…` : input.text
    const facts = await openCase(
      tx,
      actor,
      'task',
      {
        ...(await under(tx, input)),
        orgId: input.toOrgId,
        regionCode: unit!.regionCode,
        dueOn: input.replyDueOn,
        dueBasis: 'assigned',
        dueById: actor.personId,
        titleZh: `批示${about}：${short}`,
        titleEn: `Instruction${about}: ${short}`,
        criteriaZh: `按批示办理并书面回复：${input.text}`,
        criteriaEn: `Do what the instruction asks and reply in writing: ${input.text}`,
      },
      { instruction: input.text },
    )
    const done = await makeMove(tx, actor, facts, 'issue', {})
    await insertGiven(
      tx,
      instruction,
      {
        personId: actor.personId,
        orgId: actor.orgId,
        taskId: facts.id,
        text: input.text,
        aboutLoop: input.aboutLoop ?? null,
        aboutId: input.aboutId ?? null,
      },
      sql`returning id`,
    )
    return done
  })
}
