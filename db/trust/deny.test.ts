import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '@/env'
import { type Cast, makeCast } from '../commands/cast'

let cast: Cast
let app: pg.Pool
beforeAll(async () => {
  cast = await makeCast()
  app = new pg.Pool({ connectionString: env.DATABASE_APP_URL, max: 2 })
})
afterAll(async () => {
  await app.end()
  await cast.end()
})

const tables = async () =>
  (await cast.ask(`select tablename as name from pg_tables where schemaname = 'public' order by 1`)).map(
    row => row.name as string,
  )

describe('default deny', () => {
  test('every table has row-level security, forced', async () => {
    const open = await cast.ask(
      `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`,
    )
    expect(open).toEqual([])
  })
  test('without a context the app sees no row of any table', async () => {
    for (const table of await tables()) {
      const { rows } = await app.query(`select count(*)::int as n from public.${table}`)
      expect(rows[0].n, table).toBe(0)
    }
  })
  test('nothing can be deleted or truncated by the app, under any context', async () => {
    for (const table of await tables()) {
      await expect(cast.bypass('leader', `delete from public.${table}`), table).rejects.toMatchObject({ code: '42501' })
      await expect(cast.bypass('leader', `truncate public.${table} cascade`), table).rejects.toMatchObject({
        code: '42501',
      })
    }
  })
})

describe('the context cannot be forged', () => {
  test('a bare setting is no context', async () => {
    const client = await app.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('ctx.claims', $1, true), set_config('ctx.signature', $2, true)`, [
        `${1}|1|1|1|1|1|admin|1,2,3|`,
        'f'.repeat(64),
      ])
      expect((await client.query('select ctx.person() as me, ctx.orgs() as orgs')).rows[0]).toEqual({
        me: null,
        orgs: null,
      })
      expect((await client.query('select count(*)::int as n from task')).rows[0].n).toBe(0)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
  test('a true one is worthless in the next transaction, and with another unit in it', async () => {
    const client = await app.connect()
    try {
      await client.query('begin')
      await client.query('select ctx.open($1)', [cast.as.supervisor.token])
      const settings = ['claims', 'signature', 'units', 'units_signature'] as const
      const held: Record<string, string> = {}
      for (const name of settings) {
        held[name] = (await client.query(`select current_setting('ctx.${name}') as value`)).rows[0].value
      }
      expect((await client.query('select ctx.orgs() as orgs')).rows[0].orgs.length).toBeGreaterThan(0)
      await client.query(`select set_config('ctx.units', $1, true)`, [`${held.units},1,2,3`])
      expect((await client.query('select ctx.orgs() as orgs')).rows[0].orgs).toBeNull()
      await client.query('commit')
      await client.query('begin')
      for (const name of settings) await client.query(`select set_config('ctx.${name}', $1, true)`, [held[name]])
      expect((await client.query('select ctx.orgs() as orgs')).rows[0].orgs).toBeNull()
      expect((await client.query('select ctx.person() as me')).rows[0].me).toBeNull()
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
  test.each([
    `select * from ctx.secret`,
    `select ctx.sign('x')`,
    `select ctx.seal(1, null)`,
    `select ctx.assume(1)`,
    `select ctx.session('x')`,
    `select token from auth.session`,
    `select password from auth.account`,
    `select loops.event_hash('', '')`,
    `set role sixlines_owner`,
    `alter table task disable row level security`,
  ])('the app may not: %s', async statement => {
    await expect(cast.bypass('leader', statement)).rejects.toMatchObject({ code: '42501' })
  })
  test('an unknown token opens nothing', async () => {
    expect((await app.query('select ctx.open($1) as actor', ['no such token'])).rows[0].actor).toBeNull()
  })
})
