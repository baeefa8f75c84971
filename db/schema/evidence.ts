import { bigint, doublePrecision, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { elements } from '@/domain/assurance'
import { loopNames } from '@/domain/loop'
import { id, instant, ref } from './columns'

/** A photo or document given as proof. The original is stored sealed under its sha256; what is served is a re-encode. */
export const evidence = pgTable(
  'evidence',
  {
    id: id(),
    loop: text('loop', { enum: loopNames }).notNull(),
    caseId: ref('case_id').notNull(),
    purpose: text('purpose', { enum: ['before', 'after', 'document', 'signature', 'plan', 'screenshot'] }).notNull(),
    /** Which part of the case it proves, where the case has parts: an element of five in place. */
    part: text('part', { enum: elements }),
    sha256: text('sha256').notNull(),
    mime: text('mime').notNull(),
    bytes: integer('bytes').notNull(),
    width: integer('width'),
    height: integer('height'),
    /** What the file claims of itself (EXIF), kept apart from the server's own time. */
    claimedAt: instant('claimed_at'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    /** What the phone that took it said at that moment, beside what the file says. */
    deviceAt: instant('device_at'),
    deviceLatitude: doublePrecision('device_latitude'),
    deviceLongitude: doublePrecision('device_longitude'),
    /** In metres. */
    deviceAccuracy: doublePrecision('device_accuracy'),
    /** A 64-bit perceptual hash; near-same pictures differ in few bits. */
    likeness: bigint('likeness', { mode: 'bigint' }),
    caption: text('caption').notNull().default(''),
    personId: ref('person_id').notNull(),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('evidence_by_case').on(table.loop, table.caseId), index('evidence_by_hash').on(table.sha256)],
)
