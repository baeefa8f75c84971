import { bigint, boolean, customType, date, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import type { LoopName } from '@/domain/loop'

export const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()
export const ref = (name: string) => bigint(name, { mode: 'number' })
export const refs = (name: string) => bigint(name, { mode: 'number' }).array().notNull().default([])
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
/** Words and Han bigrams for search; filled by the database from the titles. */
export const searchVector = () => customType<{ data: string }>({ dataType: () => 'tsvector' })('search')
export const day = (name: string) => date(name, { mode: 'string' })
/** People, enterprises and figures of the demo are marked as invented in the data itself. */
export const invented = () => boolean('invented').notNull().default(false)

/** What every case has, whatever its loop; the guard and the ledger trigger read these by name. */
export const caseColumns = (loop: LoopName) => ({
  id: id(),
  loop: text('loop').notNull().default(loop),
  stage: text('stage').notNull(),
  /** The last lawful move: (came_by, came_from, stage) must be a row of lawful_move. */
  cameFrom: text('came_from').notNull(),
  cameBy: text('came_by').notNull(),
  /** What was said with the last move; the ledger's event carries the same. */
  cameWith: jsonb('came_with').$type<Record<string, unknown>>().notNull().default({}),
  version: integer('version').notNull().default(1),
  orgId: ref('org_id').notNull(),
  issuerOrgId: ref('issuer_org_id').notNull(),
  regulatorOrgId: ref('regulator_org_id'),
  assistingOrgIds: refs('assisting_org_ids'),
  ownerId: ref('owner_id'),
  deputyId: ref('deputy_id'),
  /** Who proposed what another person must confirm; null when nothing waits. */
  proposerId: ref('proposer_id'),
  submitterId: ref('submitter_id'),
  verifierId: ref('verifier_id'),
  verifierOrgId: ref('verifier_org_id'),
  closerId: ref('closer_id'),
  closerOrgId: ref('closer_org_id'),
  level: text('level').$type<'general' | 'major'>(),
  line: text('line').notNull(),
  regionCode: text('region_code').notNull(),
  dueOn: day('due_on'),
  suspendedFrom: text('suspended_from'),
  openedAt: instant('opened_at').notNull().defaultNow(),
  movedAt: instant('moved_at').notNull().defaultNow(),
  closedAt: instant('closed_at'),
})
