import { sql } from 'drizzle-orm'
import type { LoopName } from '@/domain/loop'
import type { Tx } from '../client'

export type LedgerEvent = {
  id: number
  loop: LoopName
  caseId: number
  seq: number
  move: string
  fromStage: string
  toStage: string
  personId: number
  personZh: string
  personEn: string
  orgId: number
  orgZh: string
  orgEn: string
  role: string
  at: Date
  payload: Record<string, unknown>
  hash: string
  previousHash: string
  body: string
}

/** A case's whole ledger, newest first; people and units outside the reader's sight keep their names here, as the record shows them. */
export async function listEvents(tx: Tx, loop: LoopName, caseId: number): Promise<LedgerEvent[]> {
  const { rows } = await tx.execute(sql`
    select e.id::float8 as id, e.loop, e.case_id::float8 as "caseId", e.seq, e.move, e.from_stage as "fromStage", e.to_stage as "toStage",
      e.person_id::float8 as "personId", coalesce(p.name_zh, '—') as "personZh", coalesce(p.name_en, '—') as "personEn",
      e.org_id::float8 as "orgId", coalesce(o.short_zh, '—') as "orgZh", coalesce(o.short_en, '—') as "orgEn",
      e.role, e.at, e.payload, e.hash, e.previous_hash as "previousHash", e.body
    from event e left join person p on p.id = e.person_id left join org o on o.id = e.org_id
    where e.loop = ${loop} and e.case_id = ${caseId} order by e.seq desc`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as LedgerEvent[]
}
