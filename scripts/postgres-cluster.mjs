import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { birthOf, run } from './processes.mjs'
import { Trouble } from './progress.mjs'

/** Makes the database cluster if there is none. It is built beside its place and moved in whole, so an interrupted start leaves no half of one. */
export async function ensureCluster(folder, { binaries, account, password }) {
  const place = join(folder, 'pg')
  if (existsSync(join(place, 'PG_VERSION'))) {
    const found = readFileSync(join(place, 'PG_VERSION'), 'utf8').trim()
    if (Number(found) === binaries.major) return
    throw new Trouble(
      `The database in ${place} was made by PostgreSQL ${found} and the embedded one is ${binaries.major}; move it over with pg_dump, or set DATA_DIR.`,
      `${place} 由 PostgreSQL ${found} 创建，而内置版本为 ${binaries.major}；请用 pg_dump 迁移，或设置 DATA_DIR。`,
    )
  }
  if (existsSync(place) && readdirSync(place).length > 0) {
    throw new Trouble(
      `${place} is not empty and holds no PostgreSQL database; move it away or set DATA_DIR.`,
      `${place} 非空且不是 PostgreSQL 数据库；请移走该目录，或设置 DATA_DIR。`,
    )
  }
  const draft = join(folder, `pg.new-${process.pid}`)
  const passwordFile = `${draft}.pw`
  for (const name of readdirSync(folder)) if (isAbandoned(name)) rmSync(join(folder, name), { recursive: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  try {
    for (const path of [draft, passwordFile]) chownSync(path, account.owner, process.getgid())
    await initdb(draft, passwordFile, { binaries, account })
    renameSync(draft, place)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

function isAbandoned(name) {
  const pid = name.match(/^pg\.new-(\d+)(\.pw)?$/)?.[1]
  return pid !== undefined && birthOf(Number(pid)) === null
}

async function initdb(target, passwordFile, { binaries, account }) {
  const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions']
  // With the C locale pg_trgm silently finds nothing in Chinese; ICU also orders by pinyin.
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=zh-Hans-CN']
  const [file, args] = account.wrap(binaries.initdb, [`--pgdata=${target}`, ...options, ...locale])
  const made = await run(file, args, { ...account.ids, env: plainEnvironment() })
  if (made.code === 0) return
  const reason = made.output.match(/(?:initdb: )?error: (.+)/)?.[1] ?? made.output.trim().split('\n').at(-1)
  throw new Trouble(`The database could not be created: ${reason}`, `无法创建数据库：${reason}`)
}

export const plainEnvironment = () => ({ PATH: process.env.PATH, LC_MESSAGES: 'C', TZ: 'UTC' })

/** The port of this data folder's own server: chosen once, kept in a file, and chosen anew only when something else took it. */
export async function portOf(folder) {
  const file = join(folder, 'pg-port')
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (kept > 0 && (await isFree(kept))) return kept
  const chosen = await freePort()
  writeFileSync(file, `${chosen}\n`)
  return chosen
}

function isFree(port, host = '127.0.0.1') {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
