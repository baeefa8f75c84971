import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { type Refusal, RefusalError, refuseIf } from '@/domain/refusal'
import { asActor, type Caller, type Tx } from '../client'
import { insertGiven } from '../insert-given'
import { type CheckedRow, checkRows, draftRows } from '../register/check-rows'
import { readHeads } from '../register/head-row'
import { readKnownRegister } from '../register/known-register'
import { registerImport } from '../schema/register'
import { readSheet } from '../spreadsheet/read-sheet'
import { runCommand } from './command'
import { type Outcome, refusalIn } from './outcome'

export type BringRegister = { key: string; name: string; bytes: Buffer }

/** Why this actor may not change the register of places; null when they may. */
export const reasonAgainstRegister = (actor: Actor): Refusal | null =>
  actor.role === 'supervisor' ? null : { code: 'wrongRole', details: { roles: 'supervisor' } }

/** A sheet is read by one reader at a time: each may need some hundred megabytes for some seconds. */
let reading: Promise<unknown> = Promise.resolve()
let waiting = 0
const mostWaiting = 4

/** Reads a sheet when nobody else's is being read; refuses `busy` when too many wait. */
export async function oneSheetAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= mostWaiting) throw new RefusalError({ code: 'busy' })
  waiting++
  const mine = reading.then(work)
  reading = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting--
  }
}

async function writeRows(tx: Tx, importId: number, rows: readonly CheckedRow[]): Promise<void> {
  const records = rows.map(row => ({
    import_id: importId,
    row_no: row.rowNo,
    effect: row.effect,
    values: row.values,
    faults: row.faults,
  }))
  await tx.execute(sql`
    insert into register_import_row (import_id, row_no, effect, "values", faults)
    select import_id, row_no, effect, "values", faults from json_populate_recordset(null::register_import_row, ${JSON.stringify(records)}::json)`)
}

/**
 * Reads a spreadsheet of places, holds every row against the register and keeps what each would do; nothing of it is in the
 * register yet. Only for supervisors; refuses `sheetKind`, `sheetTooLarge`, `sheetBroken`, `sheetHeads`, `sheetEmpty`.
 */
export async function bringRegister(caller: Caller, { key, name, bytes }: BringRegister): Promise<Outcome> {
  try {
    // who may not import makes no work
    await asActor(caller, 'read', async (_, actor) => refuseIf(reasonAgainstRegister(actor)))
    const sheet = await oneSheetAtATime(() => readSheet(bytes))
    const heads = readHeads(sheet)
    const drafts = draftRows(sheet, heads)
    const request = { key, name, sha256: createHash('sha256').update(bytes).digest('hex') }
    return await runCommand(caller, 'bringRegister', request, async (tx, actor) => {
      refuseIf(reasonAgainstRegister(actor))
      const said = (column: 'registerNo' | 'enterprise') =>
        drafts.flatMap(draft => (draft.values[column] ? [draft.values[column]] : []))
      const known = await readKnownRegister(tx, said('registerNo'), said('enterprise'))
      const rows = checkRows(drafts, heads, known)
      const [made] = await insertGiven(
        tx,
        registerImport,
        { fileName: name, sha256: request.sha256, rows: rows.length, orgId: actor.orgId, personId: actor.personId },
        sql`returning id::float8 as id`,
      )
      await writeRows(tx, made!.id as number, rows)
      return { id: made!.id as number, version: 1 }
    })
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal) return { ok: false, refusal }
    throw error
  }
}
