import { inArray, sql } from 'drizzle-orm'
import { circulationLine, type DocumentRef } from '@/domain/circulation'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { findDocument } from '../queries/circulation-documents'
import { org } from '../schema/organisation'
import { runCommand } from './command'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

export type SendDocument = { key: string; document: DocumentRef; unitIds: number[] }

/** The most units that one sending reaches. */
export const mostSent = 500
/** Units that a refusal calls by name; of the rest it says how many. */
const mostNamed = 5

async function refuseSentBefore(tx: Tx, { kind, id }: DocumentRef, unitIds: readonly number[]): Promise<void> {
  const { rows } = await tx.execute(sql`
    select o.short_zh as zh, o.short_en as en from circulation c join org o on o.id = c.org_id
    where c.document_kind = ${kind} and c.document_id = ${id} and c.stage <> 'withdrawn' and c.org_id = any (${sql.param(unitIds)}::bigint[]) order by o.id`)
  if (rows.length === 0) return
  const named = rows.slice(0, mostNamed) as { zh: string; en: string }[]
  refuseIf({
    code: 'alreadySent',
    details: {
      unitsZh: named.map(unit => unit.zh).join('、'),
      unitsEn: named.map(unit => unit.en).join(', '),
      more: rows.length - named.length,
    },
  })
}

/**
 * Sends a document to many units, each with its own events: all of them or none. Refuses `alreadySent` with the names of units that have it, `notFound` for a
 * document that cannot be sent, `notYourUnit` for a unit outside the sender's territory. Answers with the last one sent.
 */
export function sendDocument(caller: Caller, input: SendDocument): Promise<Outcome> {
  return runCommand(caller, 'sendDocument', input, async (tx, actor) => {
    const ids = [...new Set(input.unitIds)].sort((a, b) => a - b)
    refuseIf(ids.length > 0 && ids.length <= mostSent ? null : { code: 'invalid', details: { fields: 'unitIds' } })
    refuseIf((await findDocument(tx, input.document)) ? null : { code: 'notFound' })
    // one sender of a document at a time, so that two do not both find a unit without it
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`circulation:${input.document.kind}`}, ${input.document.id}::bigint))`,
    )
    await refuseSentBefore(tx, input.document, ids)
    const units = new Map((await tx.select().from(org).where(inArray(org.id, ids))).map(unit => [unit.id, unit]))
    refuseIf(units.size === ids.length ? null : { code: 'notFound' })
    let last = { id: 0, version: 0 }
    for (const id of ids) {
      const facts = await openCase(
        tx,
        actor,
        'circulation',
        {
          orgId: id,
          line: circulationLine,
          regionCode: units.get(id)!.regionCode,
          documentKind: input.document.kind,
          documentId: input.document.id,
        },
        { document: input.document },
      )
      last = { id: facts.id, version: facts.version }
    }
    return last
  })
}
