import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { day, id, instant, ref } from './columns'
import { person } from './person'
import { shift, shiftSeat } from './roster'

/** What happened on a shift, written down while it lasts. */
export const shiftEntry = pgTable(
  'shift_entry',
  {
    id: id(),
    shiftId: ref('shift_id')
      .notNull()
      .references(() => shift.id),
    orgId: ref('org_id').notNull(),
    words: text('words').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
  },
  table => [index('shift_entry_by_shift').on(table.shiftId)],
)

/** The outgoing shift's note (交接班), and who of the incoming one signed it. */
export const shiftHandover = pgTable(
  'shift_handover',
  {
    id: id(),
    shiftId: ref('shift_id')
      .notNull()
      .references(() => shift.id)
      .unique('shift_handover_once'),
    orgId: ref('org_id').notNull(),
    happened: text('happened').notNull(),
    openItems: text('open_items').notNull(),
    writtenById: ref('written_by_id')
      .notNull()
      .references(() => person.id),
    writtenAt: instant('written_at').notNull(),
    /** The shift on which whoever signed is. */
    toShiftId: ref('to_shift_id').references(() => shift.id),
    signedById: ref('signed_by_id').references(() => person.id),
    signedAt: instant('signed_at'),
  },
  table => [
    index('shift_handover_by_org').on(table.orgId),
    check(
      'shift_handover_signer_apart',
      sql`${table.signedById} is null or ${table.signedById} <> ${table.writtenById}`,
    ),
  ],
)

/** A day's random calls: how many, and the hash of the seed that fixes when and whom; the seed itself is shown when the day is over. */
export const callPlan = pgTable('call_plan', {
  onDay: day('on_day').primaryKey(),
  draws: integer('draws').notNull(),
  size: integer('size').notNull(),
  commitment: text('commitment').notNull(),
  at: instant('at').notNull(),
})

/** One draw among those on duty at its instant, by the clock under the day's plan or by a supervisor's press. */
export const callDraw = pgTable(
  'call_draw',
  {
    id: id(),
    onDay: day('on_day').notNull(),
    /** Its number in the day's plan; null for a press. */
    no: integer('no'),
    plannedAt: instant('planned_at'),
    population: integer('population').notNull(),
    size: integer('size').notNull(),
    /** Null for the clock's: its seed is the plan's. */
    seed: text('seed'),
    /** Whose territory was drawn from; null for the clock, which draws from all. */
    orgId: ref('org_id'),
    byId: ref('by_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  table => [unique('call_draw_of_plan').on(table.onDay, table.no)],
)

/** One call to one person on duty; the server measures when it was answered. */
export const callCheck = pgTable(
  'call_check',
  {
    id: id(),
    drawId: ref('draw_id')
      .notNull()
      .references(() => callDraw.id),
    no: integer('no').notNull(),
    seatId: ref('seat_id')
      .notNull()
      .references(() => shiftSeat.id),
    shiftId: ref('shift_id')
      .notNull()
      .references(() => shift.id),
    orgId: ref('org_id').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    calledAt: instant('called_at').notNull(),
    /** Unanswered at this instant it counts as missed. */
    dueAt: instant('due_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  table => [
    unique('call_check_of_draw').on(table.drawId, table.no),
    index('call_check_by_org').on(table.orgId),
    index('call_check_by_person').on(table.personId),
    index('call_check_by_shift').on(table.shiftId),
    check(
      'call_check_in_time',
      sql`${table.answeredAt} is null or ${table.answeredAt} between ${table.calledAt} and ${table.dueAt}`,
    ),
  ],
)

/** The secret address of a person's own shifts for a calendar; only its hash is kept. */
export const calendarFeed = pgTable('calendar_feed', {
  personId: ref('person_id')
    .primaryKey()
    .references(() => person.id),
  tokenSha: text('token_sha').notNull().unique('calendar_feed_once'),
  at: instant('at').notNull(),
})
