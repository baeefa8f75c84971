import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { alertKinds, alertSources, movementKinds, severities, storeKinds, teamKinds } from '@/domain/response'
import { verdicts } from '@/domain/task'
import { accident } from './accident'
import { caseColumns, day, id, instant, invented, ref } from './columns'
import { org, region } from './organisation'
import { person } from './person'
import { place } from './place'

/** An alert and what was done about it; who calls is written elsewhere, for fewer eyes. */
export const response = pgTable(
  'response',
  {
    ...caseColumns('response'),
    kind: text('kind', { enum: alertKinds }).notNull(),
    severity: text('severity', { enum: severities }).notNull(),
    source: text('source', { enum: alertSources }).notNull(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** Where it is, when that is a place of the register. */
    placeId: ref('place_id').references(() => place.id),
    /** Where it is, in words. */
    scene: text('scene').notNull(),
    details: text('details').notNull(),
    /** When it is said to have begun or been called in; nothing is measured from it. */
    claimedAt: instant('claimed_at'),
    verdict: text('verdict', { enum: verdicts }),
    invented: invented(),
  },
  table => [
    index('response_by_stage').on(table.stage, table.dueOn),
    index('response_by_unit').on(table.orgId, table.stage),
    index('response_by_issuer').on(table.issuerOrgId),
    index('response_by_opening').on(table.openedAt),
    index('response_by_place').on(table.placeId),
  ],
)

/** Who called, kept apart: seen by those who work on it and by nobody else. */
export const responseCaller = pgTable('response_caller', {
  responseId: ref('response_id')
    .primaryKey()
    .references(() => response.id),
  name: text('name').notNull().default(''),
  phone: text('phone').notNull().default(''),
  personId: ref('person_id').notNull(),
  at: instant('at').notNull().defaultNow(),
})

/** A team that can be called (应急队伍). */
export const responseTeam = pgTable(
  'response_team',
  {
    id: id(),
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    kind: text('kind', { enum: teamKinds }).notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    members: integer('members').notNull(),
    leader: text('leader').notNull(),
    phone: text('phone').notNull(),
    /** Where it stands. */
    base: text('base').notNull(),
    regionCode: text('region_code')
      .notNull()
      .references(() => region.code),
    invented: invented(),
  },
  table => [
    index('response_team_by_org').on(table.orgId),
    index('response_team_by_region').on(table.regionCode),
    check('response_team_members', sql`${table.members} between 1 and 100000`),
    check('response_team_words', sql`btrim(${table.nameZh}) <> '' and btrim(${table.leader}) <> ''`),
  ],
)

/** Whether a team is ready, from when on, and why not; the newest row holds, the others stay to be read. */
export const teamReadiness = pgTable(
  'team_readiness',
  {
    id: id(),
    teamId: ref('team_id')
      .notNull()
      .references(() => responseTeam.id),
    ready: boolean('ready').notNull(),
    reason: text('reason').notNull().default(''),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    index('team_readiness_by_team').on(table.teamId, table.id),
    check('team_readiness_reason', sql`${table.ready} or btrim(${table.reason}) <> ''`),
  ],
)

/** One notice of a response: the person on duty who was told, or the team that was called. */
export const responseNotice = pgTable(
  'response_notice',
  {
    id: id(),
    responseId: ref('response_id')
      .notNull()
      .references(() => response.id),
    personId: ref('person_id').references(() => person.id),
    teamId: ref('team_id').references(() => responseTeam.id),
    /** The unit of the person or the team; written by the database. */
    orgId: ref('org_id').notNull(),
    toldById: ref('told_by_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    unique('response_notice_person').on(table.responseId, table.personId),
    unique('response_notice_team').on(table.responseId, table.teamId),
    index('response_notice_by_org').on(table.orgId),
    check('response_notice_whom', sql`(${table.personId} is null) <> (${table.teamId} is null)`),
  ],
)

/** The after-action review, signed by another than who commanded; it stands as it was signed. */
export const responseReview = pgTable('response_review', {
  responseId: ref('response_id')
    .primaryKey()
    .references(() => response.id),
  timeline: text('timeline').notNull(),
  wentWell: text('went_well').notNull(),
  wentIll: text('went_ill').notNull(),
  advice: text('advice').notNull().default(''),
  personId: ref('person_id')
    .notNull()
    .references(() => person.id),
  orgId: ref('org_id').notNull(),
  at: instant('at').notNull().defaultNow(),
})

/** The accident that a response was registered as. */
export const responseAccident = pgTable(
  'response_accident',
  {
    responseId: ref('response_id')
      .notNull()
      .references(() => response.id),
    accidentId: ref('accident_id')
      .notNull()
      .unique()
      .references(() => accident.id),
    personId: ref('person_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [primaryKey({ columns: [table.responseId, table.accidentId] })],
)

/** Something kept for emergencies (应急物资); how much of it is there is counted by the database from its movements. */
export const storeItem = pgTable(
  'store_item',
  {
    id: id(),
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    kind: text('kind', { enum: storeKinds }).notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    /** What it is counted in. */
    measure: text('measure').notNull(),
    quantity: integer('quantity').notNull().default(0),
    /** Where it is kept. */
    keptAt: text('kept_at').notNull(),
    regionCode: text('region_code')
      .notNull()
      .references(() => region.code),
    responsibleId: ref('responsible_id').references(() => person.id),
    expiresOn: day('expires_on'),
    inspectBy: day('inspect_by'),
    invented: invented(),
  },
  table => [
    index('store_item_by_org').on(table.orgId),
    index('store_item_by_region').on(table.regionCode),
    check('store_item_quantity', sql`${table.quantity} >= 0`),
    check('store_item_words', sql`btrim(${table.nameZh}) <> '' and btrim(${table.measure}) <> ''`),
  ],
)

/** One movement of a store; it only grows. */
export const storeMovement = pgTable(
  'store_movement',
  {
    id: id(),
    itemId: ref('item_id')
      .notNull()
      .references(() => storeItem.id),
    kind: text('kind', { enum: movementKinds }).notNull(),
    quantity: integer('quantity').notNull(),
    responseId: ref('response_id').references(() => response.id),
    words: text('words').notNull().default(''),
    /** What is there after it; written by the database. */
    left: integer('left_after').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    index('store_movement_by_item').on(table.itemId, table.id),
    index('store_movement_by_response').on(table.responseId),
    check('store_movement_quantity', sql`${table.quantity} between 1 and 1000000`),
    check('store_movement_response', sql`(${table.kind} not in ('out', 'back')) or ${table.responseId} is not null`),
  ],
)

/** What a look at an item found: where it is, who answers for it, until when it holds; the item follows the newest. */
export const storeCheck = pgTable(
  'store_check',
  {
    id: id(),
    itemId: ref('item_id')
      .notNull()
      .references(() => storeItem.id),
    keptAt: text('kept_at').notNull(),
    responsibleId: ref('responsible_id'),
    expiresOn: day('expires_on'),
    inspectBy: day('inspect_by'),
    words: text('words').notNull().default(''),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('store_check_by_item').on(table.itemId, table.id)],
)
