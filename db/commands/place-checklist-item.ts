import { sql } from 'drizzle-orm'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'
import { draftOf } from './save-checklist-item'

export type PlaceChecklistItem = {
  key: string
  itemId: number
  /** Its new number in the order, from 1; beyond the last it becomes the last. */
  no: number
}

/** Puts an item of a draft elsewhere in the order; the others move up or down. */
export function placeChecklistItem(caller: Caller, input: PlaceChecklistItem): Promise<Outcome> {
  return runCommand(caller, 'placeChecklistItem', input, async tx => {
    const { rows } = await tx.execute(
      sql`select lists.place_item(${input.itemId}::bigint, ${input.no}::int)::float8 as id`,
    )
    return draftOf(tx, rows[0]!.id as number)
  })
}
