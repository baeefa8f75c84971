import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { shanghaiDay } from '@/domain/clock'
import { RefusalError } from '@/domain/refusal'
import { mostTaskRows, type TaskKey, taskColumns } from '@/domain/task-columns'
import { asActor, type Caller, type Tx } from '../client'
import { checkTaskRows } from '../decompose/check-rows'
import { readKnownUnits, type Whole } from '../decompose/known-units'
import { insertGiven } from '../insert-given'
import { taskSheet } from '../schema/task-sheet'
import { readHeads } from '../spreadsheet/head-row'
import { oneAtATime } from '../spreadsheet/one-at-a-time'
import { readSheet } from '../spreadsheet/read-sheet'
import { runCommand } from './command'
import { wholeOf } from './give-task'
import { type Outcome, refusalIn } from './outcome'

export type BringTasks = { key: string; name: string; bytes: Buffer; whole: Whole }

async function writeRows(tx: Tx, sheetId: number, rows: ReturnType<typeof checkTaskRows>): Promise<void> {
  const records = rows.map(row => ({ sheet_id: sheetId, row_no: row.rowNo, values: row.values, faults: row.faults }))
  await tx.execute(sql`
    insert into task_sheet_row (sheet_id, row_no, "values", faults)
    select sheet_id, row_no, "values", faults from json_populate_recordset(null::task_sheet_row, ${JSON.stringify(records)}::json)`)
}

/**
 * Reads a spreadsheet that decomposes a directive or a task and keeps what each row would give; no task is given yet. For whoever may give a
 * single one; refuses `sheetKind`, `sheetTooLarge`, `sheetBroken`, `sheetHeads`, `sheetEmpty`, `sheetTooManyTasks`.
 */
export async function bringTasks(caller: Caller, { key, name, bytes, whole }: BringTasks): Promise<Outcome> {
  try {
    // who may not decompose it makes no work
    await asActor(caller, 'write', (tx, actor) => wholeOf(tx, actor, whole))
    const sheet = await oneAtATime(() => readSheet(bytes))
    const heads = readHeads(sheet, taskColumns)
    if (sheet.length - 1 > mostTaskRows)
      throw new RefusalError({ code: 'sheetTooManyTasks', details: { rows: sheet.length - 1, most: mostTaskRows } })
    const said = (column: TaskKey) =>
      sheet.slice(1).map(row => row.cells.get(heads.get(column) ?? -1)?.text.trim() ?? '')
    const request = { key, name, whole, sha256: createHash('sha256').update(bytes).digest('hex') }
    return await runCommand(caller, 'bringTasks', request, async (tx, actor) => {
      await wholeOf(tx, actor, whole)
      const known = await readKnownUnits(tx, whole, said('lead'))
      const rows = checkTaskRows(sheet, heads, known, shanghaiDay(new Date()))
      const [made] = await insertGiven(
        tx,
        taskSheet,
        {
          ...whole,
          fileName: name,
          sha256: request.sha256,
          rows: rows.length,
          orgId: actor.orgId,
          personId: actor.personId,
        },
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
