import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { addDays, shanghaiDay } from '@/domain/clock'
import { type Refusal, refuseIf } from '@/domain/refusal'
import type { Role } from '@/domain/role'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { responsibility } from '../schema/person'
import { type Done, runCommand } from './command'
import type { Outcome } from './outcome'

export type NameResponsible = {
  orgId: number
  /** The one place that it is for; without it, for the unit. */
  placeId?: number
  postId?: number
  /** Null when nobody answers from that day on. */
  personId: number | null
  deputyId?: number
  from: string
  /** The words of the order that names them. */
  words: string
}

export const dutyWriters: readonly Role[] = ['supervisor', 'head', 'admin']

/** Why this actor may not write the network of a unit; `mine` says whether the unit lies in their scope. Null when they may. */
export function reasonAgainstDuties(actor: Actor, unit: { mine: boolean }): Refusal | null {
  if (!dutyWriters.includes(actor.role)) return { code: 'wrongRole', details: { roles: dutyWriters.join(' ') } }
  return unit.mine ? null : { code: 'notYourUnit' }
}

const kindOf: Record<string, 'leadership' | 'enterprise'> = { government: 'leadership', enterprise: 'enterprise' }

/** Ends what holds for the same post, place or unit and begins the new row; shared with the import. */
export async function writeResponsible(tx: Tx, actor: Actor, input: NameResponsible): Promise<Done> {
  const { rows } = await tx.execute(
    sql`select o.kind, o.id in (select ctx.units()) as mine from org o where o.id = ${input.orgId}`,
  )
  const unit = rows[0] as { kind: string; mine: boolean } | undefined
  refuseIf(unit ? reasonAgainstDuties(actor, unit) : { code: 'notFound' })
  refuseIf(input.from < shanghaiDay(new Date()) ? { code: 'dutyPast' } : null)
  refuseIf(input.words.trim() ? null : { code: 'needsReason' })
  const kind = kindOf[unit!.kind] ?? 'industry'
  refuseIf(kind === 'leadership' && !input.postId ? { code: 'needsPost' } : null)
  await tx.execute(sql`
    update responsibility set valid_to = ${addDays(input.from, -1)} where org_id = ${input.orgId} and kind = ${kind}
      and place_id is not distinct from ${input.placeId ?? null}::bigint and post_id is not distinct from ${input.postId ?? null}::bigint
      and valid_from <= ${input.from} and (valid_to is null or valid_to >= ${input.from})`)
  const [made] = await insertGiven(
    tx,
    responsibility,
    {
      kind,
      orgId: input.orgId,
      placeId: input.placeId ?? null,
      postId: input.postId ?? null,
      personId: input.personId,
      deputyId: input.deputyId ?? null,
      basis: 'assigned',
      words: input.words.trim(),
      validFrom: input.from,
    },
    sql`returning id::float8 as id`,
  )
  return { id: made!.id as number, version: 1 }
}

/** Names who answers for a post, a place or a unit from a day on, by an order; who it was before ends the day before and stays readable. */
export function nameResponsible(caller: Caller, input: NameResponsible & { key: string }): Promise<Outcome> {
  return runCommand(caller, 'nameResponsible', input, (tx, actor) => writeResponsible(tx, actor, input))
}
