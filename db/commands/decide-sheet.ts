import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { RefusalError, refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import type { Whole } from '../decompose/known-units'
import { runCommand } from './command'
import { giveOne } from './give-task'
import { type Outcome, refusalIn } from './outcome'

export type DecideSheet = { key: string; id: number }
type Row = { rowNo: number; values: Record<string, string> }

/** The sheet under lock, for whoever may decide it; refuses `notFound`, `importDecided`. */
async function toDecide(tx: Tx, id: number): Promise<Whole> {
  const { rows } = await tx.execute(
    sql`select directive_id::float8 as "directiveId", parent_id::float8 as "parentId", outcome from task_sheet where id = ${id} for update`,
  )
  const sheet = rows[0] as { directiveId: number | null; parentId: number | null; outcome: string | null } | undefined
  refuseIf(sheet ? null : { code: 'notFound' })
  refuseIf(sheet!.outcome === null ? null : { code: 'importDecided' })
  return sheet!.parentId === null ? { directiveId: sheet!.directiveId! } : { parentId: sheet!.parentId }
}

const idOrNone = (said: string | undefined): number | undefined => (said ? Number(said) : undefined)

/** Gives the task of one row; a refusal says which row it was. */
async function giveRow(tx: Tx, actor: Actor, sheetId: number, whole: Whole, { rowNo, values }: Row): Promise<void> {
  try {
    const { id } = await giveOne(tx, actor, {
      ...whole,
      title: values.title!,
      criteria: values.criteria!,
      leadOrgId: Number(values.leadId),
      assistingOrgIds: (values.assistingIds ?? '').split(' ').filter(Boolean).map(Number),
      ownerId: idOrNone(values.ownerId),
      deputyId: idOrNone(values.deputyId),
      dueOn: values.dueOn!,
      dueClause: values.dueClause || undefined,
    })
    await tx.execute(sql`update task_sheet_row set task_id = ${id} where sheet_id = ${sheetId} and row_no = ${rowNo}`)
  } catch (error) {
    const refusal = refusalIn(error)
    if (!refusal) throw error
    throw new RefusalError({ code: 'rowRefused', details: { row: rowNo, why: refusal.code } })
  }
}

async function decide(tx: Tx, actor: Actor, id: number, outcome: 'taken' | 'dropped'): Promise<void> {
  const { rowCount } = await tx.execute(
    sql`update task_sheet set outcome = ${outcome}, decided_by_id = ${actor.personId} where id = ${id}`,
  )
  refuseIf(rowCount === 1 ? null : { code: 'notYourUnit' })
}

/** Issues a task for every good row of a sheet, all of them or none. Refuses `importDecided`, `rowRefused` with the row and why. */
export function issueSheet(caller: Caller, input: DecideSheet): Promise<Outcome> {
  return runCommand(caller, 'issueSheet', input, async (tx, actor) => {
    const whole = await toDecide(tx, input.id)
    const { rows } = await tx.execute(
      sql`select row_no as "rowNo", "values" from task_sheet_row where sheet_id = ${input.id} and faults = '[]' order by row_no`,
    )
    refuseIf(rows.length > 0 ? null : { code: 'sheetEmpty' })
    for (const row of rows as Row[]) await giveRow(tx, actor, input.id, whole, row)
    await decide(tx, actor, input.id, 'taken')
    return { id: input.id, version: 1 }
  })
}

/** Puts a sheet aside: no task is given from it. */
export function putSheetAside(caller: Caller, input: DecideSheet): Promise<Outcome> {
  return runCommand(caller, 'putSheetAside', input, async (tx, actor) => {
    await toDecide(tx, input.id)
    await decide(tx, actor, input.id, 'dropped')
    return { id: input.id, version: 1 }
  })
}
