import { sql } from 'drizzle-orm'
import { index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { roles } from '@/domain/role'
import { day, id, invented, ref } from './columns'
import { org } from './organisation'

export const person = pgTable('person', {
  id: id(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  orgId: ref('org_id')
    .notNull()
    .references(() => org.id),
  /** The row of auth.user that signs in as this person, if any. */
  accountId: text('account_id').unique(),
  invented: invented(),
})

/** A person acting for a unit in a role; `scope_org_id` is the root of what they may see. */
export const membership = pgTable(
  'membership',
  {
    id: id(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.id),
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    role: text('role', { enum: roles }).notNull(),
    scopeOrgId: ref('scope_org_id')
      .notNull()
      .references(() => org.id),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
  },
  table => [
    unique('membership_once').on(table.personId, table.orgId, table.role),
    index('membership_by_org').on(table.orgId),
  ],
)

/** One post, double duties (一岗双责): what it does for the business and for safety. */
export const post = pgTable('post', {
  id: id(),
  orgId: ref('org_id')
    .notNull()
    .references(() => org.id),
  titleZh: text('title_zh').notNull(),
  titleEn: text('title_en').notNull(),
  side: text('side', { enum: ['party', 'government', 'enterprise'] }).notNull(),
  businessDutyZh: text('business_duty_zh').notNull(),
  businessDutyEn: text('business_duty_en').notNull(),
  safetyDutyZh: text('safety_duty_zh').notNull(),
  safetyDutyEn: text('safety_duty_en').notNull(),
  validFrom: day('valid_from').notNull().default(sql`current_date`),
  /** The last day of the post; a post is ended, never removed. */
  validTo: day('valid_to'),
})

/** A named person, and a deputy, answering for a unit or a place, with the basis of the naming. A row is ended by `valid_to` and followed by another, never rewritten. */
export const responsibility = pgTable(
  'responsibility',
  {
    id: id(),
    kind: text('kind', { enum: ['leadership', 'industry', 'enterprise'] }).notNull(),
    orgId: ref('org_id')
      .notNull()
      .references(() => org.id),
    placeId: ref('place_id'),
    postId: ref('post_id').references(() => post.id),
    personId: ref('person_id').references(() => person.id),
    deputyId: ref('deputy_id').references(() => person.id),
    basis: text('basis', { enum: ['source', 'law', 'assigned'] }).notNull(),
    /** The words of the order that names them. */
    words: text('words').notNull().default(''),
    assignedById: ref('assigned_by_id').references(() => person.id),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
  },
  table => [
    index('responsibility_by_org').on(table.orgId),
    index('responsibility_by_place').on(table.placeId),
    index('responsibility_by_person').on(table.personId),
    index('responsibility_by_deputy').on(table.deputyId),
  ],
)
