import { eq } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { checklist } from '../schema/checklist'
import { type Done, runCommand } from './command'
import type { Outcome } from './outcome'

export type EditChecklist = { key: string; checklistId: number; nameZh: string; nameEn: string; sector: string }

/** Writes on a checklist that the actor may see; the database refuses what is issued. */
export async function writeChecklist(
  tx: Tx,
  actor: Actor,
  id: number,
  set: Partial<typeof checklist.$inferInsert>,
): Promise<Done> {
  refuseIf(actor.role === 'supervisor' ? null : { code: 'wrongRole', details: { roles: 'supervisor' } })
  const [row] = await tx
    .update(checklist)
    .set(set)
    .where(eq(checklist.id, id))
    .returning({ id: checklist.id, version: checklist.version })
  refuseIf(row ? null : { code: 'notFound' })
  return row!
}

/** Renames a draft or says which kind of places it is for. */
export function editChecklist(caller: Caller, input: EditChecklist): Promise<Outcome> {
  return runCommand(caller, 'editChecklist', input, (tx, actor) =>
    writeChecklist(tx, actor, input.checklistId, {
      nameZh: input.nameZh.trim(),
      nameEn: input.nameEn.trim(),
      sector: input.sector,
    }),
  )
}
