import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './client'

/**
 * Inserts one row and names only the columns given. drizzle's own insert names every column of the table, and naming one,
 * even as its default, needs a right that the application's role does not have. `tail` is what follows the values.
 */
export async function insertGiven<T extends PgTable>(
  tx: Tx,
  table: T,
  row: Partial<T['$inferInsert']>,
  tail: SQL = sql``,
): Promise<Record<string, unknown>[]> {
  const columns = getTableColumns(table)
  const given = Object.entries(row).filter(([, value]) => value !== undefined)
  const names = given.map(([key]) => sql.identifier(columns[key]!.name))
  const values = given.map(([key, value]) => (value === null ? sql`null` : sql.param(value, columns[key]!)))
  const { rows } = await tx.execute(
    sql`insert into ${table} (${sql.join(names, sql`, `)}) values (${sql.join(values, sql`, `)}) ${tail}`,
  )
  return rows
}
