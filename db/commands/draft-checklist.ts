import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { checklist } from '../schema/checklist'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type DraftChecklist = {
  key: string
  nameZh: string
  nameEn: string
  /** The kind of places it is for; `enterprise` for any. */
  sector: string
  /** The issued version whose items it begins with, and whose next version it is. */
  basedOnId?: number
}

/** Begins a draft: a checklist of its own, or the next version of an issued one with its items copied. One draft of a checklist at a time. */
export function draftChecklist(caller: Caller, input: DraftChecklist): Promise<Outcome> {
  return runCommand(caller, 'draftChecklist', input, async (tx, actor) => {
    refuseIf(actor.role === 'supervisor' ? null : { code: 'wrongRole', details: { roles: 'supervisor' } })
    const [drafted] = await insertGiven(
      tx,
      checklist,
      {
        // the database gives a new version the key and the number that it must have
        key: `list-${input.key}`,
        version: 1,
        nameZh: input.nameZh.trim(),
        nameEn: input.nameEn.trim(),
        sector: input.sector,
        basedOnId: input.basedOnId ?? null,
        draftedById: actor.personId,
      },
      sql`returning id::float8 as id, version`,
    )
    const { id, version } = drafted as { id: number; version: number }
    if (input.basedOnId)
      await tx.execute(sql`
        insert into checklist_item (checklist_id, no, code, section_zh, section_en, text_zh, text_en, clause, level_if_failed, photo_required, guidance_zh, guidance_en, source, seen)
        select ${id}, no, code, section_zh, section_en, text_zh, text_en, clause, level_if_failed, photo_required, guidance_zh, guidance_en, source, seen
        from checklist_item where checklist_id = ${input.basedOnId} order by no`)
    return { id, version }
  })
}
