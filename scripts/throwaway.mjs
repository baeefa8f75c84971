import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onClose } from './closing.mjs'
import { addressFor, ask, createDatabase, withDatabase } from './database.mjs'
import { bringUpDatabase } from './environment.mjs'
import { endAbandoned } from './postgres.mjs'
import { Trouble } from './progress.mjs'

const mark = 'made by npm test'
const prefix = 'sixlines-test-'
let seeded

/** A migrated and seeded database that is gone when the command ends: on DATABASE_URL's server if set, else on an embedded one in a temporary folder. */
export async function throwawayDatabase(label) {
  seeded ??= await seedTemplate()
  const name = `sixlines_${label}_${process.pid}`
  await make(name, seeded.name)
  const database = await bringUpDatabase({ ...where(name), folder: seeded.folder, demo: false, durable: false })
  return { ...database, demo: true }
}

// The demo takes longest, so it is told once and each database starts as a copy.
async function seedTemplate() {
  await sweep()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  onClose(() => rmSync(folder, { recursive: true, force: true }))
  const name = `sixlines_seeded_${process.pid}`
  if (process.env.DATABASE_URL) {
    await requireTestServer(process.env.DATABASE_URL)
    await make(name)
  }
  const { adminUrl } = await bringUpDatabase({ ...where(name), folder, demo: true, durable: false })
  const server = process.env.DATABASE_URL || withDatabase(adminUrl, 'postgres')
  seeded = { folder, name, server }
  await ask(server, client => client.query(`comment on role sixlines_app is '${mark}'`))
  return seeded
}

/** Clears away what killed test runs of this user left behind. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter(entry => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    const found = statSync(folder, { throwIfNoEntry: false })
    const isOurs = found?.uid === process.getuid() && Date.now() - found.mtimeMs > 60_000
    if (isOurs && (await endAbandoned(folder))) rmSync(folder, { recursive: true, force: true })
  }
}

function where(name) {
  const server = process.env.DATABASE_URL
  return server ? { source: { admin: withDatabase(server, name) } } : { name, source: {} }
}

async function make(name, template) {
  const server = seeded?.server ?? process.env.DATABASE_URL
  await createDatabase(server, name, template)
  if (process.env.DATABASE_URL)
    onClose(() => ask(server, client => client.query(`drop database "${name}" with (force)`)))
}

// Roles belong to the whole server: migrating a test database there would change the passwords of a Sixlines in use.
async function requireTestServer(server) {
  const used = await ask(server, async client => {
    const { rows } = await client.query(
      `select shobj_description(oid, 'pg_authid') is distinct from $1 as used from pg_roles where rolname = 'sixlines_app'`,
      [mark],
    )
    return rows[0]?.used ?? false
  })
  if (!used) return
  const at = new URL(addressFor(server, '', '')).host
  throw new Trouble(
    `The server ${at} already serves a Sixlines; the tests would change its passwords. Give DATABASE_URL a server made for tests, or none.`,
    `服务器 ${at} 上已有在用的六线，测试会改动其密码；请把 DATABASE_URL 指向测试专用服务器，或不设置。`,
  )
}
