import { sql } from 'drizzle-orm'
import type { Tx } from '../client'

/** A region's names; null for a code that the list does not have. */
export async function findRegionName(tx: Tx, code: string): Promise<{ zh: string; en: string } | null> {
  const { rows } = await tx.execute(sql`select name_zh as zh, name_en as en from region where code = ${code}`)
  return (rows[0] as { zh: string; en: string } | undefined) ?? null
}

/** The counties and prefectures in which the reader's units lie, by code. */
export async function listRegionsInSight(tx: Tx): Promise<{ code: string; zh: string; en: string }[]> {
  const { rows } = await tx.execute(sql`
    select g.code, g.name_zh as zh, g.name_en as en from region g where g.valid_to_year is null
      and exists (select from org o where o.id in (select ctx.units()) and starts_with(g.code, regexp_replace(o.region_code, '(00){1,2}$', ''))) order by g.code`)
  return rows as { code: string; zh: string; en: string }[]
}
