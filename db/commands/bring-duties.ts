import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { dutyColumns } from '@/domain/duty-columns'
import { type Refusal, refuseIf } from '@/domain/refusal'
import { asActor, type Caller } from '../client'
import { checkDuties, draftDuties } from '../duties/check-duty-rows'
import { dutyKeyOf, markOf, readKnownDuties } from '../duties/known-duties'
import { insertGiven } from '../insert-given'
import { dutyImport } from '../schema/duty'
import { readHeads } from '../spreadsheet/head-row'
import { oneAtATime } from '../spreadsheet/one-at-a-time'
import { readSheet } from '../spreadsheet/read-sheet'
import { runCommand } from './command'
import { writePost } from './edit-post'
import { writeResponsible } from './name-responsible'
import { type Outcome, refusalIn } from './outcome'

/** Why this actor may not import posts and people; null when they may, into their own territory. */
export const reasonAgainstDutyImport = (actor: Actor): Refusal | null =>
  actor.role === 'supervisor' || actor.role === 'admin'
    ? null
    : { code: 'wrongRole', details: { roles: 'supervisor admin' } }

/**
 * Reads a spreadsheet of posts and responsible people, holds every row against the network and keeps what each would do; nothing of it holds yet. Refuses
 * `sheetKind`, `sheetTooLarge`, `sheetBroken`, `sheetHeads`, `sheetEmpty`.
 */
export async function bringDuties(
  caller: Caller,
  { key, name, bytes }: { key: string; name: string; bytes: Buffer },
): Promise<Outcome> {
  try {
    // who may not import makes no work
    await asActor(caller, 'read', async (_, actor) => refuseIf(reasonAgainstDutyImport(actor)))
    const sheet = await oneAtATime(() => readSheet(bytes))
    const heads = readHeads(sheet, dutyColumns)
    const drafts = draftDuties(sheet, heads)
    const request = { key, name, sha256: createHash('sha256').update(bytes).digest('hex') }
    return await runCommand(caller, 'bringDuties', request, async (tx, actor) => {
      refuseIf(reasonAgainstDutyImport(actor))
      const said = (column: 'unit' | 'place') =>
        drafts.flatMap(draft => (draft.values[column] ? [draft.values[column]] : []))
      const rows = checkDuties(drafts, heads, await readKnownDuties(tx, said('unit'), said('place')))
      const [made] = await insertGiven(
        tx,
        dutyImport,
        { fileName: name, sha256: request.sha256, rows: rows.length, orgId: actor.orgId, personId: actor.personId },
        sql`returning id::float8 as id`,
      )
      const id = made!.id as number
      const records = rows.map(({ rowNo, ...row }) => ({ import_id: id, row_no: rowNo, ...row }))
      await tx.execute(sql`
        insert into duty_import_row (import_id, row_no, effect, "values", faults)
        select import_id, row_no, effect, "values", faults from json_populate_recordset(null::duty_import_row, ${JSON.stringify(records)}::json)`)
      return { id, version: 1 }
    })
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal) return { ok: false, refusal }
    throw error
  }
}

type Row = Record<string, string>
const number = (said: string | undefined): number | undefined => (said ? Number(said) : undefined)

/** Takes the good rows of an import, all or none, under the rules of every single naming. Refuses `importStale` when one of them no longer stands as it was read. */
export function takeDutyImport(caller: Caller, input: { key: string; id: number }): Promise<Outcome> {
  return runCommand(caller, 'takeDutyImport', input, async (tx, actor) => {
    refuseIf(reasonAgainstDutyImport(actor))
    const found = await tx.execute(sql`select outcome from duty_import where id = ${input.id} for update`)
    refuseIf(found.rows[0] ? (found.rows[0].outcome ? { code: 'importDecided' } : null) : { code: 'notFound' })
    const { rows } = await tx.execute(
      sql`select "values" from duty_import_row where import_id = ${input.id} and effect in ('new', 'changed') order by row_no`,
    )
    const good = rows.map(row => row.values as Row)
    const known = await readKnownDuties(
      tx,
      good.map(row => row.unit!),
      good.map(row => row.place!).filter(Boolean),
    )
    await tx.execute(sql`select set_config('duties.import', ${String(input.id)}, true)`)
    for (const row of good) {
      const orgId = Number(row.orgId)
      const about = { place: row.place!, side: row.side!, titleZh: row.titleZh! }
      refuseIf(markOf(known.duties.get(dutyKeyOf(orgId, about))) === row.mark ? null : { code: 'importStale' })
      const changes = row.changes!.split(' ')
      let postId = number(row.postId)
      if (row.titleZh && changes.some(key => /^(title|business|safety)/.test(key))) {
        const words = {
          titleZh: row.titleZh,
          titleEn: row.titleEn!,
          businessDutyZh: row.businessZh!,
          businessDutyEn: row.businessEn!,
          safetyDutyZh: row.safetyZh!,
          safetyDutyEn: row.safetyEn!,
        }
        postId = (await writePost(tx, actor, { orgId, side: row.side as 'party', postId, ...words })).id
      }
      if (changes.some(key => ['person', 'deputy', 'words', 'from'].includes(key)))
        await writeResponsible(tx, actor, {
          orgId,
          postId,
          placeId: number(row.placeId),
          personId: number(row.personId) ?? null,
          deputyId: number(row.deputyId),
          from: row.from!,
          words: row.words!,
        })
    }
    await tx.execute(sql`select set_config('duties.import', '', true)`)
    await tx.execute(sql`update duty_import set outcome = 'taken' where id = ${input.id}`)
    return { id: input.id, version: 1 }
  })
}

/** Puts an import aside: none of its rows will hold. */
export function putDutyImportAside(caller: Caller, input: { key: string; id: number }): Promise<Outcome> {
  return runCommand(caller, 'putDutyImportAside', input, async (tx, actor) => {
    refuseIf(reasonAgainstDutyImport(actor))
    const { rows } = await tx.execute(
      sql`update duty_import set outcome = 'dropped' where id = ${input.id} and outcome is null returning id`,
    )
    refuseIf(rows.length === 1 ? null : { code: 'importDecided' })
    return { id: input.id, version: 1 }
  })
}
