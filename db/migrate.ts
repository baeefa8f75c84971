import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { stageStates } from '@/domain/loop'
import { allLawfulMoves, loops } from '@/domain/loops'
import { advisoryLocks } from './advisory-locks'

export type RolePasswords = { app: string; auth: string; worker: string; audit: string; backup: string }

const here = import.meta.dirname

/** Makes the roles, with their passwords, in the server the admin address leads to. */
export async function createRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  const exists = async (role: string) =>
    (await client.query('select from pg_roles where rolname = $1', [role])).rowCount === 1
  if (!(await exists('sixlines_owner'))) await client.query('create role sixlines_owner nologin')
  await client.query('grant sixlines_owner to current_user')
  for (const [name, password] of Object.entries(passwords)) {
    const role = `sixlines_${name}`
    if (!(await exists(role)))
      await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls`)
    await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`)
    await client.query(`alter role ${role} set idle_in_transaction_session_timeout = '60s'`)
    // a membership begins and ends with the day in Shanghai
    await client.query(`alter role ${role} set timezone = 'Asia/Shanghai'`)
  }
  const database = client.escapeIdentifier((await client.query('select current_database() as name')).rows[0].name)
  await client.query(`grant create on database ${database} to sixlines_owner`)
  // the worker's queue is its own
  await client.query('grant sixlines_worker to current_user')
  await client.query('create schema if not exists graphile_worker authorization sixlines_worker')
  // the queue's own migration asks for the schema again, which needs the right to make it
  await client.query(`grant create on database ${database} to sixlines_worker`)
  await client.query('grant all on schema public to sixlines_owner')
}

/** The lawful moves and stages as domain/loops.ts has them; a row that cases still use cannot vanish. */
async function writeLoops(client: pg.Client): Promise<void> {
  const stages = Object.entries(loops).flatMap(([loop, { states }]) =>
    Object.entries(states).map(([stage, state]) => ({ loop, stage, state })),
  )
  if (stages.some(({ state }) => !stageStates.includes(state))) throw new Error('a stage has an unknown state')
  await client.query(
    `insert into loop_stage select * from json_populate_recordset(null::loop_stage, $1)
     on conflict (loop, stage) do update set state = excluded.state`,
    [JSON.stringify(stages)],
  )
  const moves = allLawfulMoves.map(m => ({
    loop: m.loop,
    move: m.move,
    from_stage: m.fromStage,
    to_stage: m.toStage,
    roles: m.roles,
    side: m.side,
    needs: m.needs,
    apart_from: m.apartFrom,
    level: m.level,
    sets_level: m.setsLevel,
    stamps: m.stamps,
  }))
  await client.query(
    `insert into lawful_move select * from json_populate_recordset(null::lawful_move, $1)
     on conflict (loop, move, from_stage, to_stage) do update set roles = excluded.roles, side = excluded.side, needs = excluded.needs,
       apart_from = excluded.apart_from, level = excluded.level, sets_level = excluded.sets_level, stamps = excluded.stamps`,
    [JSON.stringify(moves)],
  )
  await client.query(
    `delete from lawful_move l where not exists (select from json_populate_recordset(null::lawful_move, $1) n
       where (n.loop, n.move, n.from_stage, n.to_stage) = (l.loop, l.move, l.from_stage, l.to_stage))`,
    [JSON.stringify(moves)],
  )
}

/** Functions, triggers, constraints and policies: declared whole in db/guards, applied again when a file of them changed. */
async function applyGuards(client: pg.Client): Promise<void> {
  const files = readdirSync(join(here, 'guards')).sort()
  const texts = files.map(file => readFileSync(join(here, 'guards', file), 'utf8'))
  const tables = readdirSync(join(here, 'migrations')).join()
  const hash = createHash('sha256').update(texts.join('\0')).update(tables).digest('hex')
  await client.query(
    'create table if not exists drizzle.guards (hash text not null, at timestamptz not null default now())',
  )
  const { rows } = await client.query('select hash from drizzle.guards order by at desc limit 1')
  if (rows[0]?.hash === hash) return
  await client.query('begin')
  for (const [index, text] of texts.entries()) {
    await client.query(text).catch(error => {
      throw new Error(`db/guards/${files[index]}: ${error.message}`, { cause: error })
    })
  }
  await client.query('insert into drizzle.guards (hash) values ($1)', [hash])
  await client.query('commit')
}

/** Brings the database to this code's schema, guards and loops; safe to run again and from two places at once. */
export async function migrate({ adminUrl, passwords }: { adminUrl: string; passwords?: RolePasswords }): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLocks.migrate])
    if (passwords) await createRoles(client, passwords)
    await client.query('set role sixlines_owner')
    await applyMigrations(drizzle(client), { migrationsFolder: join(here, 'migrations') })
    await client.query('set search_path to public')
    await writeLoops(client)
    await applyGuards(client)
  } finally {
    await client.end()
  }
}
