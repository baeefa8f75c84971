import { sql } from 'drizzle-orm'
import type { Tx } from '../client'
import type { Choice } from './people'

/** People whom the reader can see and who can have written events: those with a membership; by pinyin. */
export async function listLedgerPeople(tx: Tx, limit = 300): Promise<Choice[]> {
  const { rows } = await tx.execute(sql`
    select p.id::float8 as id, p.name_zh || ' · ' || o.short_zh as zh, p.name_en || ' · ' || o.short_en as en from person p join org o on o.id = p.org_id
    where o.id = any ((select ctx.orgs())::bigint[]) and exists (select from membership m where m.person_id = p.id)
    order by p.name_zh collate "zh-x-icu", p.id limit ${limit}`)
  return rows as Choice[]
}
