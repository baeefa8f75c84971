import { sql } from 'drizzle-orm'
import type { Disposition } from '@/domain/intake-suggest'
import type { Line } from '@/domain/line'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { reasonAgainstIntake } from './bring-document'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type DisposeSpan = {
  key: string
  id: number
  version: number
  disposition: Disposition
  line?: Line
  titleZh?: string
  titleEn?: string
  mechanism?: string
  translation?: string
}
export type TakeSuggestions = { key: string; intakeId: number; section: string }

/** A piece that is still there, locked with its draft; refuses `notFound` and `stale`. */
export async function lockSpan(
  tx: Tx,
  id: number,
  version: number,
): Promise<{ id: number; intakeId: number; version: number }> {
  const { rows } = await tx.execute(sql`
    select s.id::float8 as id, s.intake_id::float8 as "intakeId", s.version from intake_span s where s.id = ${id} and s.live for update`)
  const found = rows[0] as { id: number; intakeId: number; version: number } | undefined
  refuseIf(found ? null : { code: 'notFound' })
  refuseIf(found!.version === version ? null : { code: 'stale', details: { yours: version, current: found!.version } })
  return found!
}

/**
 * Writes down what a person makes of one piece: a demand under a line and with a title, or neither. It can be changed until the
 * document is published. Refuses `needsLineTitle`, `stale`, `documentFrozen`.
 */
export function disposeSpan(caller: Caller, input: DisposeSpan): Promise<Outcome> {
  return runCommand(caller, 'disposeSpan', input, async (tx, actor) => {
    refuseIf(reasonAgainstIntake(actor))
    const span = await lockSpan(tx, input.id, input.version)
    const directs = input.disposition === 'directive'
    const title = `${input.titleZh ?? ''}${input.titleEn ?? ''}`.trim()
    refuseIf(directs && (!input.line || title === '') ? { code: 'needsLineTitle' } : null)
    const { rows } = await tx.execute(sql`
      update intake_span set disposition = ${input.disposition}, line = ${directs ? input.line : null}, title_zh = ${(directs && input.titleZh?.trim()) || ''},
        title_en = ${(directs && input.titleEn?.trim()) || ''}, mechanism = ${(directs && input.mechanism) || ''}, translation = ${input.translation?.trim() ?? ''},
        in_bulk = false, version = version + 1
      where id = ${span.id} returning version`)
    // a piece that the reader sees and may not write
    refuseIf(rows[0] ? null : { code: 'notYourUnit' })
    return { id: span.id, version: rows[0]!.version as number }
  })
}

/**
 * Takes every suggestion of a section that nobody has decided on, as one act of one person. Demands for which no line is suggested
 * stay open: the line is a person's to say. Answers with how many were taken as `version`.
 */
export function takeSuggestions(caller: Caller, input: TakeSuggestions): Promise<Outcome> {
  return runCommand(caller, 'takeSuggestions', input, async (tx, actor) => {
    refuseIf(reasonAgainstIntake(actor))
    const { rows } = await tx.execute(
      sql`select language, org_id::float8 as "orgId" from intake where id = ${input.intakeId}`,
    )
    refuseIf(rows[0] ? null : { code: 'notFound' })
    refuseIf(rows[0]!.orgId === actor.orgId ? null : { code: 'notYourUnit' })
    const own = sql.identifier(rows[0]!.language === 'zh' ? 'title_zh' : 'title_en')
    const taken = await tx.execute(sql`
      update intake_span set disposition = suggested_disposition, line = case when suggested_disposition = 'directive' then suggested_line end,
        ${own} = case when suggested_disposition = 'directive' then suggested_title else '' end, in_bulk = true, version = version + 1
      where intake_id = ${input.intakeId} and live and section = ${input.section} and disposition is null
        and (suggested_disposition <> 'directive' or (suggested_line is not null and suggested_title <> '')) returning id`)
    return { id: input.intakeId, version: taken.rows.length }
  })
}
