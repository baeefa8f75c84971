import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant, invented, ref } from './columns'
import { org, region } from './organisation'
import { person } from './person'

/** A cell of the net (网格): a part of a county that one officer walks. */
export const gridCell = pgTable('grid_cell', {
  id: id(),
  code: text('code').notNull().unique(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  regionCode: text('region_code')
    .notNull()
    .references(() => region.code),
  /** The government or office whose cell it is. */
  orgId: ref('org_id')
    .notNull()
    .references(() => org.id),
  invented: invented(),
})

/** Who is the officer of a cell, as it was named; the newest row holds, and without a person nobody is. */
export const gridOfficer = pgTable(
  'grid_officer',
  {
    id: id(),
    cellId: ref('cell_id')
      .notNull()
      .references(() => gridCell.id),
    personId: ref('person_id').references(() => person.id),
    namedById: ref('named_by_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('officer_by_cell').on(table.cellId, table.id)],
)
