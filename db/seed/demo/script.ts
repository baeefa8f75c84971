import { getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { caseTables } from '@/db/queries/case-tables'
import { hazardMeasure } from '@/db/schema/hazard'
import { inspectionAnswer } from '@/db/schema/inspection'
import type { LoopName } from '@/domain/loop'
import { type NewRow, reserveIds, toRecord } from '../rows'
import type { Staff } from './people'
import { type Act, actStatement, player } from './player'

export type CaseTable<L extends LoopName> = (typeof caseTables)[L]

/** A case of the story; its number is given when the whole story is known, in the order of opening. */
export type Case<L extends LoopName = LoopName> = { loop: L; id: number; stage: string; openedAt: number }
export type Answer = { id: number }

type Step = {
  at: number
  order: number
  by: Staff | null
  write: () => { act: Act; table: string; id?: number; columns: string; data: unknown }
}

const columnsOf = (record: Record<string, unknown>) => Object.keys(record)

/**
 * Everything that happens in the demo, gathered case by case and then played in the order of time through the same triggers
 * that guard and record every move of the product.
 */
export class Script {
  private readonly steps: Step[] = []
  private readonly cases: Case[] = []
  private readonly answers: Answer[] = []

  /** Opens a case by its first move. */
  open<L extends LoopName>(
    loop: L,
    at: number,
    by: Staff,
    move: string,
    stage: string,
    row: () => Partial<NewRow<CaseTable<L>>>,
    cameWith: () => Record<string, unknown> = () => ({}),
  ): Case<L> {
    const opened: Case<L> = { loop, id: 0, stage, openedAt: at }
    this.cases.push(opened)
    this.push(at, by, () => {
      const record = {
        came_with: cameWith(),
        ...toRecord(caseTables[loop] as PgTable, row() as Partial<NewRow<PgTable>>),
        id: opened.id,
        stage,
        came_from: 'none',
        came_by: move,
      }
      return { act: 'open', table: loop, columns: columnsOf(record).join(), data: record }
    })
    return opened
  }

  /** Moves a case on; the database refuses what is not lawful. */
  move<L extends LoopName>(
    on: Case<L>,
    at: number,
    by: Staff,
    move: string,
    stage: string,
    cameWith: Record<string, unknown> = {},
    set: Partial<NewRow<CaseTable<L>>> = {},
  ): void {
    const from = on.stage
    on.stage = stage
    this.push(at, by, () => {
      const record = {
        ...toRecord(caseTables[on.loop] as PgTable, set as Partial<NewRow<PgTable>>),
        stage,
        came_from: from,
        came_by: move,
        came_with: cameWith,
      }
      return { act: 'move', table: on.loop, id: on.id, columns: columnsOf(record).join(), data: record }
    })
  }

  /** Writes rows that belong to a case but are no move of it. */
  rows<T extends PgTable>(table: T, at: number, rows: () => NewRow<T>[]): void {
    this.push(at, null, () => {
      const records = rows().map(row => toRecord(table, row))
      return { act: 'rows', table: getTableName(table), columns: columnsOf(records[0]!).join(), data: records }
    })
  }

  /** Lifts the measures that are in force at a hazard. */
  lift(on: Case<'hazard'>, at: number, by: Staff, reason: string): void {
    this.push(at, null, () => {
      const record = toRecord(hazardMeasure, { liftedById: by.id, liftedAt: new Date(at), liftReason: reason })
      return { act: 'lift', table: 'hazard_measure', id: on.id, columns: columnsOf(record).join(), data: record }
    })
  }

  answer(): Answer {
    const answer = { id: 0 }
    this.answers.push(answer)
    return answer
  }

  private push(at: number, by: Staff | null, write: Step['write']): void {
    this.steps.push({ at, order: this.steps.length, by, write })
  }

  count(loop: LoopName): number {
    return this.cases.filter(item => item.loop === loop).length
  }

  /** Numbers the cases that have no number yet. */
  private async number(client: pg.Client): Promise<void> {
    for (const loop of Object.keys(caseTables) as LoopName[]) {
      const fresh = this.cases
        .filter(item => item.loop === loop && item.id === 0)
        .sort((a, b) => a.openedAt - b.openedAt)
      const ids = await reserveIds(client, caseTables[loop], fresh.length)
      for (const [index, item] of fresh.entries()) item.id = ids[index]!
    }
    const fresh = this.answers.filter(answer => answer.id === 0)
    const ids = await reserveIds(client, inspectionAnswer, fresh.length)
    for (const [index, answer] of fresh.entries()) answer.id = ids[index]!
  }

  /** Plays what was gathered up to an instant, oldest first, and forgets it. */
  async play(
    client: pg.Client,
    onProgress: (done: number, total: number) => void,
    until = Number.POSITIVE_INFINITY,
  ): Promise<void> {
    await this.number(client)
    const all = this.steps.splice(0).sort((a, b) => a.at - b.at || a.order - b.order)
    const steps = all.filter(step => step.at <= until)
    this.steps.push(...all.slice(steps.length))
    if (steps.length === 0) return
    const shapes = new Map<string, number>()
    const acts = steps.map(({ at, by, write }) => {
      const { act, table, columns, id, data } = write()
      const shape = actStatement(act, table, columns)
      if (!shapes.has(shape)) shapes.set(shape, shapes.size + 1)
      return {
        shape: shapes.get(shape),
        at: new Date(at).toISOString(),
        membership: by?.membershipId ?? null,
        id,
        data,
      }
    })
    await client.query(player([...shapes.keys()]))
    const batch = 1500
    for (let from = 0; from < acts.length; from += batch) {
      await client.query('select pg_temp.play($1)', [JSON.stringify(acts.slice(from, from + batch))])
      onProgress(Math.min(from + batch, acts.length), acts.length)
    }
  }
}
