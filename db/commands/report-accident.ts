import { sql } from 'drizzle-orm'
import { type AccidentKind, accidentMoves, type Toll } from '@/domain/accident'
import { accidentLine } from '@/domain/inference'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { responseAccident } from '../schema/response'
import { runCommand } from './command'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

export type ReportAccident = Toll & {
  key: string
  kind: AccidentKind
  titleZh: string
  titleEn?: string
  /** The place of the register where it happened; else the region and the sector, and the unit when one is known. */
  placeId?: number
  regionCode?: string
  sector?: string
  unitOrgId?: number
  occurredAt: string
  /** The response that dealt with it; both then show each other. */
  responseId?: number
}

async function linkResponse(tx: Tx, responseId: number, accidentId: number, personId: number): Promise<void> {
  const { rows } = await tx.execute(
    sql`select from response where id = ${responseId} and stage not in ('false_alarm', 'cancelled')`,
  )
  refuseIf(rows.length === 1 ? null : { code: 'notFound' })
  await insertGiven(tx, responseAccident, { responseId, accidentId, personId })
}

/** Registers an accident. Grade, days of the law and, of a place, its unit, regulator, region and sector are the database's to write. Refuses `dayAhead`, `noRuleThen`, `notFound`, `invalid`. */
export function reportAccident(caller: Caller, input: ReportAccident): Promise<Outcome> {
  return runCommand(caller, 'reportAccident', input, async (tx, actor) => {
    const { kind, placeId, deaths, injuries, loss } = input
    const allowed = accidentMoves.report.by as readonly string[]
    refuseIf(allowed.includes(actor.role) ? null : { code: 'wrongRole', details: { roles: allowed.join(' ') } })
    const titleZh = input.titleZh.trim()
    const isWhere = placeId !== undefined || (input.regionCode && input.sector)
    refuseIf(titleZh && isWhere ? null : { code: 'invalid', details: { fields: titleZh ? 'placeId' : 'titleZh' } })
    const facts = await openCase(
      tx,
      actor,
      'accident',
      {
        orgId: actor.orgId,
        line: accidentLine,
        // of a place the database writes its own
        regionCode: input.regionCode ?? '220000',
        sector: input.sector ?? '',
        kind,
        titleZh,
        titleEn: input.titleEn?.trim() || titleZh,
        placeId: placeId ?? null,
        unitOrgId: placeId === undefined ? (input.unitOrgId ?? null) : null,
        occurredAt: new Date(input.occurredAt),
        deaths,
        injuries,
        loss,
      },
      {
        toll: { deaths, injuries, loss },
        kind,
        occurredAt: input.occurredAt,
        ...(input.responseId ? { responseId: input.responseId } : {}),
      },
    )
    if (input.responseId) await linkResponse(tx, input.responseId, facts.id, actor.personId)
    return { id: facts.id, version: facts.version }
  })
}
