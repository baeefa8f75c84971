import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { type CommitmentKind, commitmentKinds, outcomesOf, type ReviewPhase } from '@/domain/circulation'
import type { CaseFacts } from '@/domain/loop'
import { refuseIf } from '@/domain/refusal'
import type { Tx } from '../client'
import { insertGiven } from '../insert-given'
import { commitment, commitmentReview } from '../schema/circulation'
import type { Said } from './move-case'
import type { Effect } from './move-effects'

/** What a unit promises: in its words, until when, and who answers for it. */
export type Promised = { words: string; dueOn: string; ownerId: number }

const isWhole = (one: Partial<Promised> | undefined): one is Promised =>
  Boolean(one?.words?.trim() && one.dueOn && one.ownerId)

/** Whether each of the four commitments was said whole. */
export const saysAllFour = ({ commitments }: Said): boolean =>
  commitmentKinds.every(kind => isWhole(commitments?.[kind]))

/** Whether one commitment was said whole. */
export const saysOne = ({ commitment: one }: Said): boolean => one?.kind !== undefined && isWhole(one)

/** Whether of each of the four it was said how it was found, and in which words. */
export const saysOutcomes = ({ outcomes }: Said): boolean =>
  commitmentKinds.every(kind => outcomes?.[kind]?.outcome && outcomes[kind].words.trim())

const promise = (tx: Tx, actor: Actor, facts: CaseFacts, kind: CommitmentKind, one: Promised, reason: string | null) =>
  insertGiven(tx, commitment, {
    circulationId: facts.id,
    kind,
    words: one.words,
    dueOn: one.dueOn,
    ownerId: one.ownerId,
    reason,
    writtenById: actor.personId,
  })

const review =
  (phase: ReviewPhase): Effect =>
  async (tx, actor, facts, said) => {
    const { rows } = await tx.execute(sql`
      select distinct on (kind) kind, id::float8 as id from commitment where circulation_id = ${facts.id} order by kind, version desc`)
    for (const kind of commitmentKinds) {
      const { outcome, words } = said.outcomes![kind]!
      refuseIf(outcomesOf[phase].includes(outcome) ? null : { code: 'needsOutcomes' })
      await insertGiven(tx, commitmentReview, {
        circulationId: facts.id,
        commitmentId: rows.find(row => row.kind === kind)!.id as number,
        kind,
        phase,
        outcome,
        words,
        personId: actor.personId,
        orgId: actor.orgId,
      })
    }
    return {}
  }

/** What the moves of a circulation write beside it: promises and what became of them. */
export const circulationEffects: Record<string, Effect> = {
  'circulation.commit': async (tx, actor, facts, said) => {
    for (const kind of commitmentKinds) await promise(tx, actor, facts, kind, said.commitments![kind]!, null)
    return {}
  },
  'circulation.change': async (tx, actor, facts, said) => {
    const { kind, ...one } = said.commitment!
    await promise(tx, actor, facts, kind, one, said.reason!)
    return {}
  },
  'circulation.review_mid': review('mid'),
  'circulation.review_final': review('final'),
}
