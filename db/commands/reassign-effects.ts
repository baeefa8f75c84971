import { sql } from 'drizzle-orm'
import type { Effect } from './move-effects'

/** Who held a case and who does from now on, by name in the event: what the ledger says later needs no other table. */
export const reassign: Effect = async (tx, _actor, facts, said) => {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, name_zh as zh, name_en as en from person where id in (${facts.ownerId}::bigint, ${said.ownerId}::bigint)`,
  )
  const nameOf = (id: number | null | undefined) => {
    const found = rows.find(row => row.id === id)
    return found ? { zh: found.zh, en: found.en } : null
  }
  return { payload: { held: { from: nameOf(facts.ownerId), to: nameOf(said.ownerId) } } }
}
