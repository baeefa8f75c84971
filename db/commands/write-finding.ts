import { sql } from 'drizzle-orm'
import type { FindingKind } from '@/domain/accident'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { accidentFinding, accidentMeasure } from '../schema/accident'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type WriteFinding = {
  key: string
  accidentId: number
  kind: FindingKind
  /** Of what nature an indirect cause is. */
  causeId?: number
  textZh: string
  textEn?: string
}

/** Writes a cause of an accident or a lesson of it, until the accident is concluded. Refuses `wrongStage`, `wrongRole`, `notYourUnit`, `invalid`. */
export function writeFinding(caller: Caller, input: WriteFinding): Promise<Outcome> {
  return runCommand(caller, 'writeFinding', input, async tx => {
    const { accidentId, kind, causeId } = input
    refuseIf(
      (kind === 'indirect') === (causeId !== undefined) ? null : { code: 'invalid', details: { fields: 'causeId' } },
    )
    const textZh = input.textZh.trim()
    const values = { accidentId, kind, causeId: causeId ?? null, textZh, textEn: input.textEn?.trim() || textZh }
    const [row] = await insertGiven(tx, accidentFinding, values, sql`returning id::float8 as id`)
    return { id: row!.id as number, version: 1 }
  })
}

export type WithdrawFinding = { key: string; findingId: number }

/** Takes a cause or a lesson back; it stays to be read as taken back. */
export function withdrawFinding(caller: Caller, input: WithdrawFinding): Promise<Outcome> {
  return runCommand(caller, 'withdrawFinding', input, async tx => {
    const { rows } = await tx.execute(
      sql`update accident_finding set withdrawn_at = now() where id = ${input.findingId} returning id::float8 as id`,
    )
    refuseIf(rows.length === 1 ? null : { code: 'notFound' })
    return { id: input.findingId, version: 1 }
  })
}

export type WriteMeasure = {
  key: string
  accidentId: number
  textZh: string
  textEn?: string
  orgId: number
  dueOn: string
}

/** Writes a measure that the inquiry asks for: what, of which unit, by when. */
export function writeMeasure(caller: Caller, input: WriteMeasure): Promise<Outcome> {
  return runCommand(caller, 'writeMeasure', input, async tx => {
    const { accidentId, orgId, dueOn } = input
    const textZh = input.textZh.trim()
    const values = { accidentId, orgId, dueOn, textZh, textEn: input.textEn?.trim() || textZh }
    const [row] = await insertGiven(tx, accidentMeasure, values, sql`returning id::float8 as id`)
    return { id: row!.id as number, version: 1 }
  })
}
