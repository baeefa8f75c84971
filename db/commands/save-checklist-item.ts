import { and, eq, sql } from 'drizzle-orm'
import type { ClauseSeen } from '@/domain/checklist'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { checklist, checklistItem } from '../schema/checklist'
import { type Done, runCommand } from './command'
import type { Outcome } from './outcome'

export type SaveChecklistItem = {
  key: string
  checklistId: number
  /** Without it the item is new and comes last. */
  itemId?: number
  code: string
  sectionZh: string
  sectionEn: string
  textZh: string
  textEn: string
  clause: string
  seen: ClauseSeen
  /** Where the clause was read. */
  source: string
  levelIfFailed: 'general' | 'major'
  photoRequired: boolean
  guidanceZh: string
  guidanceEn: string
}

/** The draft as it stands after a change of its items. */
export async function draftOf(tx: Tx, id: number): Promise<Done> {
  const [row] = await tx
    .select({ id: checklist.id, version: checklist.version })
    .from(checklist)
    .where(eq(checklist.id, id))
  refuseIf(row ? null : { code: 'notFound' })
  return row!
}

/** Adds an item to a draft or changes one; a code stands once in a checklist. */
export function saveChecklistItem(caller: Caller, input: SaveChecklistItem): Promise<Outcome> {
  return runCommand(caller, 'saveChecklistItem', input, async (tx, actor) => {
    refuseIf(actor.role === 'supervisor' ? null : { code: 'wrongRole', details: { roles: 'supervisor' } })
    const done = await draftOf(tx, input.checklistId)
    const { key: _key, checklistId, itemId, ...given } = input
    const texts = Object.fromEntries(
      Object.entries(given).map(([part, value]) => [part, typeof value === 'string' ? value.trim() : value]),
    ) as typeof given
    refuseIf(texts.seen === 'UNVERIFIED' || texts.source ? null : { code: 'needsSource' })
    const { rows: namesakes } = await tx.execute(
      sql`select from checklist_item i where i.checklist_id = ${checklistId} and i.code = ${texts.code} and i.id is distinct from ${itemId ?? null}::bigint`,
    )
    refuseIf(namesakes.length === 0 ? null : { code: 'invalid', details: { fields: 'code' } })
    if (itemId) {
      const changed = await tx
        .update(checklistItem)
        .set(texts)
        .where(and(eq(checklistItem.id, itemId), eq(checklistItem.checklistId, checklistId)))
        .returning({ id: checklistItem.id })
      refuseIf(changed.length === 1 ? null : { code: 'notFound' })
      return done
    }
    const { rows } = await tx.execute(
      sql`select coalesce(max(no), 0)::int + 1 as no from checklist_item where checklist_id = ${checklistId}`,
    )
    await insertGiven(tx, checklistItem, { ...texts, checklistId, no: rows[0]!.no as number })
    return done
  })
}
