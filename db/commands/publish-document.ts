import { sql } from 'drizzle-orm'
import { shanghaiDay } from '@/domain/clock'
import type { LineReason } from '@/domain/intake-suggest'
import type { Line } from '@/domain/line'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { reasonAgainstIntake } from './bring-document'
import { runCommand } from './command'
import { makeMove } from './move-case'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

export type DescribeDocument = {
  key: string
  id: number
  titleZh?: string
  titleEn?: string
  speakerZh?: string
  speakerEn?: string
  spokenOn: string
}
export type DecideDocument = { key: string; id: number }

/** Says what a draft is: its title, who speaks or issues it, and its day. Refuses `needsDescription`, `documentFrozen`. */
export function describeDocument(caller: Caller, input: DescribeDocument): Promise<Outcome> {
  return runCommand(caller, 'describeDocument', input, async (tx, actor) => {
    refuseIf(reasonAgainstIntake(actor))
    const said = (word: string | undefined) => word?.trim() ?? ''
    const whole =
      said(input.titleZh) + said(input.titleEn) !== '' && said(input.speakerZh) + said(input.speakerEn) !== ''
    refuseIf(whole ? null : { code: 'needsDescription' })
    refuseIf(input.spokenOn > shanghaiDay(new Date()) ? { code: 'dayAhead' } : null)
    const { rows } = await tx.execute(sql`
      update intake set title_zh = ${said(input.titleZh)}, title_en = ${said(input.titleEn)}, speaker_zh = ${said(input.speakerZh)}, speaker_en = ${said(input.speakerEn)},
        spoken_on = ${input.spokenOn} where id = ${input.id} returning id`)
    refuseIf(rows[0] ? null : { code: 'notFound' })
    return { id: input.id, version: 1 }
  })
}

type Demand = {
  spanId: number
  no: number
  line: Line
  quoteZh: string
  quoteEn: string
  titleZh: string
  titleEn: string
  mechanism: string
  suggestedLine: Line | null
  lineWhy: LineReason | null
}

/** The demands of a document that was just published, in the order of its words, with what was decided of each. */
async function listDemands(tx: Tx, intakeId: number, documentId: number): Promise<Demand[]> {
  const { rows } = await tx.execute(sql`
    select s.id::float8 as "spanId", s.no, s.line, s.text_zh as "quoteZh", s.text_en as "quoteEn", x.mechanism,
      coalesce(nullif(x.title_zh, ''), x.title_en) as "titleZh", coalesce(nullif(x.title_en, ''), x.title_zh) as "titleEn",
      x.suggested_line as "suggestedLine", x.line_why as "lineWhy"
    from source_span s join intake_span x on x.intake_id = ${intakeId} and x.live and x.starts = s.starts
    where s.document_id = ${documentId} and s.disposition = 'directive' order by s.starts`)
  return rows as unknown as Demand[]
}

/**
 * Publishes a draft: freezes its text and spans, and opens and issues a directive for every demand, all or nothing and once. The
 * basis of a line is `source` where the document itself names the line that was kept, else `assigned`. Refuses `needsDescription`,
 * `needsDispositions`, `needsLineTitle`, `needsDirective`, `documentFrozen`, `notYourUnit`. Answers with the document.
 */
export function publishDocument(caller: Caller, input: DecideDocument): Promise<Outcome> {
  return runCommand(caller, 'publishDocument', input, async (tx, actor) => {
    refuseIf(reasonAgainstIntake(actor))
    const { rows } = await tx.execute(sql`
      select intake.publish(${input.id})::float8 as id, (select o.region_code from org o where o.id = ${actor.orgId}) as "regionCode"`)
    const { id: documentId, regionCode } = rows[0] as { id: number; regionCode: string }
    for (const demand of await listDemands(tx, input.id, documentId)) {
      const { spanId, no, line, suggestedLine, lineWhy, ...words } = demand
      const named = line === suggestedLine && lineWhy?.by === 'name'
      const facts = await openCase(tx, actor, 'directive', {
        orgId: actor.orgId,
        line,
        regionCode,
        key: `document-${documentId}-${no}`,
        spanId,
        lineBasis: named ? 'source' : 'assigned',
        ...words,
      })
      await makeMove(tx, actor, facts, 'issue', {})
    }
    return { id: documentId, version: 1 }
  })
}

/** Puts a draft aside for good; its text and what was decided stay to be read. */
export function putDocumentAside(caller: Caller, input: DecideDocument): Promise<Outcome> {
  return runCommand(caller, 'putDocumentAside', input, async (tx, actor) => {
    refuseIf(reasonAgainstIntake(actor))
    await tx.execute(sql`select intake.put_aside(${input.id})`)
    return { id: input.id, version: 1 }
  })
}
