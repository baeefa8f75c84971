import { getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { hazard } from '@/db/schema/hazard'
import { inspection, inspectionAnswer } from '@/db/schema/inspection'
import { directive } from '@/db/schema/source'
import { task } from '@/db/schema/task'
import type { LoopName } from '@/domain/loop'
import { type NewRow, reserveIds, toRecord } from '../rows'
import type { Staff } from './people'

export const caseTables = { directive, task, hazard, inspection }
export type CaseTable<L extends LoopName> = (typeof caseTables)[L]

/** A case of the story; its number is given when the whole story is known, in the order of opening. */
export type Case<L extends LoopName = LoopName> = { loop: L; id: number; stage: string; openedAt: number }
export type Answer = { id: number }

type Step = {
  at: number
  order: number
  by: Staff | null
  write: () => { act: 'open' | 'move' | 'rows'; table: string; id?: number; columns: string; data: unknown }
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
  ): Case<L> {
    const opened: Case<L> = { loop, id: 0, stage, openedAt: at }
    this.cases.push(opened)
    this.push(at, by, () => {
      const record = {
        ...toRecord(caseTables[loop] as PgTable, row() as Partial<NewRow<PgTable>>),
        id: opened.id,
        stage,
        came_from: 'none',
        came_by: move,
        came_with: {},
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

  /** Plays what was gathered, oldest first, and forgets it; returns how many steps. */
  async play(client: pg.Client, onProgress: (done: number, total: number) => void): Promise<number> {
    await this.number(client)
    const steps = this.steps.splice(0).sort((a, b) => a.at - b.at || a.order - b.order)
    const batch = 1500
    for (let from = 0; from < steps.length; from += batch) {
      const chunk = steps.slice(from, from + batch).map(({ at, by, write }) => ({
        ...write(),
        at: new Date(at).toISOString(),
        membership: by?.membershipId ?? null,
      }))
      await client.query('select pg_temp.play($1)', [JSON.stringify(chunk)])
      onProgress(Math.min(from + batch, steps.length), steps.length)
    }
    return steps.length
  }
}

/** The player: acts as each step's member at each step's time. It exists for this connection only. */
export async function preparePlayer(client: pg.Client): Promise<void> {
  await client.query(`
    create function pg_temp.play(steps json) returns void language plpgsql as $play$
    declare
      s json;
      moved int;
      columns text;
    begin
      for s in select e from json_array_elements(steps) e loop
        columns := s ->> 'columns';
        if s ->> 'membership' is not null then perform ctx.assume((s ->> 'membership')::bigint, (s ->> 'at')::timestamptz); end if;
        case s ->> 'act'
          when 'open' then
            execute format('insert into public.%1$I (%2$s) overriding system value select %2$s from json_populate_record(null::public.%1$I, $1)', s ->> 'table', columns)
              using s -> 'data';
          when 'rows' then
            execute format('insert into public.%1$I (%2$s) overriding system value select %2$s from json_populate_recordset(null::public.%1$I, $1)', s ->> 'table', columns)
              using s -> 'data';
          when 'move' then
            execute format('update public.%1$I c set (version, %2$s) = (select c.version + 1, %2$s from (select %2$s from json_populate_record(null::public.%1$I, $1)) r) where c.id = $2',
              s ->> 'table', columns) using s -> 'data', (s ->> 'id')::bigint;
            get diagnostics moved = row_count;
            if moved <> 1 then raise exception 'there is no % %', s ->> 'table', s ->> 'id'; end if;
        end case;
      end loop;
    exception when others then
      raise exception '% in %', sqlerrm, left(s::text, 900);
    end $play$`)
}
