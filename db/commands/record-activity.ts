import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { ActivityKind, Audience, ReachBasis } from '@/domain/publicity'
import { refuseIf } from '@/domain/refusal'
import { publicists, reasonAgainstRole } from '@/domain/training'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { activity, activityVersion } from '../schema/publicity'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type SaidOfActivity = {
  titleZh: string
  titleEn?: string
  kind: ActivityKind
  audience: Audience
  fromOn: Day
  toOn: Day
  channel: string
  reach?: number
  reachBasis?: ReachBasis
  words?: string
  links?: string
}

async function writeVersion(
  tx: Tx,
  personId: number,
  activityId: number,
  version: number,
  said: SaidOfActivity & { reason?: string },
): Promise<void> {
  refuseIf(said.toOn < said.fromOn ? { code: 'daysCrossed' } : null)
  refuseIf((said.reach === undefined) !== (said.reachBasis === undefined) ? { code: 'needsReachBasis' } : null)
  const { titleZh, titleEn, kind, audience, fromOn, toOn, channel, reach, reachBasis, words, links, reason } = said
  await insertGiven(tx, activityVersion, {
    activityId,
    version,
    titleZh,
    titleEn: titleEn ?? '',
    kind,
    audience,
    fromOn,
    toOn,
    channel,
    reach: reach ?? null,
    reachBasis: reachBasis ?? null,
    words: words ?? '',
    links: links ?? '',
    reason: reason ?? '',
    personId,
  })
}

/** Records an activity of the actor's unit. Refuses `wrongRole`, `daysCrossed`, `needsReachBasis`, and `dayAhead` for a reach of what lies ahead. */
export function recordActivity(caller: Caller, input: SaidOfActivity & { key: string }): Promise<Outcome> {
  return runCommand(caller, 'recordActivity', input, async (tx, actor) => {
    refuseIf(reasonAgainstRole(actor, publicists))
    const { personId, orgId } = actor
    const [made] = await insertGiven(tx, activity, { orgId, personId }, sql`returning id::float8 as id`)
    const id = made!.id as number
    await writeVersion(tx, personId, id, 1, input)
    return { id, version: 1 }
  })
}

export type CorrectActivity = SaidOfActivity & { key: string; id: number; version: number; reason: string }

/** Says anew what an activity was; what was said before stays to be read. Refuses `notYourUnit`, `needsReason`, and `stale` when somebody else corrected it meanwhile. */
export function correctActivity(caller: Caller, input: CorrectActivity): Promise<Outcome> {
  return runCommand(caller, 'correctActivity', input, async (tx, actor) => {
    refuseIf(reasonAgainstRole(actor, publicists))
    const { rows } = await tx.execute(
      sql`select coalesce(max(version), 0)::int as version from activity_version where activity_id = ${input.id}`,
    )
    const current = rows[0]!.version as number
    refuseIf(current === 0 ? { code: 'notFound' } : null)
    refuseIf(current === input.version ? null : { code: 'stale', details: { yours: input.version, current } })
    await writeVersion(tx, actor.personId, input.id, current + 1, input)
    return { id: input.id, version: current + 1 }
  })
}
