import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { id, invented, ref } from './columns'

/** Administrative divisions by GB/T 2260 code; a code that a later year replaced keeps its row. */
export const region = pgTable('region', {
  code: text('code').primaryKey(),
  level: text('level').$type<'province' | 'prefecture' | 'county'>().notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  parentCode: text('parent_code'),
  validFromYear: integer('valid_from_year'),
  validToYear: integer('valid_to_year'),
})

export const organisationKinds = ['government', 'committee', 'office', 'department', 'enterprise'] as const

/** A unit; `path` is its ancestry as `/1/4/22/`, so a subtree is one prefix. */
export const org = pgTable(
  'org',
  {
    id: id(),
    key: text('key').notNull().unique(),
    parentId: ref('parent_id'),
    path: text('path').notNull().unique(),
    kind: text('kind', { enum: organisationKinds }).notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    shortZh: text('short_zh').notNull(),
    shortEn: text('short_en').notNull(),
    regionCode: text('region_code')
      .notNull()
      .references(() => region.code),
    sector: text('sector'),
    /** What kind of authority it is, such as `housing`, whatever its name and level. */
    authority: text('authority'),
    /** Where the name was seen, or `invented`. */
    basis: text('basis').notNull(),
    invented: invented(),
  },
  table => [index('org_by_parent').on(table.parentId), index('org_by_authority').on(table.authority, table.regionCode)],
)
