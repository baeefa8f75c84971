import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  type CommitmentKind,
  type CommitmentOutcome,
  commitmentKinds,
  type DocumentKind,
  documentKinds,
  outcomes,
  type ReviewPhase,
  reviewPhases,
} from '@/domain/circulation'
import { caseColumns, day, id, instant, ref } from './columns'

/** One document sent to one unit: who signs for it and when, what the unit commits itself to, and what became of that. */
export const circulation = pgTable(
  'circulation',
  {
    ...caseColumns('circulation'),
    documentKind: text('document_kind', { enum: documentKinds }).$type<DocumentKind>().notNull(),
    /** A source document or an issued circular. */
    documentId: ref('document_id').notNull(),
    /** The document's own title, as the database copied it. */
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
  },
  table => [
    uniqueIndex('circulation_once')
      .on(table.documentKind, table.documentId, table.orgId)
      .where(sql`stage <> 'withdrawn'`),
    index('circulation_by_unit').on(table.orgId, table.stage),
    index('circulation_by_issuer').on(table.issuerOrgId, table.stage),
    check('circulation_document', sql`${table.documentKind} in ('source', 'circular')`),
  ],
)

/** One of the four promises of a unit, in its own words; another promise in its place is another row, and this one stays. */
export const commitment = pgTable(
  'commitment',
  {
    id: id(),
    circulationId: ref('circulation_id')
      .notNull()
      .references(() => circulation.id),
    kind: text('kind', { enum: commitmentKinds }).$type<CommitmentKind>().notNull(),
    /** 1 is what was promised first; counted by the database. */
    version: integer('version').notNull(),
    words: text('words').notNull(),
    /** The day by which it is kept, as the unit itself says. */
    dueOn: day('due_on').notNull(),
    ownerId: ref('owner_id').notNull(),
    /** Why it took the place of the version before; null of the first. */
    reason: text('reason'),
    writtenById: ref('written_by_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    unique('commitment_once').on(table.circulationId, table.kind, table.version),
    check('commitment_kind', sql`${table.kind} in ('thought', 'responsibility', 'work', 'quality')`),
    check('commitment_reason', sql`(${table.version} = 1) = (${table.reason} is null)`),
    check('commitment_words', sql`btrim(${table.words}) <> ''`),
  ],
)

/** What a review found of one promise; the newest version of its kind at that time. */
export const commitmentReview = pgTable(
  'commitment_review',
  {
    id: id(),
    circulationId: ref('circulation_id')
      .notNull()
      .references(() => circulation.id),
    commitmentId: ref('commitment_id')
      .notNull()
      .references(() => commitment.id),
    kind: text('kind', { enum: commitmentKinds }).$type<CommitmentKind>().notNull(),
    phase: text('phase', { enum: reviewPhases }).$type<ReviewPhase>().notNull(),
    outcome: text('outcome', { enum: outcomes }).$type<CommitmentOutcome>().notNull(),
    words: text('words').notNull(),
    personId: ref('person_id').notNull(),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    unique('commitment_review_once').on(table.circulationId, table.phase, table.kind),
    index('commitment_review_by_commitment').on(table.commitmentId),
    check('commitment_review_phase', sql`${table.phase} in ('mid', 'final')`),
    check(
      'commitment_review_outcome',
      sql`${table.outcome} in ('kept', 'not_kept') or (${table.outcome} = 'on_the_way' and ${table.phase} = 'mid')`,
    ),
    check('commitment_review_words', sql`btrim(${table.words}) <> ''`),
  ],
)
