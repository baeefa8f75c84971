import { index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { circularKinds } from '@/domain/circular'
import { caseColumns, day, ref } from './columns'

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
