import { and, desc, eq } from 'drizzle-orm'
import type { LoopName } from '@/domain/loop'
import type { Tx } from '../client'
import { evidence } from '../schema/evidence'
import { person } from '../schema/person'

/** The proof given to a case, newest first. */
export function listEvidence(tx: Tx, loop: LoopName, caseId: number) {
  return tx
    .select({
      id: evidence.id,
      purpose: evidence.purpose,
      part: evidence.part,
      sha256: evidence.sha256,
      mime: evidence.mime,
      bytes: evidence.bytes,
      caption: evidence.caption,
      claimedAt: evidence.claimedAt,
      at: evidence.at,
      personZh: person.nameZh,
      personEn: person.nameEn,
    })
    .from(evidence)
    .leftJoin(person, eq(person.id, evidence.personId))
    .where(and(eq(evidence.loop, loop), eq(evidence.caseId, caseId)))
    .orderBy(desc(evidence.id))
}

/** One piece of evidence, if its case is the reader's to see; null otherwise. */
export async function findEvidence(tx: Tx, id: number) {
  const [row] = await tx.select().from(evidence).where(eq(evidence.id, id))
  return row ?? null
}
