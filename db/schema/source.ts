import { boolean, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { lines } from '@/domain/line'
import { caseColumns, day, id, instant, invented, ref } from './columns'

export const line = pgTable('line', {
  key: text('key', { enum: lines }).primaryKey(),
  number: integer('number').notNull().unique(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  governsZh: text('governs_zh').notNull(),
  governsEn: text('governs_en').notNull(),
})

/** A leader's speech or notice, its text frozen by hash. */
export const sourceDocument = pgTable('source_document', {
  id: id(),
  titleZh: text('title_zh').notNull(),
  titleEn: text('title_en').notNull(),
  speakerZh: text('speaker_zh').notNull(),
  speakerEn: text('speaker_en').notNull(),
  spokenOn: day('spoken_on').notNull(),
  text: text('text').notNull(),
  sha256: text('sha256').notNull(),
  /** The language of `text`; what the spans say in the other is a translation or absent. */
  language: text('language', { enum: ['zh', 'en'] })
    .notNull()
    .default('en'),
  /** sha256 over the spans with their dispositions, counted by the database when they are complete. */
  spansSha256: text('spans_sha256'),
  /** The office that took it in; null for the speech that the product begins with. */
  orgId: ref('org_id'),
  publishedById: ref('published_by_id'),
  invented: invented(),
  frozenAt: instant('frozen_at').notNull().defaultNow(),
})

export const zhBases = ['report', 'rendering', 'original', 'office', 'none'] as const
export type ZhBasis = (typeof zhBases)[number]
export const dispositions = ['directive', 'preamble', 'metadata'] as const

/** A sentence (or page furniture) by its character offsets, `ends` exclusive; the spans cover the whole text. */
export const sourceSpan = pgTable(
  'source_span',
  {
    id: id(),
    documentId: ref('document_id')
      .notNull()
      .references(() => sourceDocument.id),
    no: integer('no').notNull(),
    starts: integer('starts').notNull(),
    ends: integer('ends').notNull(),
    textEn: text('text_en').notNull(),
    textZh: text('text_zh').notNull(),
    /** `report`: the words of the Chinese report of the meeting; `rendering`: our own; `original`: the document is Chinese; `office`: the office that took it in; `none`: nobody's yet. */
    zhBasis: text('zh_basis', { enum: zhBases }).notNull(),
    line: text('line', { enum: lines }),
    sectionZh: text('section_zh').notNull(),
    sectionEn: text('section_en').notNull(),
    disposition: text('disposition', { enum: dispositions }).notNull(),
    why: text('why').notNull(),
    /** Whether the span is a sentence of the speech report, and so is shown as one. */
    isSentence: boolean('is_sentence').notNull(),
  },
  table => [unique('span_once').on(table.documentId, table.no)],
)

export const directive = pgTable(
  'directive',
  {
    ...caseColumns('directive'),
    key: text('key').notNull().unique(),
    spanId: ref('span_id')
      .notNull()
      .references(() => sourceSpan.id),
    quoteEn: text('quote_en').notNull(),
    quoteZh: text('quote_zh').notNull(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    mechanism: text('mechanism').notNull(),
    /** `source` when the speech itself puts the demand under this line. */
    lineBasis: text('line_basis', { enum: ['source', 'assigned'] }).notNull(),
    verdict: text('verdict'),
  },
  table => [index('directive_by_span').on(table.spanId)],
)
