import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { shanghaiDay } from '@/domain/clock'
import type { LoopName } from '@/domain/loop'
import { type Refusal, refuseIf } from '@/domain/refusal'
import type { Role } from '@/domain/role'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { lockFacts } from '../queries/case-facts'
import { listOpenWork, type OpenWork } from '../queries/handovers'
import { handover, handoverItem } from '../schema/duty'
import { runCommand } from './command'
import { makeMove } from './move-case'
import { type Outcome, refusalIn } from './outcome'

export type HandOver = {
  key: string
  orgId: number
  fromId: number
  toId: number
  reason: string
  /** Their roles in the unit end too. */
  leaves: boolean
}

export const handers: readonly Role[] = ['supervisor', 'head', 'admin', 'enterprise']

/** Why this actor may not hand over in a unit; `mine` says whether it lies in their scope. Null when they may. */
export function reasonAgainstHanding(actor: Actor, unit: { mine: boolean }): Refusal | null {
  if (!handers.includes(actor.role)) return { code: 'wrongRole', details: { roles: handers.join(' ') } }
  return unit.mine ? null : { code: 'notYourUnit' }
}

/** Who takes the leaving person's part; whoever was deputy and now answers has no deputy until one is named. */
function successors(one: OpenWork, { fromId, toId }: HandOver) {
  const owner = one.ownerId === fromId ? toId : one.ownerId
  const deputy = one.deputyId === fromId ? toId : one.deputyId
  return { owner, deputy: deputy === owner ? null : deputy }
}

/** Moves one case by its loop's own move, in a savepoint: what the rules refuse stays where it is and is told with its reason. */
async function moveOne(
  tx: Tx,
  actor: Actor,
  one: OpenWork,
  input: HandOver,
  handoverId: number,
): Promise<Refusal | null> {
  await tx.execute(sql`savepoint one_case`)
  try {
    const facts = await lockFacts(tx, one.kind as LoopName, one.id, actor)
    const { owner, deputy } = successors(one, input)
    const team = one.teamIds.includes(input.fromId)
      ? { teamIds: [...new Set(one.teamIds.map(id => (id === input.fromId ? input.toId : id)))] }
      : {}
    await makeMove(
      tx,
      actor,
      facts,
      'reassign',
      { reason: input.reason, ownerId: owner ?? input.toId, deputyId: deputy },
      { columns: team, payload: { handover: handoverId, fromId: input.fromId, toId: input.toId } },
    )
    await tx.execute(sql`release savepoint one_case`)
    return null
  } catch (error) {
    const refusal = refusalIn(error)
    if (!refusal) throw error
    await tx.execute(sql`rollback to savepoint one_case`)
    return refusal
  }
}

/**
 * Hands over what a leaving person holds in a unit: open cases by the move `reassign` of their loops, responsibilities, places and grid cells; today, in one
 * transaction. What cannot move stays, is written down with its reason, and the rest moves. Refuses `nothingToHand` when nothing is theirs and no role ends.
 */
export function handOver(caller: Caller, input: HandOver): Promise<Outcome> {
  return runCommand(caller, 'handOver', input, async (tx, actor) => {
    const { rows } = await tx.execute(sql`select id in (select ctx.units()) as mine from org where id = ${input.orgId}`)
    const unit = rows[0] as { mine: boolean } | undefined
    refuseIf(unit ? reasonAgainstHanding(actor, unit) : { code: 'notFound' })
    refuseIf(input.reason.trim() ? null : { code: 'needsReason' })
    const work = await listOpenWork(tx, input.fromId, input.orgId)
    const [made] = await insertGiven(
      tx,
      handover,
      {
        fromId: input.fromId,
        toId: input.toId,
        orgId: input.orgId,
        onDay: shanghaiDay(new Date()),
        reason: input.reason.trim(),
        byId: actor.personId,
        byOrgId: actor.orgId,
      },
      sql`returning id::float8 as id`,
    )
    const id = made!.id as number
    for (const one of work) {
      const refusal = await moveOne(tx, actor, one, input, id)
      await insertGiven(tx, handoverItem, {
        handoverId: id,
        kind: one.kind,
        itemId: one.id,
        part: one.part,
        moved: refusal === null,
        refusal: refusal?.code ?? null,
      })
    }
    await tx.execute(sql`select duties.hand_responsibilities(${id})`)
    await tx.execute(sql`select duties.hand_places(${id})`)
    const items = await tx.execute(sql`select count(*)::int as n from handover_item where handover_id = ${id}`)
    refuseIf(items.rows[0]!.n === 0 && !input.leaves ? { code: 'nothingToHand' } : null)
    if (input.leaves) await tx.execute(sql`select duties.end_roles(${id})`)
    return { id, version: 1 }
  })
}
