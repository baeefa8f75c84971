import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { campaign } from './campaign'
import { caseColumns, id, instant, ref, searchVector } from './columns'
import { directive } from './source'

export const task = pgTable(
  'task',
  {
    ...caseColumns('task'),
    directiveId: ref('directive_id').references(() => directive.id),
    campaignId: ref('campaign_id').references(() => campaign.id),
    /** The leader's instruction that it answers, when it came from one. */
    instructionId: ref('instruction_id'),
    parentId: ref('parent_id').references((): AnyPgColumn => task.id),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    criteriaZh: text('criteria_zh').notNull(),
    criteriaEn: text('criteria_en').notNull(),
    dueBasis: text('due_basis', { enum: ['source', 'law', 'assigned'] }).notNull(),
    dueById: ref('due_by_id'),
    /** The clause when the basis is law; the words of the order when assigned. */
    dueClause: text('due_clause'),
    percent: integer('percent').notNull().default(0),
    reportedAt: instant('reported_at'),
    verdict: text('verdict'),
    search: searchVector(),
  },
  table => [
    index('task_search').using('gin', table.search),
    index('task_open_by_unit')
      .on(table.orgId, table.dueOn, table.id)
      .where(sql`stage not in ('verified','archived','cancelled','draft')`),
    index('task_by_due').on(table.dueOn, table.id).where(sql`stage not in ('verified','archived','cancelled','draft')`),
    index('task_open_by_owner').on(table.ownerId).where(sql`stage not in ('verified','archived','cancelled','draft')`),
    index('task_by_moved').on(table.movedAt, table.id),
    index('task_assisted').using('gin', table.assistingOrgIds),
    index('task_by_directive').on(table.directiveId),
    index('task_by_parent').on(table.parentId),
    index('task_by_issuer').on(table.issuerOrgId, table.stage, table.dueOn),
    // of links that ought to be whole: small because they are broken seldom
    index('task_closed_unjudged')
      .on(table.id)
      .where(sql`stage in ('verified', 'archived') and (verdict is null or verdict = 'not_assessed')`),
    index('task_closed_alone')
      .on(table.id)
      .where(
        sql`stage in ('verified', 'archived') and (verifier_id is null or submitter_id is null or verifier_id = submitter_id
      or verifier_id = owner_id or verifier_id = deputy_id or verifier_org_id = org_id)`,
      ),
    index('task_waiting')
      .on(table.stage, table.openedAt)
      .where(sql`stage in ('issued', 'in_progress', 'bounced', 'draft')`),
    check('task_verdict', sql`${table.verdict} in ('effective','partly_effective','not_effective','not_assessed')`),
    check('task_percent', sql`${table.percent} between 0 and 100`),
  ],
)

export const progressReport = pgTable(
  'progress_report',
  {
    id: id(),
    taskId: ref('task_id')
      .notNull()
      .references(() => task.id),
    version: integer('version').notNull(),
    personId: ref('person_id').notNull(),
    percent: integer('percent').notNull(),
    said: text('said').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  table => [index('progress_by_task').on(table.taskId, table.at)],
)
