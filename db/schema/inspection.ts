import { type AnyPgColumn, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { answers, inspectionKinds } from '@/domain/inspection'
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
    kind: text('kind', { enum: inspectionKinds }).notNull().default('planned'),
    /** The unit of the place, written by the database: who may know of the visit and answers its document. */
    placeOrgId: ref('place_org_id').notNull(),
    /** The visit that a follow-up visit looks after. */
    followsId: ref('follows_id').references((): AnyPgColumn => inspection.id),
    teamIds: refs('team_ids'),
  },
  table => [
    index('inspection_by_place').on(table.placeId, table.id),
    index('inspection_by_unit').on(table.orgId, table.dueOn, table.id),
    index('inspection_by_place_unit').on(table.placeOrgId, table.id),
    index('inspection_by_campaign').on(table.campaignId, table.placeId),
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
