import { sql } from 'drizzle-orm'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { named } from './named'

export type PlaceLabelFacts = Named & { risk: string; registerNo: string | null; regulator: Named | null }

/** What the labels of these places say, in the order asked for; those out of the reader's sight are left out. */
export async function listPlaceLabels(tx: Tx, ids: readonly number[]): Promise<PlaceLabelFacts[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.execute(sql`
    select l.id::float8 as id, l.name_zh as zh, l.name_en as en, l.risk, l.register_no as "registerNo", ${named('r', 'name_zh', 'name_en')} as regulator
    from place l left join org r on r.id = l.regulator_org_id
    where l.id in (${sql.join(
      ids.map(id => sql`${id}`),
      sql`, `,
    )})`)
  const found = new Map((rows as PlaceLabelFacts[]).map(row => [row.id, row]))
  return ids.flatMap(id => found.get(id) ?? [])
}
