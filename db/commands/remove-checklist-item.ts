import { sql } from 'drizzle-orm'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'
import { draftOf } from './save-checklist-item'

export type RemoveChecklistItem = { key: string; itemId: number }

/** Takes an item out of a draft; an issued version keeps every one. */
export function removeChecklistItem(caller: Caller, input: RemoveChecklistItem): Promise<Outcome> {
  return runCommand(caller, 'removeChecklistItem', input, async tx => {
    const { rows } = await tx.execute(sql`select lists.remove_item(${input.itemId}::bigint)::float8 as id`)
    return draftOf(tx, rows[0]!.id as number)
  })
}
