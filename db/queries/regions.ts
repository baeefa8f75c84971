import { sql } from 'drizzle-orm'
import type { Tx } from '../client'

/** A region's names; null for a code that the list does not have. */
export async function findRegionName(tx: Tx, code: string): Promise<{ zh: string; en: string } | null> {
  const { rows } = await tx.execute(sql`select name_zh as zh, name_en as en from region where code = ${code}`)
  return (rows[0] as { zh: string; en: string } | undefined) ?? null
}
