import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { auditResults, doubtKinds, doubtVerdicts } from '@/domain/doubt'
import { loopNames } from '@/domain/loop'
import { day, id, instant, ref } from './columns'

/** A sign that a closing may be hollow: a flag that a person reads, never a refusal. */
export const doubt = pgTable(
  'doubt',
  {
    id: id(),
    loop: text('loop', { enum: loopNames }).notNull(),
    caseId: ref('case_id').notNull(),
    kind: text('kind', { enum: doubtKinds }).notNull(),
    /** The picture it is about, and the other case that has the same; 0 for none. */
    evidenceId: ref('evidence_id').notNull().default(0),
    otherLoop: text('other_loop', { enum: loopNames }),
    otherCaseId: ref('other_case_id').notNull().default(0),
    detail: jsonb('detail').$type<Record<string, string | number>>().notNull().default({}),
    at: instant('at').notNull().defaultNow(),
    verdict: text('verdict', { enum: doubtVerdicts }),
    opinion: text('opinion'),
    readById: ref('read_by_id'),
    readOrgId: ref('read_org_id'),
    readAt: instant('read_at'),
  },
  table => [
    unique('doubt_once').on(table.loop, table.caseId, table.kind, table.evidenceId, table.otherCaseId),
    index('doubt_unread').on(table.at).where(sql`verdict is null`),
  ],
)

/** A draw of closed cases to look at again, at random: what it drew from is written down, so that anybody can draw it again. */
export const auditDraw = pgTable('audit_draw', {
  id: id(),
  fromOn: day('from_on').notNull(),
  toOn: day('to_on').notNull(),
  /** How many closed cases there were, and how many were drawn. */
  population: integer('population').notNull(),
  size: integer('size').notNull(),
  /** The picks are the first by sha256(seed || case). */
  seed: text('seed').notNull(),
  orgId: ref('org_id').notNull(),
  personId: ref('person_id').notNull(),
  at: instant('at').notNull().defaultNow(),
})

export const auditPick = pgTable(
  'audit_pick',
  {
    id: id(),
    drawId: ref('draw_id')
      .notNull()
      .references(() => auditDraw.id),
    no: integer('no').notNull(),
    loop: text('loop', { enum: loopNames }).notNull(),
    caseId: ref('case_id').notNull(),
    result: text('result', { enum: auditResults }),
    opinion: text('opinion'),
    personId: ref('person_id'),
    orgId: ref('org_id'),
    judgedAt: instant('judged_at'),
  },
  table => [
    unique('pick_once').on(table.drawId, table.loop, table.caseId),
    index('pick_by_case').on(table.loop, table.caseId),
  ],
)
