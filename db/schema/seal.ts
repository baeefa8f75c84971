import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { id, instant, ref } from './columns'

/** A signed checkpoint of the ledger: the Merkle root over the hashes of the events that no earlier seal holds, chained to the seal before it. */
export const seal = pgTable('seal', {
  id: id(),
  /** How many events it holds; its leaves. */
  events: integer('events').notNull(),
  firstEventId: ref('first_event_id').notNull(),
  lastEventId: ref('last_event_id').notNull(),
  root: text('root').notNull(),
  /** Hash of the seal before; 64 zeros for the first. */
  previousHash: text('previous_hash').notNull(),
  /** The exact text that was signed. */
  body: text('body').notNull(),
  hash: text('hash').notNull().unique(),
  /** Ed25519 over the body, base64. */
  signature: text('signature').notNull(),
  /** sha256 of the public key, in hexadecimal. */
  keyId: text('key_id').notNull(),
  /** Rows of each counted table when it was made. */
  rowCounts: jsonb('row_counts').$type<Record<string, number>>().notNull(),
  at: instant('at').notNull(),
})

/** Which event is which leaf of which seal. */
export const sealLeaf = pgTable(
  'seal_leaf',
  {
    eventId: ref('event_id').primaryKey(),
    sealId: ref('seal_id')
      .notNull()
      .references(() => seal.id),
    position: integer('position').notNull(),
  },
  table => [unique('seal_leaf_place').on(table.sealId, table.position)],
)

/** Where a seal was published, and whether that succeeded. */
export const sealPublication = pgTable(
  'seal_publication',
  {
    sealId: ref('seal_id')
      .notNull()
      .references(() => seal.id),
    channel: text('channel', { enum: ['file', 'mail'] }).notNull(),
    at: instant('at').notNull(),
    ok: boolean('ok').notNull(),
    error: text('error'),
  },
  table => [primaryKey({ columns: [table.sealId, table.channel, table.at] })],
)

/** A comparison of kept counts with a recount of the rows; a difference shows as a red banner until a later one finds none. */
export const reconciliation = pgTable(
  'reconciliation',
  {
    id: id(),
    kind: text('kind').notNull(),
    differences: integer('differences').notNull(),
    /** The first differences found, for whoever looks into it. */
    details: jsonb('details').$type<Record<string, unknown>[]>().notNull(),
    tookMs: integer('took_ms').notNull(),
    at: instant('at').notNull(),
  },
  table => [index('reconciliation_by_kind').on(table.kind, table.id)],
)

/** A run of a job and how it ended; null while it runs. */
export const jobRun = pgTable(
  'job_run',
  {
    id: id(),
    name: text('name').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    ok: boolean('ok'),
    /** What it did, in numbers. */
    said: jsonb('said').$type<Record<string, number>>(),
    error: text('error'),
  },
  table => [index('job_run_by_name').on(table.name, table.id)],
)
