import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { loopNames, stageStates } from '@/domain/loop'
import { day, id, instant, ref } from './columns'

/** The lawful moves as the database knows them; written from domain/loops.ts at each migration. */
export const lawfulMove = pgTable(
  'lawful_move',
  {
    loop: text('loop', { enum: loopNames }).notNull(),
    move: text('move').notNull(),
    fromStage: text('from_stage').notNull(),
    toStage: text('to_stage').notNull(),
    roles: text('roles').array().notNull(),
    side: text('side').notNull(),
    needs: text('needs').array().notNull(),
    apartFrom: text('apart_from').array().notNull(),
    level: text('level'),
    setsLevel: text('sets_level'),
    stamps: text('stamps'),
  },
  table => [primaryKey({ columns: [table.loop, table.move, table.fromStage, table.toStage] })],
)

/** Whether a stage counts as open, done or stopped; written from domain/loops.ts likewise. */
export const loopStage = pgTable(
  'loop_stage',
  {
    loop: text('loop', { enum: loopNames }).notNull(),
    stage: text('stage').notNull(),
    state: text('state', { enum: stageStates }).notNull(),
  },
  table => [primaryKey({ columns: [table.loop, table.stage] })],
)

/** The ledger: one event a move, hash-chained a case. Only the database's own trigger writes it. */
export const event = pgTable(
  'event',
  {
    id: id(),
    loop: text('loop', { enum: loopNames }).notNull(),
    caseId: ref('case_id').notNull(),
    /** Equals the case's version after the move. */
    seq: integer('seq').notNull(),
    move: text('move').notNull(),
    fromStage: text('from_stage').notNull(),
    toStage: text('to_stage').notNull(),
    personId: ref('person_id').notNull(),
    orgId: ref('org_id').notNull(),
    role: text('role').notNull(),
    at: instant('at').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    /** What of the case can change, as the move left it; null in events from before states were written. A past day is read from these. */
    state: jsonb('state').$type<Record<string, unknown>>(),
    /** The exact text that was hashed. */
    body: text('body').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  table => [unique('event_chain').on(table.loop, table.caseId, table.seq), index('event_by_time').on(table.at)],
)

/** Each request's key, so that a repeat gives the first answer and does nothing. */
export const command = pgTable(
  'command',
  {
    key: uuid('key').notNull(),
    personId: ref('person_id').notNull(),
    name: text('name').notNull(),
    requestSha: text('request_sha').notNull(),
    response: jsonb('response').$type<Record<string, unknown>>(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [primaryKey({ columns: [table.key, table.personId] })],
)

/** Counts behind the dashboards, moved in the case's own transaction. */
export const tally = pgTable(
  'tally',
  {
    loop: text('loop', { enum: loopNames }).notNull(),
    line: text('line').notNull(),
    orgId: ref('org_id').notNull(),
    regionCode: text('region_code').notNull(),
    stage: text('stage').notNull(),
    /** The grade of a hazard; empty for what has none. */
    level: text('level').notNull(),
    count: integer('count').notNull(),
  },
  table => [
    primaryKey({
      columns: [table.loop, table.orgId, table.line, table.regionCode, table.stage, table.level],
    }),
    check('tally_not_negative', sql`${table.count} >= 0`),
  ],
)

/** The open cases whose clock runs, by the day on which they are due; apart from the tally, which has no days and so stays small. */
export const tallyDue = pgTable(
  'tally_due',
  {
    loop: text('loop', { enum: loopNames }).notNull(),
    line: text('line').notNull(),
    orgId: ref('org_id').notNull(),
    regionCode: text('region_code').notNull(),
    level: text('level').notNull(),
    dueOn: day('due_on').notNull(),
    count: integer('count').notNull(),
  },
  table => [
    primaryKey({
      columns: [table.loop, table.orgId, table.line, table.regionCode, table.level, table.dueOn],
    }),
    index('tally_due_by_day').on(table.loop, table.dueOn).where(sql`count > 0`),
    check('tally_due_not_negative', sql`${table.count} >= 0`),
  ],
)

/** Opened and closed a day, kept the same way. */
export const flow = pgTable(
  'flow',
  {
    loop: text('loop', { enum: loopNames }).notNull(),
    line: text('line').notNull(),
    orgId: ref('org_id').notNull(),
    onDay: day('on_day').notNull(),
    opened: integer('opened').notNull(),
    closed: integer('closed').notNull(),
    stopped: integer('stopped').notNull(),
  },
  // by day first: dashboards read the last weeks of everybody
  table => [primaryKey({ columns: [table.loop, table.onDay, table.orgId, table.line] })],
)
