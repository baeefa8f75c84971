import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { isEmpty, type Traits } from '@/domain/inference'
import { codeOf } from '@/domain/loops'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { type SimilarPlace, similarPlaces } from '../queries/inferences'
import { inference } from '../schema/inference'
import { runCommand } from './command'
import { giveOne } from './give-task'
import type { Outcome } from './outcome'

export type DrawInference = Traits & {
  key: string
  accidentId: number
  /** The lesson that is drawn, when it is one. */
  findingId?: number
  /** Under what the tasks stand: a directive of the asker's office, or a task that it performs. */
  directiveId?: number
  parentId?: number
  /** What to look for. */
  words: string
  dueOn: string
  /** Places that need not be looked at, with one reason for all of them. */
  leftOut: readonly number[]
  leftOutReason?: string
}

const byUnit = (places: readonly SimilarPlace[]): Map<number, SimilarPlace[]> => {
  const units = new Map<number, SimilarPlace[]>()
  for (const place of places)
    if (place.unitId !== null) units.set(place.unitId, [...(units.get(place.unitId) ?? []), place])
  return units
}

async function askUnit(tx: Tx, actor: Actor, input: DrawInference, unitId: number, places: number): Promise<number> {
  const code = codeOf('accident', input.accidentId)
  const given = await giveOne(tx, actor, {
    directiveId: input.directiveId,
    parentId: input.parentId,
    title: `举一反三 ${code}：排查同类场所 ${places} 处`,
    titleEn: `Draw inferences from ${code}: look at ${places} like ${places === 1 ? 'place' : 'places'}`,
    criteria: `每处场所均有检查文书或查看记录及证据，发现的隐患已登记。要求：${input.words}`,
    criteriaEn: `For each place an issued inspection, or what was seen with evidence; hazards found are registered. Look for: ${input.words}`,
    leadOrgId: unitId,
    assistingOrgIds: [],
    dueOn: input.dueOn,
  })
  return given.id
}

/**
 * Finds the places that are like the one where it happened and gives each unit that regulates some of them one task with the one deadline; all or nothing. A place that was
 * asked because of this accident is not asked again. Refuses `needsTraits`, `nothingSimilar`, `needsReason`, `otherPlaces` when the register moved meanwhile.
 */
export function drawInference(caller: Caller, input: DrawInference): Promise<Outcome> {
  return runCommand(caller, 'drawInference', input, async (tx, actor) => {
    refuseIf(actor.role === 'supervisor' ? null : { code: 'wrongRole', details: { roles: 'supervisor' } })
    refuseIf(isEmpty(input) ? { code: 'needsTraits' } : null)
    const { accidentId, findingId, sectors, termIds, clauses, dueOn } = input
    const words = input.words.trim()
    const reason = input.leftOutReason?.trim()
    refuseIf(words ? null : { code: 'invalid', details: { fields: 'words' } })
    refuseIf(input.leftOut.length > 0 && !reason ? { code: 'needsReason' } : null)
    // one at a time for an accident: a second one waits, and finds these places asked
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('sixlines.inference'), ${accidentId}::int)`)
    const similar = await similarPlaces(tx, accidentId, input)
    const asked = similar.filter(place => !input.leftOut.includes(place.id))
    refuseIf(asked.some(place => place.unitId !== null) ? null : { code: 'nothingSimilar' })
    const [row] = await insertGiven(
      tx,
      inference,
      {
        accidentId,
        findingId: findingId ?? null,
        sectors: [...sectors],
        termIds: [...termIds],
        clauses: [...clauses],
        words,
        dueOn,
      },
      sql`returning id::float8 as id`,
    )
    const id = row!.id as number
    const taskOf = new Map<number, number>()
    for (const [unitId, places] of [...byUnit(asked)].sort(([a], [b]) => a - b))
      taskOf.set(unitId, await askUnit(tx, actor, input, unitId, places.length))
    const rows = similar.map(place => {
      const isLeft = input.leftOut.includes(place.id)
      return {
        place_id: place.id,
        task_id: isLeft || place.unitId === null ? null : taskOf.get(place.unitId),
        why: place.why,
        left_out: isLeft ? reason : null,
      }
    })
    await tx.execute(sql`
      insert into inference_place (inference_id, place_id, task_id, why, left_out)
      select ${id}, place_id, task_id, why, left_out from json_to_recordset(${JSON.stringify(rows)}) r (place_id bigint, task_id bigint, why jsonb, left_out text)`)
    return { id, version: 1 }
  })
}
