import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'

/** A row to insert; an identity that was reserved may be given. */
export type NewRow<T extends PgTable> = InferInsertModel<T, { dbColumnNames: false; override: true }>

/** The row under its column names, as JSON. */
export function toRecord<T extends PgTable>(table: T, row: Partial<NewRow<T>>): Record<string, unknown> {
  const columns = getTableColumns(table)
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== undefined)
      // JSON has no number of 64 bits
      .map(([key, value]) => [columns[key]!.name, typeof value === 'bigint' ? String(value) : value]),
  )
}

const qualified = (table: PgTable, schema: string) => `${schema}.${JSON.stringify(getTableName(table))}`

/** Inserts many rows of one shape in one statement. */
export async function insertRows<T extends PgTable>(
  client: pg.Client,
  table: T,
  rows: NewRow<T>[],
  schema = 'public',
): Promise<void> {
  if (rows.length === 0) return
  const records = rows.map(row => toRecord(table, row))
  const columns = Object.keys(records[0]!)
    .map(name => JSON.stringify(name))
    .join(', ')
  const target = qualified(table, schema)
  await client.query(
    `insert into ${target} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${target}, $1)`,
    [JSON.stringify(records)],
  )
}

/** So many fresh ids of a table, ascending. */
export async function reserveIds(client: pg.Client, table: PgTable, count: number): Promise<number[]> {
  const { rows } = await client.query(
    `select nextval(pg_get_serial_sequence($1, 'id'))::int as id from generate_series(1, $2) order by 1`,
    [qualified(table, 'public'), count],
  )
  return rows.map(row => row.id as number)
}
