import { eq, sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { checklistItem } from '../schema/checklist'
import { hazard } from '../schema/hazard'
import { inspection, inspectionAnswer } from '../schema/inspection'
import { place } from '../schema/place'
import { type Done, runCommand } from './command'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

export type ReportHazard = {
  key: string
  placeId: number
  title: string
  clause?: string
  line?: string
  directiveId?: number
  /** The task that it was found for. */
  taskId?: number
}

type Finding = {
  placeId: number
  titleZh: string
  titleEn: string
  clause: string
  clauseSeen: string
  line: string
} & Record<string, unknown>

/** Who grades the hazard of a place that names no regulator: the finder's unit, or the government above when the place reports on itself. */
async function regulatorFor(tx: Tx, actor: Actor, orgId: number): Promise<number | null> {
  const { rows } = await tx.execute(sql`
    select (case when starts_with(mine.path, works.path) then (
      select g.id from org g where starts_with(works.path, g.path) and g.kind = 'government' order by length(g.path) desc limit 1
    ) else mine.id end)::float8 as id
    from org mine, org works where mine.id = ${actor.orgId} and works.id = ${orgId}`)
  return (rows[0]?.id as number | null | undefined) ?? null
}

async function register(tx: Tx, actor: Actor, finding: Finding, said: Record<string, unknown>): Promise<Done> {
  const [where] = await tx.select().from(place).where(eq(place.id, finding.placeId))
  refuseIf(where ? null : { code: 'notFound' })
  const facts = await openCase(
    tx,
    actor,
    'hazard',
    {
      ...finding,
      orgId: where!.orgId,
      regulatorOrgId: where!.regulatorOrgId ?? (await regulatorFor(tx, actor, where!.orgId)),
      regionCode: where!.regionCode,
    },
    said,
  )
  return { id: facts.id, version: facts.version }
}

/** Makes the hazard of a failed answer, with the item's clause; a second call for the same answer finds the first. */
export async function registerFailedAnswer(tx: Tx, actor: Actor, answerId: number): Promise<Done> {
  const [existing] = await tx
    .select({ id: hazard.id, version: hazard.version })
    .from(hazard)
    .where(eq(hazard.answerId, answerId))
  if (existing) return existing
  const [failed] = await tx
    .select()
    .from(inspectionAnswer)
    .innerJoin(inspection, eq(inspection.id, inspectionAnswer.inspectionId))
    .innerJoin(checklistItem, eq(checklistItem.id, inspectionAnswer.itemId))
    .where(eq(inspectionAnswer.id, answerId))
  refuseIf(failed && failed.inspection_answer.answer === 'fail' ? null : { code: 'notFound' })
  const { inspection: visit, checklist_item: item, inspection_answer: answer } = failed!
  const note = answer.note.trim()
  return register(
    tx,
    actor,
    {
      placeId: visit.placeId,
      titleZh: note || `不符合：${item.textZh}`,
      titleEn: note || `Not met: ${item.textEn}`,
      clause: item.clause,
      clauseSeen: item.seen,
      line: visit.line,
      inspectionId: visit.id,
      answerId,
      itemId: item.id,
      campaignId: visit.campaignId,
      directiveId: visit.directiveId,
    },
    { inspectionId: visit.id, item: item.code, note },
  )
}

/** Reports a hazard that somebody saw, outside an inspection. */
export function reportHazard(caller: Caller, input: ReportHazard): Promise<Outcome> {
  return runCommand(caller, 'reportHazard', input, async (tx, actor) => {
    const title = input.title.trim()
    refuseIf(title ? null : { code: 'invalid', details: { fields: 'title' } })
    return register(
      tx,
      actor,
      {
        placeId: input.placeId,
        titleZh: title,
        titleEn: title,
        clause: input.clause?.trim() ?? '',
        clauseSeen: 'UNVERIFIED',
        line: input.line ?? 'bottom',
        directiveId: input.directiveId ?? null,
        taskId: input.taskId ?? null,
      },
      { title },
    )
  })
}
