import { sql } from 'drizzle-orm'
import type { Tx } from '../client'

/** Whether this token's session is still good, without counting as use of it: a page that only stands open does not keep anybody signed in. */
export async function isStanding(tx: Tx, token: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select ctx.open(${token}) is not null as good`)
  return rows[0]!.good as boolean
}
