import { boolean, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { answers } from '@/domain/inspection'
import { campaign } from './campaign'
import { checklist, checklistItem } from './checklist'
import { caseColumns, id, instant, ref, refs } from './columns'
import { place } from './place'
import { directive } from './source'

export const inspection = pgTable(
  'inspection',
  {
    ...caseColumns('inspection'),
    placeId: ref('place_id')
      .notNull()
      .references(() => place.id),
    checklistId: ref('checklist_id')
      .notNull()
      .references(() => checklist.id),
    campaignId: ref('campaign_id').references(() => campaign.id),
    directiveId: ref('directive_id').references(() => directive.id),
    /** Unannounced (四不两直): the place is not told. */
    unannounced: boolean('unannounced').notNull().default(false),
    teamIds: refs('team_ids'),
  },
  table => [
    index('inspection_by_place').on(table.placeId, table.id),
    index('inspection_by_unit').on(table.orgId, table.dueOn, table.id),
  ],
)

export const inspectionAnswer = pgTable(
  'inspection_answer',
  {
    id: id(),
    inspectionId: ref('inspection_id')
      .notNull()
      .references(() => inspection.id),
    itemId: ref('item_id')
      .notNull()
      .references(() => checklistItem.id),
    answer: text('answer', { enum: answers }).notNull(),
    note: text('note').notNull().default(''),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [unique('answer_once').on(table.inspectionId, table.itemId)],
)
