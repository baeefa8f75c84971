import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { holderOf } from '@/domain/holder'
import type { CaseFacts, LoopName } from '@/domain/loop'
import type { Tx } from '../client'
import { findFacts } from './case-facts'
import { lightDay } from './case-tables'
import { type LedgerEvent, listEvents } from './events'
import { type Extension, listExtensions } from './extensions'
import { person, unit } from './named'

export type Named = { id: number; zh: string; en: string }

/** What the head and the ledger of any case page show. */
export type CaseView = {
  facts: CaseFacts
  line: string
  regionCode: string
  dueOn: string | null
  openedAt: Date
  movedAt: Date
  closedAt: Date | null
  performing: Named
  issuing: Named
  regulating: Named | null
  assisting: Named[]
  owner: Named | null
  deputy: Named | null
  submitter: Named | null
  verifier: Named | null
  /** Whose move it is; null when the loop is closed. */
  holder: Named | null
  events: LedgerEvent[]
  extensions: Extension[]
}

/** A case as its page shows it; null when it is not there for this actor. */
export async function findCaseView(tx: Tx, actor: Actor, loop: LoopName, id: number): Promise<CaseView | null> {
  const facts = await findFacts(tx, loop, id, actor)
  if (!facts) return null
  const { rows } = await tx.execute(sql`
    select c.line, c.region_code as "regionCode", ${lightDay(loop)}::text as "dueOn", c.opened_at as "openedAt", c.moved_at as "movedAt", c.closed_at as "closedAt",
      ${unit('o')} as performing, ${unit('i')} as issuing, ${unit('r')} as regulating,
      ${person('p')} as owner, ${person('d')} as deputy, ${person('s')} as submitter, ${person('v')} as verifier,
      coalesce((select json_agg(json_build_object('id', a.id, 'zh', a.short_zh, 'en', a.short_en)) from org a where a.id = any (c.assisting_org_ids)), '[]') as assisting
    from ${sql.identifier(loop)} c
      left join org o on o.id = c.org_id left join org i on i.id = c.issuer_org_id left join org r on r.id = c.regulator_org_id
      left join person p on p.id = c.owner_id left join person d on d.id = c.deputy_id
      left join person s on s.id = c.submitter_id left join person v on v.id = c.verifier_id
    where c.id = ${id}`)
  const row = rows[0] as unknown as Omit<CaseView, 'facts' | 'events' | 'extensions' | 'holder'>
  const holder = {
    performing: row.performing,
    issuing: row.issuing,
    regulating: row.regulating ?? row.issuing,
    nobody: null,
  }[holderOf(loop, facts.stage)]
  return {
    ...row,
    openedAt: new Date(row.openedAt),
    movedAt: new Date(row.movedAt),
    closedAt: row.closedAt && new Date(row.closedAt),
    facts,
    holder,
    events: await listEvents(tx, loop, id),
    extensions: await listExtensions(tx, loop, id),
  }
}
