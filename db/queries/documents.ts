import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Kind } from '@/domain/intake-kinds'
import type { Disposition, DispositionReason, LineReason } from '@/domain/intake-suggest'
import type { Line } from '@/domain/line'
import type { Tx } from '../client'
import type { Told } from '../schema/intake'
import type { Named } from './case-view'
import { person, unit } from './named'

export type ListedDocument = {
  id: number
  titleZh: string
  titleEn: string
  speakerZh: string
  speakerEn: string
  spokenOn: Day
  invented: boolean
  /** Taken in by an office, which the first one is not. */
  taken: boolean
  /** Its own draft, where the reader may see it. */
  intakeId: number | null
  directive: number
  preamble: number
  metadata: number
  directives: number
  tasks: number
}

/** The published documents, the first one first, with their pieces by disposition, their directives and the tasks under them that the reader sees. */
export async function listDocuments(tx: Tx): Promise<ListedDocument[]> {
  const { rows } = await tx.execute(sql`
    select d.id::float8 as id, d.title_zh as "titleZh", d.title_en as "titleEn", d.speaker_zh as "speakerZh", d.speaker_en as "speakerEn", d.spoken_on::text as "spokenOn",
      d.invented, d.org_id is not null as taken, (select i.id::float8 from intake i where i.document_id = d.id) as "intakeId",
      (select json_build_object('directive', count(*) filter (where s.disposition = 'directive'), 'preamble', count(*) filter (where s.disposition = 'preamble'),
        'metadata', count(*) filter (where s.disposition = 'metadata')) from source_span s where s.document_id = d.id) as spans,
      (select count(*)::int from directive v join source_span s on s.id = v.span_id where s.document_id = d.id and v.stage <> 'draft') as directives,
      (select count(*)::int from task c where c.stage <> 'draft' and c.directive_id in (select v.id from directive v join source_span s on s.id = v.span_id where s.document_id = d.id)) as tasks
    from source_document d order by d.id`)
  type Row = Omit<ListedDocument, Disposition> & { spans: Record<Disposition, number> }
  return (rows as unknown as Row[]).map(({ spans, ...row }) => ({ ...row, ...spans }))
}

/** A published document's title; null when there is none of this number. */
export async function findDocumentTitle(tx: Tx, id: number): Promise<Named | null> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, title_zh as zh, title_en as en from source_document where id = ${id}`,
  )
  return (rows[0] as Named | undefined) ?? null
}

export type ListedDraft = {
  id: number
  titleZh: string
  titleEn: string
  at: Date
  by: Named | null
  unit: Named | null
  outcome: 'published' | 'dropped' | null
  pieces: number
  decided: number
}

/** Documents that are being taken in or were put aside, the latest first, as far as the reader may see them. */
export async function listDrafts(tx: Tx, limit: number): Promise<ListedDraft[]> {
  const { rows } = await tx.execute(sql`
    select i.id::float8 as id, i.title_zh as "titleZh", i.title_en as "titleEn", i.at, i.outcome, ${person('p')} as by, ${unit('o')} as unit, s.pieces, s.decided
    from intake i left join person p on p.id = i.person_id left join org o on o.id = i.org_id
      left join lateral (select count(*)::int as pieces, count(x.disposition)::int as decided from intake_span x where x.intake_id = i.id and x.live) s on true
    where i.outcome is distinct from 'published' order by i.outcome nulls first, i.id desc limit ${limit}`)
  return (rows as unknown as ListedDraft[]).map(row => ({ ...row, at: new Date(row.at) }))
}

export type DraftPiece = {
  id: number
  version: number
  words: string
  kind: Kind
  label: string
  section: string
  suggestedDisposition: Disposition
  suggestedWhy: DispositionReason
  suggestedLine: Line | null
  lineWhy: LineReason | null
  suggestedTitle: string
  disposition: Disposition | null
  line: Line | null
  titleZh: string
  titleEn: string
  mechanism: string
  translation: string
  by: Named | null
  at: Date | null
  inBulk: boolean
}
export type Draft = {
  id: number
  titleZh: string
  titleEn: string
  speakerZh: string
  speakerEn: string
  spokenOn: Day | null
  language: 'zh' | 'en'
  text: string
  sha256: string
  source: 'pasted' | 'txt' | 'docx'
  fileName: string | null
  told: Told[]
  invented: boolean
  at: Date
  by: Named | null
  unit: Named & { id: number }
  describedBy: Named | null
  describedAt: Date | null
  outcome: 'published' | 'dropped' | null
  decidedBy: Named | null
  decidedAt: Date | null
  documentId: number | null
  pieces: DraftPiece[]
}
const date = (value: Date | null): Date | null => value && new Date(value)

/** A document that is or was being taken in, with its pieces in order; null when it is not the reader's to see. */
export async function findDraft(tx: Tx, id: number): Promise<Draft | null> {
  const { rows } = await tx.execute(sql`
    select i.id::float8 as id, i.title_zh as "titleZh", i.title_en as "titleEn", i.speaker_zh as "speakerZh", i.speaker_en as "speakerEn", i.spoken_on::text as "spokenOn", i.language, i.text, i.sha256,
      i.source, i.file_name as "fileName", i.told, i.invented, i.at, ${person('p')} as by, ${unit('o')} as unit, ${person('w')} as "describedBy", i.described_at as "describedAt",
      i.outcome, ${person('x')} as "decidedBy", i.decided_at as "decidedAt", i.document_id::float8 as "documentId"
    from intake i left join person p on p.id = i.person_id left join org o on o.id = i.org_id left join person w on w.id = i.described_by_id left join person x on x.id = i.decided_by_id
    where i.id = ${id}`)
  const row = rows[0] as unknown as Draft | undefined
  if (!row) return null
  const pieces = await tx.execute(sql`
    select s.id::float8 as id, s.version, substr(i.text, s.starts + 1, s.ends - s.starts) as words, s.kind, s.label, s.section, s.suggested_disposition as "suggestedDisposition",
      s.suggested_why as "suggestedWhy", s.suggested_line as "suggestedLine", s.line_why as "lineWhy", s.suggested_title as "suggestedTitle", s.disposition, s.line,
      s.title_zh as "titleZh", s.title_en as "titleEn", s.mechanism, s.translation, ${person('p')} as by, s.disposed_at as at, s.in_bulk as "inBulk"
    from intake_span s join intake i on i.id = s.intake_id left join person p on p.id = s.disposed_by_id where s.intake_id = ${id} and s.live order by s.starts`)
  return {
    ...row,
    at: new Date(row.at),
    describedAt: date(row.describedAt),
    decidedAt: date(row.decidedAt),
    pieces: (pieces.rows as unknown as DraftPiece[]).map(piece => ({ ...piece, at: date(piece.at) })),
  }
}
