import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import { joinUsers, livingUsers } from './claims.mjs'
import { postgresAccount } from './postgres-account.mjs'
import { postgresBinaries } from './postgres-binaries.mjs'
import { ensureCluster, plainEnvironment, portOf } from './postgres-cluster.mjs'
import { birthOf, goneWithin, markOf, pause, run } from './processes.mjs'
import { Trouble } from './progress.mjs'

const settings = [
  'shared_buffers=256MB',
  'max_connections=100',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
]
const lasting = ['fsync=on']
const throwaway = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Brings up the embedded PostgreSQL of a data folder, joining the one that already runs there.
 * `stop()` ends it unless another of our processes still uses it. `note` hears what it is waiting for.
 */
export async function startPostgres(folder, { password, durable = true, note = () => {} }) {
  const binaries = postgresBinaries()
  const account = postgresAccount(join(folder, 'pg'), binaries.postgres)
  const users = joinUsers(join(folder, 'pg-users'))
  const server = { folder, binaries, account, password, durable, note }
  try {
    await ensureCluster(folder, server)
    const { port, mark } = (await adopt(server)) ?? (await launch(server))
    return {
      url: database => `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
      mark,
      stop: async () => {
        if (users.leave()) await shutDown(mark)
      },
    }
  } catch (error) {
    users.leave()
    throw error
  }
}

/** Joins a server that survived us, if its pid file names a living postgres on this very folder; clears the file if it names a stranger. */
async function adopt(server) {
  const pidFile = join(server.folder, 'pg', 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const [pidLine, , , portLine] = readFileSync(pidFile, 'utf8').split('\n')
  const mark = markOf(Number(pidLine))
  if (mark.birth === null) return null
  const whose = await serves(mark.pid, join(server.folder, 'pg'))
  if (whose === 'another') rmSync(pidFile)
  if (whose !== 'ours') return null
  server.note('PostgreSQL is already running')
  const port = Number(portLine)
  if (await answers(server, port, mark)) return { port, mark }
  await shutDown(mark)
  return null
}

/** Ends the server of a folder whose users were all killed; false when somebody still uses it. */
export async function endAbandoned(folder) {
  if (livingUsers(join(folder, 'pg-users')).length > 0) return false
  const pidFile = join(folder, 'pg', 'postmaster.pid')
  if (!existsSync(pidFile)) return true
  const mark = markOf(Number(readFileSync(pidFile, 'utf8').split('\n')[0]))
  if (mark.birth !== null && (await serves(mark.pid, join(folder, 'pg'))) === 'ours') await shutDown(mark)
  return true
}

/** Whether a living process is the server of this folder: 'ours', 'another' (the id was reused), or 'unknown'. */
async function serves(pid, pgFolder) {
  const { output } = await run('ps', ['-o', 'args=', '-ww', '-p', String(pid)]).catch(() => ({
    output: commandLine(pid),
  }))
  if (output !== '' && !output.includes('postgres')) return 'another'
  if (output.includes(pgFolder)) return 'ours'
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgFolder) ? 'ours' : 'another'
  } catch {
    return 'unknown'
  }
}

function commandLine(pid) {
  return existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') : ''
}

async function launch(server) {
  const { folder, binaries, account, durable } = server
  const log = join(folder, 'pg.log')
  if (existsSync(log) && statSync(log).size > 20_000_000) truncateSync(log)
  for (let attempt = 1; ; attempt++) {
    const port = await portOf(folder)
    const options = [...settings, ...(durable ? lasting : throwaway)].flatMap(setting => ['-c', setting])
    const [file, args] = account.wrap(binaries.postgres, ['-D', join(folder, 'pg'), '-p', String(port), ...options])
    const output = openSync(log, 'a', 0o600)
    const from = statSync(log).size
    // In a group of its own, so that Ctrl-C reaches us first and the app is gone before its database.
    const child = spawn(file, args, {
      ...account.ids,
      detached: true,
      stdio: ['ignore', output, output],
      env: plainEnvironment(),
    })
    closeSync(output)
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
    child.unref()
    const mark = markOf(child.pid)
    if (await answers(server, port, mark)) return { port, mark }
    const joined = await adopt(server)
    if (joined) return joined
    const said = readFileSync(log, 'utf8').slice(from)
    // Backends of a killed server take a moment to notice, and a port can be lost between choosing and taking it.
    if (server.passwordWasSet && attempt === 1) continue
    if (attempt < 10 && /still in use|Address already in use|lock file .* (is empty|already exists)/.test(said))
      await pause(1000)
    else throw whyNot(said, log)
  }
}

/** True when the server on the port is up and is ours; false when its process has ended or it is somebody else's. */
async function answers(server, port, mark) {
  const { default: pg } = await import('pg')
  const since = Date.now()
  while (birthOf(mark.pid) === mark.birth && mark.birth !== null) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password: server.password,
      database: 'postgres',
      ssl: false,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query('show data_directory')
      return realpathSync(rows[0].data_directory) === realpathSync(join(server.folder, 'pg'))
    } catch (error) {
      if (error.code === '28P01') return await resetPassword(server, mark)
      if (error.code === '57P03') server.note('PostgreSQL is getting ready · 正在就绪')
      else if (Date.now() - since > 60_000) return false
      await pause(60)
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

// secrets.json was lost or replaced while the data stayed: whoever owns the data folder may set the password anew.
async function resetPassword(server, mark) {
  const { folder, binaries, account, password } = server
  await shutDown(mark)
  const [file, args] = account.wrap(binaries.postgres, ['--single', '-D', join(folder, 'pg'), 'postgres'])
  const child = spawn(file, args, { ...account.ids, stdio: ['pipe', 'ignore', 'ignore'], env: plainEnvironment() })
  child.stdin.end(`ALTER ROLE postgres PASSWORD '${password.replaceAll("'", "''")}'\n`)
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
  server.passwordWasSet = true
  return false
}

async function shutDown(mark) {
  if (birthOf(mark.pid) !== mark.birth) return
  process.kill(mark.pid, 'SIGINT')
  if (await goneWithin(mark, 60_000)) return
  process.kill(mark.pid, 'SIGQUIT')
  await goneWithin(mark, 10_000)
}

function whyNot(said, log) {
  if (/No space left on device/.test(said)) {
    return new Trouble(
      'PostgreSQL could not start because the disk is full; free some space and start again. Nothing was lost.',
      '磁盘已满，PostgreSQL 无法启动；请腾出空间后重试，数据未丢失。',
    )
  }
  const reason = said.match(/(?:FATAL|PANIC|error): +(.+)/)?.[1] ?? said.trim().split('\n').at(-1) ?? ''
  return new Trouble(
    `PostgreSQL could not start: ${reason} (see ${log})`,
    `PostgreSQL 无法启动：${reason}（详见 ${log}）`,
  )
}
