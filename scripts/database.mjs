import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseTrouble } from './database-trouble.mjs'
import { inRoot, root } from './paths.mjs'
import { startPostgres } from './postgres.mjs'
import { run } from './processes.mjs'
import { Trouble } from './progress.mjs'
import { rolePasswords } from './secrets.mjs'

/** The addresses in the environment; with none of them the embedded database is used. */
export const sourceFromEnvironment = () => ({
  admin: process.env.DATABASE_URL,
  app: process.env.DATABASE_APP_URL,
  auth: process.env.DATABASE_AUTH_URL,
})

/**
 * The database that `source` names, else the embedded one of this data folder, brought up and reachable.
 * Where only the app's own addresses are given there is no administrator, and nothing is migrated or seeded.
 */
export async function openDatabase({
  folder,
  secrets,
  durable,
  note,
  name = 'sixlines',
  source = sourceFromEnvironment(),
}) {
  const { admin, app, auth } = source
  if (admin || (app && auth)) {
    await checkServer(admin || app, { mustCreateRoles: Boolean(admin) && !(app && auth) })
    const stop = async () => {}
    return { kind: 'external', adminUrl: admin || null, stop, ...addresses(admin || app, secrets, { app, auth }) }
  }
  const server = await startPostgres(folder, { password: secrets.superuser, durable, note })
  await createDatabase(server.url('postgres'), name)
  const adminUrl = server.url(name)
  return { kind: 'embedded', adminUrl, stop: server.stop, ...addresses(adminUrl, secrets, {}) }
}

// Roles whose addresses were given are somebody else's to make, so no passwords are set.
function addresses(base, secrets, given) {
  const as = role => addressFor(base, `sixlines_${role}`, secrets[role])
  return {
    passwords: given.app && given.auth ? undefined : rolePasswords(secrets),
    appUrl: given.app || as('app'),
    authUrl: given.auth || as('auth'),
    workerUrl: as('worker'),
    auditUrl: as('audit'),
  }
}

/** The same server and database for another role. */
export function addressFor(address, user, password) {
  const url = new URL(address)
  url.username = user
  url.password = encodeURIComponent(password)
  return url.href
}

export function withDatabase(address, name) {
  const url = new URL(address)
  url.pathname = `/${name}`
  return url.href
}

/** One connection for the length of `work`; what goes wrong comes out as a sentence. */
export async function ask(address, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } catch (error) {
    throw error instanceof Trouble ? error : databaseTrouble(error, address)
  } finally {
    await client.end().catch(() => {})
  }
}

export async function createDatabase(address, name, template = 'template1') {
  await ask(address, async client => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    const [made, from] = [name, template].map(word => client.escapeIdentifier(word))
    if (rowCount === 0) await client.query(`create database ${made} template ${from}`)
  })
}

async function checkServer(address, { mustCreateRoles }) {
  if (!URL.canParse(address) || !/^postgres(ql)?:$/.test(new URL(address).protocol)) {
    throw new Trouble(
      'DATABASE_URL is not a postgresql://user:password@host:port/database address.',
      'DATABASE_URL 不是 postgresql://用户:密码@主机:端口/数据库 形式的地址。',
    )
  }
  await ask(address, async client => {
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int / 10000 as major, rolsuper or rolcreaterole as makes_roles,
              has_database_privilege(current_database(), 'CREATE') as makes_schemas, rolname
         from pg_roles where rolname = current_user`,
    )
    const { major, makes_roles, makes_schemas, rolname } = rows[0]
    if (major < 15) {
      throw new Trouble(
        `That server is PostgreSQL ${major}; Sixlines needs PostgreSQL 15 or newer.`,
        `该服务器为 PostgreSQL ${major}；六线需要 15 或更新版本。`,
      )
    }
    if (mustCreateRoles && !(makes_roles && makes_schemas)) {
      throw new Trouble(
        `The user ${rolname} of DATABASE_URL may not ${makes_roles ? 'create schemas in this database' : 'create roles'}; give it that right or use another user.`,
        `DATABASE_URL 的用户 ${rolname} 无权${makes_roles ? '在此数据库中创建模式' : '创建角色'}；请授权或更换用户。`,
      )
    }
  })
}

/** Runs database work in a TypeScript process: see database-task.mjs for the names. Evidence that it writes goes to `folder`. */
export async function databaseWork(names, { folder, ...input }, note = () => {}) {
  const flags = ['--import', 'tsx', '--conditions=react-server', inRoot('scripts', 'database-task.mjs')]
  let answer = {}
  const done = await run(process.execPath, flags, {
    cwd: root,
    input: JSON.stringify({ ...input, work: names }),
    env: { ...process.env, DATABASE_ADMIN_URL: input.adminUrl ?? '', ...(folder ? { DATA_DIR: folder } : {}) },
    onMessage: message => {
      if (message.progress) note(message.progress)
      else answer = message
    },
  })
  if (answer.results) return answer.results
  if (answer.failed)
    throw databaseTrouble(Object.assign(new Error(answer.failed.message), answer.failed), input.adminUrl)
  throw new Error(`${names.join(', ')} failed (${done.signal ?? done.code})\n${done.output}`)
}

/** Roles, tables and the data that every installation needs; also hands back the demo's sign-ins. */
export async function migrateDatabase(database, note) {
  if (!database.adminUrl) return
  await databaseWork(['migrate', 'base'], { adminUrl: database.adminUrl, passwords: database.passwords }, note)
}

/** Seeds the demo unless this folder remembers having done so for this very database. */
export async function seedDemoOnce(database, folder, note) {
  const marker = join(folder, 'demo-seeded')
  const identity = await identityOf(database.adminUrl)
  if (existsSync(marker) && readFileSync(marker, 'utf8').split('\n').includes(identity)) return false
  await databaseWork(['demo'], { adminUrl: database.adminUrl, folder }, note)
  writeFileSync(marker, `${identity}\n`, { flag: 'a' })
  return true
}

function identityOf(address) {
  return ask(address, async client => {
    const { rows } = await client.query(
      `select system_identifier || '/' || (select oid from pg_database where datname = current_database()) as identity
         from pg_control_system()`,
    )
    return rows[0].identity
  })
}
