import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { lines } from '@/domain/line'
import { activityKinds, audiences, publicityLine, reachBases } from '@/domain/publicity'
import { day, id, instant, invented, ref } from './columns'
import { org } from './organisation'
import { person } from './person'

/** A piece of publicity; what is said of it stands in its versions, of which the newest counts. */
export const activity = pgTable(
  'activity',
  {
    id: id(),
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    line: text('line', { enum: lines }).notNull().default(publicityLine),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull().defaultNow(),
    invented: invented(),
  },
  table => [index('activity_by_unit').on(table.orgId, table.id)],
)

/** What was said of an activity, by whom; a correction is a further version with its reason. */
export const activityVersion = pgTable(
  'activity_version',
  {
    id: id(),
    activityId: ref('activity_id')
      .notNull()
      .references(() => activity.id),
    version: integer('version').notNull(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull().default(''),
    kind: text('kind', { enum: activityKinds }).notNull(),
    audience: text('audience', { enum: audiences }).notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on').notNull(),
    /** The place or channel. */
    channel: text('channel').notNull(),
    /** How many people it reached, where anybody knows; then with how that is known. */
    reach: integer('reach'),
    reachBasis: text('reach_basis', { enum: reachBases }),
    words: text('words').notNull().default(''),
    /** Where pictures or the article can be seen, one address a line. */
    links: text('links').notNull().default(''),
    reason: text('reason').notNull().default(''),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    unique('activity_version_once').on(table.activityId, table.version),
    check('activity_days', sql`${table.toOn} >= ${table.fromOn}`),
    check(
      'activity_reach',
      sql`(${table.reach} is null) = (${table.reachBasis} is null) and coalesce(${table.reach}, 0) >= 0`,
    ),
    check('activity_reason', sql`${table.version} = 1 or btrim(${table.reason}) <> ''`),
  ],
)
