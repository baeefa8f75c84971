import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import { type AlertKind, type AlertSource, responseLine, responseMoves, type Severity } from '@/domain/response'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { responseCaller } from '../schema/response'
import { runCommand } from './command'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

export type RaiseAlert = {
  key: string
  kind: AlertKind
  severity: Severity
  source: AlertSource
  /** What happened, in one line. */
  titleZh: string
  titleEn?: string
  details?: string
  /** The place of the register; else the region, and in words where. */
  placeId?: number
  regionCode?: string
  scene?: string
  /** When it is said to have come in or begun; the server's own time is what is measured from. */
  claimedAt?: string
  callerName?: string
  callerPhone?: string
}

/** Opens a response at the moment at which it is sent. The caller is written apart from it. Refuses `invalid` without a where, `claimedLater`, `notFound` for a place out of sight. */
export function raiseAlert(caller: Caller, input: RaiseAlert): Promise<Outcome> {
  return runCommand(caller, 'raiseAlert', input, async (tx, actor) => {
    const allowed = responseMoves.alert.by as readonly string[]
    refuseIf(allowed.includes(actor.role) ? null : { code: 'wrongRole', details: { roles: allowed.join(' ') } })
    const { kind, severity, source, placeId } = input
    const titleZh = input.titleZh.trim()
    const scene = input.scene?.trim() ?? ''
    const isWhere = placeId !== undefined || Boolean(input.regionCode && scene)
    refuseIf(titleZh && isWhere ? null : { code: 'invalid', details: { fields: titleZh ? 'scene' : 'titleZh' } })
    const [at] = placeId
      ? (await tx.execute(sql`select region_code as code from place where id = ${placeId}`)).rows
      : [{ code: input.regionCode }]
    refuseIf(at ? null : { code: 'notFound' })
    const facts = await openCase(
      tx,
      actor,
      'response',
      {
        orgId: actor.orgId,
        line: responseLine,
        regionCode: at!.code as string,
        kind,
        severity,
        source,
        titleZh,
        titleEn: input.titleEn?.trim() || titleZh,
        placeId: placeId ?? null,
        scene,
        details: input.details?.trim() ?? '',
        claimedAt: input.claimedAt ? new Date(input.claimedAt) : null,
      },
      { kind, severity, source, ...(input.claimedAt ? { claimedAt: input.claimedAt } : {}) },
    )
    const name = input.callerName?.trim() ?? ''
    const phone = input.callerPhone?.trim() ?? ''
    if (name || phone)
      await insertGiven(tx, responseCaller, { responseId: facts.id, name, phone, personId: actor.personId })
    return { id: facts.id, version: facts.version }
  })
}
