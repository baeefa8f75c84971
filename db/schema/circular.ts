import { index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { circularKinds } from '@/domain/circular'
import { caseColumns, day, id, instant, ref } from './columns'

/** A document that is filled from live rows: a circular, the monthly statistical form or a brief; frozen by its hash once issued. */
export const circular = pgTable(
  'circular',
  {
    ...caseColumns('circular'),
    kind: text('kind', { enum: circularKinds }).notNull(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** The number that it is issued under; null until then. */
    number: text('number'),
    /** The days that it tells of. */
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    /** The last event of the ledger that its figures rest on. */
    asOfEventId: ref('as_of_event_id'),
    /** Figures with the filters that open their rows, tables and words, as they were filled. */
    content: jsonb('content').$type<Record<string, unknown>>().notNull().default({}),
    /** sha256 of the content, in hexadecimal; what a verification compares. */
    contentSha256: text('content_sha256'),
    /** The last one issued of the same kind and unit, for the variance. */
    previousId: ref('previous_id'),
  },
  table => [
    unique('circular_number').on(table.issuerOrgId, table.kind, table.number),
    index('circular_by_issuer').on(table.issuerOrgId, table.kind, table.toDay),
  ],
)

/** A leader's written instruction (批示): it becomes a tracked task, and the reply returns to the brief. */
export const instruction = pgTable(
  'instruction',
  {
    id: id(),
    personId: ref('person_id').notNull(),
    /** The unit that the leader wrote it for, as `issuer_org_id` of its task. */
    orgId: ref('org_id').notNull(),
    toOrgId: ref('to_org_id').notNull(),
    text: text('text').notNull(),
    /** The case that it is about, when it is about one. */
    aboutLoop: text('about_loop'),
    aboutId: ref('about_id'),
    taskId: ref('task_id').notNull(),
    replyDueOn: day('reply_due_on').notNull(),
    writtenAt: instant('written_at').notNull(),
    /** When the leader put the reply away; until then it stands in the brief. */
    readAt: instant('read_at'),
  },
  table => [unique('instruction_task').on(table.taskId), index('instruction_by_person').on(table.personId)],
)

/** When a person last opened the brief, so that it can say what changed since. */
export const briefVisit = pgTable(
  'brief_visit',
  {
    id: id(),
    personId: ref('person_id').notNull(),
    scopeOrgId: ref('scope_org_id').notNull(),
    /** The newest event at that time. */
    eventId: ref('event_id').notNull(),
    at: instant('at').notNull(),
  },
  table => [index('brief_visit_by_person').on(table.personId, table.scopeOrgId, table.at)],
)
