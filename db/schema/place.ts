import { sql } from 'drizzle-orm'
import { doublePrecision, index, pgTable, text } from 'drizzle-orm/pg-core'
import { day, id, invented, ref, searchVector } from './columns'
import { gridCell } from './grid'
import { org, region } from './organisation'
import { person } from './person'

export const riskColours = ['red', 'orange', 'yellow', 'blue'] as const

/** A place that can be inspected; it belongs to a unit and someone regulates it. */
export const place = pgTable(
  'place',
  {
    id: id(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    regulatorOrgId: ref('regulator_org_id').references(() => org.id),
    ownerId: ref('owner_id').references(() => person.id),
    regionCode: text('region_code')
      .notNull()
      .references(() => region.code),
    sector: text('sector').notNull(),
    risk: text('risk', { enum: riskColours }).notNull(),
    addressZh: text('address_zh').notNull(),
    addressEn: text('address_en').notNull(),
    /** Its number in the register that the office keeps; unique where there is one. */
    registerNo: text('register_no').unique(),
    gridId: ref('grid_id').references(() => gridCell.id),
    /** From this day it counts in the register, up to and without the day on which it left. */
    listedOn: day('listed_on').notNull().default(sql`current_date`),
    delistedOn: day('delisted_on'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    search: searchVector(),
    invented: invented(),
  },
  table => [
    index('place_search').using('gin', table.search),
    index('place_by_org').on(table.orgId),
    index('place_by_regulator').on(table.regulatorOrgId, table.id),
    index('place_by_grid').on(table.gridId),
  ],
)
