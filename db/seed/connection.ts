import pg from 'pg'
import { advisoryLocks } from '../advisory-locks'

/** Runs the work as the owner of the schema, alone and in one transaction. */
export async function asOwner<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [advisoryLocks.seed])
    await client.query('set local role sixlines_owner')
    await client.query('set local search_path to public')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    // an unfinished transaction is rolled back with its connection
    await client.end()
  }
}

/** Tells the planner what the tables now hold; a fresh database knows nothing of itself. */
export async function analyze(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('set role sixlines_owner')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}
