import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { kinds } from '@/domain/intake-kinds'
import type { DispositionReason, LineReason } from '@/domain/intake-suggest'
import { lines } from '@/domain/line'
import { day, id, instant, invented, ref } from './columns'
import { dispositions, sourceDocument } from './source'

/** What was met while a file was read that its reader should know: how many of what. */
export type Told = { code: string; n: number }

/** A document that is being taken in: its text as it was read, and what a person says of it. Once published it is a source document. */
export const intake = pgTable(
  'intake',
  {
    id: id(),
    titleZh: text('title_zh').notNull().default(''),
    titleEn: text('title_en').notNull().default(''),
    speakerZh: text('speaker_zh').notNull().default(''),
    speakerEn: text('speaker_en').notNull().default(''),
    spokenOn: day('spoken_on'),
    language: text('language', { enum: ['zh', 'en'] }).notNull(),
    text: text('text').notNull(),
    sha256: text('sha256').notNull(),
    source: text('source', { enum: ['pasted', 'txt', 'docx'] }).notNull(),
    fileName: text('file_name'),
    told: jsonb('told').$type<Told[]>().notNull().default([]),
    orgId: ref('org_id').notNull(),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull().defaultNow(),
    /** Who last said what it is; before that its title, issuer and day are only guessed from the text. */
    describedById: ref('described_by_id'),
    describedAt: instant('described_at'),
    /** Published, or put aside, once. */
    outcome: text('outcome', { enum: ['published', 'dropped'] }),
    decidedById: ref('decided_by_id'),
    decidedAt: instant('decided_at'),
    documentId: ref('document_id').references(() => sourceDocument.id),
    invented: invented(),
  },
  table => [index('intake_by_unit').on(table.orgId, table.id)],
)

/** A piece of a document that is being taken in, with what is suggested and what a person decided. Places count letters, `ends` exclusive. */
export const intakeSpan = pgTable(
  'intake_span',
  {
    id: id(),
    intakeId: ref('intake_id')
      .notNull()
      .references(() => intake.id),
    starts: integer('starts').notNull(),
    ends: integer('ends').notNull(),
    /** False once it was joined to the one before it. */
    live: boolean('live').notNull().default(true),
    kind: text('kind', { enum: kinds }).notNull(),
    /** The number of the point that begins here, as it is written. */
    label: text('label').notNull().default(''),
    /** The heading above, as it is written. */
    section: text('section').notNull().default(''),
    suggestedDisposition: text('suggested_disposition', { enum: dispositions }).notNull(),
    suggestedWhy: jsonb('suggested_why').$type<DispositionReason>().notNull(),
    suggestedLine: text('suggested_line', { enum: lines }),
    lineWhy: jsonb('line_why').$type<LineReason>(),
    suggestedTitle: text('suggested_title').notNull().default(''),
    disposition: text('disposition', { enum: dispositions }),
    line: text('line', { enum: lines }),
    titleZh: text('title_zh').notNull().default(''),
    titleEn: text('title_en').notNull().default(''),
    mechanism: text('mechanism').notNull().default(''),
    /** The words in the other language; empty when nobody translated them. */
    translation: text('translation').notNull().default(''),
    disposedById: ref('disposed_by_id'),
    disposedAt: instant('disposed_at'),
    /** Taken with all suggestions of its section at once. */
    inBulk: boolean('in_bulk').notNull().default(false),
    version: integer('version').notNull().default(1),
  },
  table => [index('intake_span_in_order').on(table.intakeId, table.starts)],
)
