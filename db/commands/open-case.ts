import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { type CaseFacts, type LoopName, reasonAgainst } from '@/domain/loop'
import { loops } from '@/domain/loops'
import type { Need } from '@/domain/need'
import { refuseIf } from '@/domain/refusal'
import type { Tx } from '../client'
import { insertGiven } from '../insert-given'
import { caseTables } from '../queries/case-tables'

/** What every case is opened with; the rest of its columns come beside it. */
export type NewCase = {
  orgId: number
  regulatorOrgId?: number | null
  assistingOrgIds?: number[]
  ownerId?: number | null
  deputyId?: number | null
  line: string
  regionCode: string
  dueOn?: string | null
} & Record<string, unknown>

/** Opens a case by its loop's creation move, or by the named one where a loop has several; the actor's unit becomes its issuer. */
export async function openCase(
  tx: Tx,
  actor: Actor,
  loop: LoopName,
  values: NewCase,
  said: Record<string, unknown> = {},
  by?: string,
): Promise<CaseFacts> {
  const [name, move] = Object.entries(loops[loop].moves).find(([key, { from }]) =>
    by ? key === by : from.includes('none'),
  )!
  const facts: CaseFacts = {
    loop,
    id: 0,
    stage: 'none',
    version: 0,
    level: null,
    suspendedFrom: null,
    dueOn: values.dueOn ?? null,
    performingOrgId: values.orgId,
    actorIsPerforming: values.orgId === actor.orgId,
    issuingOrgId: actor.orgId,
    issuerInScope: true,
    performerInScope: true,
    actorIsInspected: false,
    regulatingOrgId: values.regulatorOrgId ?? null,
    assistingOrgIds: values.assistingOrgIds ?? [],
    submitterId: null,
    ownerId: values.ownerId ?? null,
    deputyId: values.deputyId ?? null,
    proposerId: null,
    verifierId: null,
    teamIds: [],
    has: [],
  }
  refuseIf(reasonAgainst(move, facts, actor))
  const table = caseTables[loop] as typeof caseTables.task
  const row = {
    ...values,
    issuerOrgId: actor.orgId,
    stage: move.to,
    cameFrom: 'none',
    cameBy: name,
    cameWith: said,
  } as Partial<typeof table.$inferInsert>
  const [opened] = await insertGiven(tx, table, row, sql`returning id::float8 as id`)
  const has: Need[] = []
  if (values.dueOn) has.push('due')
  if (values.ownerId) has.push('owner')
  if (values.criteriaZh || values.criteriaEn) has.push('criteria')
  if (Array.isArray(values.teamIds) && values.teamIds.length >= 2) has.push('team')
  return { ...facts, id: opened!.id as number, stage: move.to, version: 1, has }
}
