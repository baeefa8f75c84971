import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  audiences,
  type RumourAnswer,
  type RumourSourceOfTruth,
  rumourChannels,
  rumourSources,
  rumourSubjects,
  truths,
} from '@/domain/rumour'
import { caseColumns, id, instant, invented, ref } from './columns'

/** A rumour as it was received, weighed, verified and answered. */
export const rumour = pgTable(
  'rumour',
  {
    ...caseColumns('rumour'),
    /** What is said, in a sentence of the office; never shown in public. */
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** The words as they go round, and whatever else was noted when it came in. */
    words: text('words').notNull().default(''),
    source: text('source', { enum: rumourSources }).notNull(),
    channel: text('channel', { enum: rumourChannels }).notNull(),
    link: text('link'),
    /** How many had seen or shared it when it came in; null when nobody could say. */
    reach: integer('reach'),
    /** How many when it was closed. */
    reachAfter: integer('reach_after'),
    subject: text('subject', { enum: rumourSubjects }),
    subjectId: ref('subject_id'),
    truth: text('truth', { enum: truths }),
    /** What the finding rests on. */
    sources: jsonb('sources').$type<RumourSourceOfTruth[]>().notNull().default([]),
    /** An answer that waits for another person's yes. */
    draft: jsonb('draft').$type<RumourAnswer>(),
    /** By which the public knows it; made by the database with the first public answer. */
    publicCode: text('public_code'),
    triagedAt: instant('triaged_at'),
    verifiedAt: instant('verified_at'),
    answeredAt: instant('answered_at'),
    invented: invented(),
  },
  table => [
    uniqueIndex('rumour_public_code').on(table.publicCode),
    index('rumour_by_stage').on(table.stage, table.openedAt),
    index('rumour_by_unit').on(table.orgId, table.stage),
    index('rumour_by_issuer').on(table.issuerOrgId, table.stage),
    index('rumour_by_subject').on(table.subject, table.subjectId),
    check('rumour_source', sql`${table.source} in ('public', 'hotline', 'monitoring', 'press', 'unit')`),
    check(
      'rumour_channel',
      sql`${table.channel} in ('video', 'chat', 'microblog', 'forum', 'press', 'spoken', 'other')`,
    ),
    check('rumour_truth', sql`${table.truth} in ('true', 'false', 'partly', 'unproven')`),
    check('rumour_subject', sql`${table.subject} in ('place', 'hazard', 'accident', 'directive')`),
    check('rumour_subject_whole', sql`(${table.subject} is null) = (${table.subjectId} is null)`),
    check('rumour_reach', sql`${table.reach} >= 0 and ${table.reachAfter} >= 0`),
    check('rumour_title', sql`btrim(${table.titleZh}) <> ''`),
    check('rumour_link', sql`${table.link} ~ '^https?://[^[:space:]"''<>]+$'`),
    // what is answered was verified first
    check(
      'rumour_answered_verified',
      sql`${table.stage} not in ('answered', 'closed') or (${table.truth} is not null and ${table.verifierId} is not null and ${table.answeredAt} is not null)`,
    ),
  ],
)

/** An answer as it was approved, written by the database alone; a correction is another row and this one stays to be read. */
export const rumourAnswer = pgTable(
  'rumour_answer',
  {
    id: id(),
    rumourId: ref('rumour_id')
      .notNull()
      .references(() => rumour.id),
    /** 1 is what was answered first. */
    version: integer('version').notNull(),
    /** The rumour in words that can be read by everybody. */
    claimZh: text('claim_zh').notNull(),
    claimEn: text('claim_en').notNull(),
    textZh: text('text_zh').notNull(),
    textEn: text('text_en').notNull(),
    truth: text('truth', { enum: truths }).notNull(),
    /** Where it was published beside this register. */
    channel: text('channel').notNull(),
    link: text('link'),
    audience: text('audience', { enum: audiences }).notNull(),
    writtenById: ref('written_by_id').notNull(),
    approvedById: ref('approved_by_id').notNull(),
    at: instant('at').notNull(),
  },
  table => [
    unique('rumour_answer_once').on(table.rumourId, table.version),
    check('rumour_answer_apart', sql`${table.writtenById} <> ${table.approvedById}`),
    check('rumour_answer_truth', sql`${table.truth} in ('true', 'false', 'partly', 'unproven')`),
    check('rumour_answer_audience', sql`${table.audience} in ('public', 'asker')`),
    check('rumour_answer_words', sql`btrim(${table.claimZh}) <> '' and btrim(${table.textZh}) <> ''`),
  ],
)
