import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { coverStates } from '@/domain/coverage'
import { campaign } from './campaign'
import { day, id, instant, ref } from './columns'
import { place } from './place'

/** One place of a campaign's register and whether anybody was there; kept by the database from the visits and the exceptions. */
export const coverage = pgTable(
  'coverage',
  {
    campaignId: ref('campaign_id')
      .notNull()
      .references(() => campaign.id),
    placeId: ref('place_id')
      .notNull()
      .references(() => place.id),
    state: text('state', { enum: coverStates }).notNull(),
    /** The visit that makes it scheduled or visited. */
    inspectionId: ref('inspection_id'),
    /** Items that the visit's checklist asks of the place, and those that were looked at. */
    itemsAsked: integer('items_asked').notNull().default(0),
    itemsChecked: integer('items_checked').notNull().default(0),
    /** Copied from the place, so that one index serves the list: its unit's parent, its regulator (0 for nobody), where, which cell (0 for none), 1 for red to 4 for blue. */
    aboveOrgId: ref('above_org_id').notNull(),
    regulatorOrgId: ref('regulator_org_id').notNull(),
    regionCode: text('region_code').notNull(),
    gridId: ref('grid_id').notNull(),
    riskRank: integer('risk_rank').notNull(),
    since: instant('since').notNull().defaultNow(),
    /** No longer in the campaign's register, and no longer counted. */
    leftOn: day('left_on'),
  },
  table => [
    primaryKey({ columns: [table.campaignId, table.placeId] }),
    index('coverage_by_state')
      .on(table.campaignId, table.state, table.riskRank, table.placeId)
      .where(sql`left_on is null`),
    index('coverage_by_place').on(table.placeId),
  ],
)

/** How many cells are in each state, kept with them. */
export const coverageTally = pgTable(
  'coverage_tally',
  {
    campaignId: ref('campaign_id').notNull(),
    aboveOrgId: ref('above_org_id').notNull(),
    regulatorOrgId: ref('regulator_org_id').notNull(),
    regionCode: text('region_code').notNull(),
    gridId: ref('grid_id').notNull(),
    state: text('state', { enum: coverStates }).notNull(),
    places: integer('places').notNull(),
    itemsAsked: integer('items_asked').notNull(),
    itemsChecked: integer('items_checked').notNull(),
  },
  table => [
    primaryKey({
      columns: [table.campaignId, table.aboveOrgId, table.regulatorOrgId, table.regionCode, table.gridId, table.state],
    }),
  ],
)

/** A place that need not be visited, and why, or that must be after all; the newest row of a place holds. */
export const coverageException = pgTable(
  'coverage_exception',
  {
    id: id(),
    campaignId: ref('campaign_id')
      .notNull()
      .references(() => campaign.id),
    placeId: ref('place_id')
      .notNull()
      .references(() => place.id),
    excluded: boolean('excluded').notNull(),
    reason: text('reason').notNull(),
    personId: ref('person_id').notNull(),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('exception_by_place').on(table.campaignId, table.placeId, table.id)],
)

/** Each time that a campaign's register was drawn from the register of a day. */
export const campaignRegister = pgTable(
  'campaign_register',
  {
    id: id(),
    campaignId: ref('campaign_id')
      .notNull()
      .references(() => campaign.id),
    onDay: day('on_day').notNull(),
    places: integer('places').notNull(),
    added: integer('added').notNull(),
    removed: integer('removed').notNull(),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('campaign_register_by_campaign').on(table.campaignId, table.id)],
)
