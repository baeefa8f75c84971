import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Line } from '@/domain/line'
import type { Tx } from '../client'
import type { ZhBasis } from '../schema/source'
import { inStates, overduePredicate } from './case-filters'

/** How the cases of one loop under a directive stand; what was stopped or only drafted is in none of them. */
export type Work = { open: number; done: number; late: number }
export type DirectiveWork = {
  id: number
  key: string
  documentId: number
  spanId: number
  line: Line
  lineBasis: 'source' | 'assigned'
  stage: string
  mechanism: string
  titleZh: string
  titleEn: string
  quoteZh: string
  quoteEn: string
  tasks: Work
  hazards: Work & { major: number }
}
export type Span = {
  id: number
  no: number
  textEn: string
  textZh: string
  zhBasis: ZhBasis
  line: Line | null
  sectionZh: string
  sectionEn: string
  disposition: 'directive' | 'preamble' | 'metadata'
  why: string
  isSentence: boolean
}
export type SourceDocument = {
  id: number
  titleZh: string
  titleEn: string
  speakerZh: string
  speakerEn: string
  spokenOn: Day
  sha256: string
  spansSha256: string | null
  language: 'zh' | 'en'
  /** Taken in by an office, which the first one is not. */
  taken: boolean
  invented: boolean
}
export type Speech = { document: SourceDocument; spans: Span[]; directives: DirectiveWork[] }

/** Every directive in the order of the documents' words, with the work under it that the reader sees; of one line or of one document where asked. */
export async function listDirectiveWork(
  tx: Tx,
  today: Day,
  line?: Line,
  documentId?: number,
): Promise<DirectiveWork[]> {
  const work = (loop: 'task' | 'hazard', more = sql``) => sql`
    select c.directive_id, count(*) filter (where c.stage in ${inStates(loop, 'open')})::int as open, count(*) filter (where c.stage in ${inStates(loop, 'done')})::int as done,
      count(*) filter (where ${overduePredicate(loop, today)})::int as late ${more}
    from ${sql.identifier(loop)} c where c.directive_id is not null group by c.directive_id`
  const { rows } = await tx.execute(sql`
    with tasks as (${work('task')}),
      hazards as (${work('hazard', sql`, count(*) filter (where c.level = 'major' and c.stage in ${inStates('hazard', 'open')})::int as major`)})
    select d.id::float8 as id, d.key, s.document_id::float8 as "documentId", d.span_id::float8 as "spanId", d.line, d.line_basis as "lineBasis", d.stage, d.mechanism,
      d.title_zh as "titleZh", d.title_en as "titleEn", d.quote_zh as "quoteZh", d.quote_en as "quoteEn",
      json_build_object('open', coalesce(t.open, 0), 'done', coalesce(t.done, 0), 'late', coalesce(t.late, 0)) as tasks,
      json_build_object('open', coalesce(h.open, 0), 'done', coalesce(h.done, 0), 'late', coalesce(h.late, 0), 'major', coalesce(h.major, 0)) as hazards
    from directive d join source_span s on s.id = d.span_id left join tasks t on t.directive_id = d.id left join hazards h on h.directive_id = d.id
    where d.stage <> 'draft' ${line ? sql`and d.line = ${line}` : sql``} ${documentId ? sql`and s.document_id = ${documentId}` : sql``} order by s.document_id, s.starts, d.id`)
  return rows as unknown as DirectiveWork[]
}

const spanColumns =
  sql.raw(`s.id::float8 as id, s.no, s.text_en as "textEn", s.text_zh as "textZh", s.zh_basis as "zhBasis", s.line,
  s.section_zh as "sectionZh", s.section_en as "sectionEn", s.disposition, s.why, s.is_sentence as "isSentence"`)

/** A source document with its spans in the order of the text; the first one where none is asked for, null where there is none. */
export async function findSpeech(tx: Tx, today: Day, documentId?: number): Promise<Speech | null> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, title_zh as "titleZh", title_en as "titleEn", speaker_zh as "speakerZh", speaker_en as "speakerEn",
      spoken_on::text as "spokenOn", sha256, spans_sha256 as "spansSha256", language, org_id is not null as taken, invented
    from source_document where ${documentId ? sql`id = ${documentId}` : sql`true`} order by id limit 1`)
  const document = rows[0] as SourceDocument | undefined
  if (!document) return null
  const spans = await tx.execute(
    sql`select ${spanColumns} from source_span s where s.document_id = ${document.id} order by s.starts`,
  )
  return {
    document,
    spans: spans.rows as unknown as Span[],
    directives: await listDirectiveWork(tx, today, undefined, document.id),
  }
}

/** The sentences that the speech, which is the first document, puts under a line, in order. */
export async function listPassage(tx: Tx, line: Line): Promise<Span[]> {
  const { rows } = await tx.execute(sql`
    select ${spanColumns} from source_span s where s.line = ${line} and s.is_sentence
      and s.document_id = (select min(id) from source_document) order by s.starts`)
  return rows as unknown as Span[]
}
