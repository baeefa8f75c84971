import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { dayKinds, type Pattern, seatKinds, shiftKinds } from '@/domain/roster'
import { day, id, instant, ref } from './columns'
import { org } from './organisation'
import { person } from './person'

/** Who is on duty in a unit over a period: drafted from a pattern and teams, then published; its shifts change afterwards by swap or reasoned replacement alone. */
export const roster = pgTable(
  'roster',
  {
    id: id(),
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on').notNull(),
    pattern: jsonb('pattern').$type<Pattern>().notNull(),
    restMinutes: integer('rest_minutes').notNull(),
    /** The telephone of the duty room. */
    phone: text('phone').notNull(),
    draftedById: ref('drafted_by_id')
      .notNull()
      .references(() => person.id),
    draftedAt: instant('drafted_at').notNull(),
    publishedById: ref('published_by_id').references(() => person.id),
    publishedAt: instant('published_at'),
    /** A draft that was put aside keeps its rows. */
    droppedById: ref('dropped_by_id').references(() => person.id),
    droppedAt: instant('dropped_at'),
  },
  table => [
    index('roster_by_org').on(table.orgId, table.fromOn),
    check('roster_dated', sql`${table.toOn} between ${table.fromOn} and ${table.fromOn} + 91`),
    check('roster_one_end', sql`${table.publishedAt} is null or ${table.droppedAt} is null`),
  ],
)

/** Who may take which kind of place of a roster, and their own telephone on duty. */
export const rosterMember = pgTable(
  'roster_member',
  {
    rosterId: ref('roster_id')
      .notNull()
      .references(() => roster.id),
    kind: text('kind', { enum: seatKinds }).notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    no: integer('no').notNull(),
    phone: text('phone').notNull().default(''),
  },
  table => [primaryKey({ columns: [table.rosterId, table.kind, table.personId] })],
)

export const shift = pgTable(
  'shift',
  {
    id: id(),
    rosterId: ref('roster_id')
      .notNull()
      .references(() => roster.id),
    orgId: ref('org_id').notNull(),
    onDay: day('on_day').notNull(),
    kind: text('kind', { enum: shiftKinds }).notNull(),
    dayKind: text('day_kind', { enum: dayKinds }).notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** When the roster was published; null while it is a draft. */
    publishedAt: instant('published_at'),
  },
  table => [
    unique('shift_once').on(table.rosterId, table.startsAt),
    index('shift_by_org').on(table.orgId, table.startsAt),
    index('shift_by_time').on(table.startsAt, table.endsAt),
    check('shift_dated', sql`${table.endsAt} > ${table.startsAt}`),
  ],
)

/** A place on a shift and who has it, or that nobody has and why. A row ends and another follows; neither is rewritten. */
export const shiftSeat = pgTable(
  'shift_seat',
  {
    id: id(),
    shiftId: ref('shift_id')
      .notNull()
      .references(() => shift.id),
    orgId: ref('org_id').notNull(),
    kind: text('kind', { enum: seatKinds }).notNull(),
    no: integer('no').notNull(),
    personId: ref('person_id').references(() => person.id),
    /** Why nobody has it. */
    gap: text('gap', { enum: ['noTeam', 'nobodyFree', 'nobody'] }),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** When the rest that follows it has ended. */
    restedAt: instant('rested_at').notNull(),
    /** How it came: drawn up with the roster, by a swap, or by a head's replacement with its reason. */
    cameBy: text('came_by', { enum: ['roster', 'swap', 'replacement'] }).notNull(),
    reason: text('reason').notNull().default(''),
    swapId: ref('swap_id'),
    followsId: ref('follows_id'),
    byId: ref('by_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
    endedAt: instant('ended_at'),
  },
  table => [
    uniqueIndex('shift_seat_once').on(table.shiftId, table.kind, table.no).where(sql`ended_at is null`),
    index('shift_seat_by_shift').on(table.shiftId),
    index('shift_seat_by_person').on(table.personId, table.startsAt),
    index('shift_seat_gaps').on(table.startsAt).where(sql`person_id is null and ended_at is null`),
    check('shift_seat_or_gap', sql`(${table.personId} is null) = (${table.gap} is not null)`),
    check('shift_seat_reasoned', sql`${table.cameBy} <> 'replacement' or btrim(${table.reason}) <> ''`),
  ],
)

/** One asks another to change shifts or to take theirs; the other agrees, a third approves. Who did what when stays. */
export const shiftSwap = pgTable(
  'shift_swap',
  {
    id: id(),
    orgId: ref('org_id').notNull(),
    seatId: ref('seat_id')
      .notNull()
      .references(() => shiftSeat.id),
    /** The other's place that is given for it; null when they take it over for nothing. */
    forSeatId: ref('for_seat_id').references(() => shiftSeat.id),
    askerId: ref('asker_id')
      .notNull()
      .references(() => person.id),
    otherId: ref('other_id')
      .notNull()
      .references(() => person.id),
    reason: text('reason').notNull(),
    stage: text('stage', { enum: ['asked', 'agreed', 'approved', 'declined', 'refused', 'withdrawn', 'lapsed'] })
      .notNull()
      .default('asked'),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
    decidedById: ref('decided_by_id').references(() => person.id),
    decidedAt: instant('decided_at'),
    opinion: text('opinion').notNull().default(''),
    endedAt: instant('ended_at'),
  },
  table => [
    index('shift_swap_by_org').on(table.orgId, table.stage),
    index('shift_swap_by_other').on(table.otherId),
    uniqueIndex('shift_swap_one_open').on(table.seatId).where(sql`stage in ('asked', 'agreed')`),
    check('shift_swap_persons_apart', sql`${table.askerId} <> ${table.otherId}`),
    check(
      'shift_swap_decider_apart',
      sql`${table.decidedById} is null or ${table.decidedById} not in (${table.askerId}, ${table.otherId})`,
    ),
  ],
)
