import './node-version.mjs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeOnSignals } from './closing.mjs'
import { ask, databaseWork, sourceFromEnvironment, withDatabase } from './database.mjs'
import { bringUpDatabase } from './environment.mjs'
import { install } from './install.mjs'
import { dataFolder } from './paths.mjs'
import { isAlive } from './processes.mjs'
import { main, step, Trouble } from './progress.mjs'
import { confirm, secret } from './prompt.mjs'

const commands = { start, migrate, seed, reset, psql, admin, verify }
const [name, ...words] = process.argv.slice(2)

await main(async () => {
  const command = commands[name]
  if (!command) {
    const all = Object.keys(commands).join(' | ')
    throw new Trouble(`Say what to do with the database: ${all}.`, `请指明数据库操作：${all}。`)
  }
  if (name !== 'psql') closeOnSignals({ exitCode: name === 'start' ? 0 : 130, farewell: 'Stopping · 正在停止' })
  const options = {
    email: { type: 'string' },
    name: { type: 'string' },
    tasks: { type: 'string' },
    yes: { type: 'boolean' },
  }
  const { values } = parseArgs({ args: words.filter(word => word !== '--'), options })
  await install()
  return command(values)
})

async function bringUp(demo = false) {
  const database = await bringUpDatabase({ folder: dataFolder(), demo })
  if (database.adminUrl) return database
  throw new Trouble(
    'This needs the administrator’s address: set DATABASE_URL besides DATABASE_APP_URL and DATABASE_AUTH_URL.',
    '此操作需要管理员地址：除 DATABASE_APP_URL 与 DATABASE_AUTH_URL 外，请设置 DATABASE_URL。',
  )
}

async function start() {
  const { adminUrl } = await bringUp()
  console.log(`\n  ${adminUrl}\n\n  Ctrl-C stops it · 按 Ctrl-C 停止\n`)
  // A timer keeps the process; the signal handler ends it.
  setInterval(() => {}, 3_600_000)
  await new Promise(() => {})
}

async function migrate() {
  await bringUp()
}

async function seed({ tasks }) {
  const count = tasks === undefined ? undefined : Number(tasks)
  if (count !== undefined && !(Number.isInteger(count) && count > 0)) {
    throw new Trouble('--tasks takes a whole number above 0.', '--tasks 须为正整数。')
  }
  const { adminUrl, folder } = await bringUp(true)
  const work = note => databaseWork(['large'], { adminUrl, folder, tasks: count }, note)
  if (count) await step(`${count} tasks · ${count} 项任务`, work)
}

async function reset({ yes }) {
  const source = sourceFromEnvironment()
  if (source.admin || source.app) {
    throw new Trouble(
      'db:reset works on the embedded database only; unset DATABASE_URL.',
      'db:reset 只用于内置数据库；请取消 DATABASE_URL。',
    )
  }
  const folder = dataFolder()
  const lock = join(folder, 'app.lock')
  if (existsSync(lock) && isAlive(JSON.parse(readFileSync(lock, 'utf8')))) {
    throw new Trouble('Sixlines is running on this data; stop it first.', '六线正在使用这些数据；请先停止。')
  }
  const question = `Delete everything in the database of ${folder} and seed the demo anew? · 删除 ${folder} 数据库中的全部内容并重新生成演示数据？`
  if (!yes && !(await confirm(question))) return 1
  const { adminUrl } = await bringUp()
  const server = withDatabase(adminUrl, 'postgres')
  await ask(server, client => client.query('drop database sixlines with (force)'))
  rmSync(join(folder, 'demo-seeded'), { force: true })
  await bringUp(true)
}

async function psql() {
  // psql has its own use for Ctrl-C.
  process.on('SIGINT', () => {})
  const { adminUrl } = await bringUp()
  const url = new URL(adminUrl)
  const password = decodeURIComponent(url.password)
  url.password = ''
  const child = spawn('psql', [url.href], { stdio: 'inherit', env: { ...process.env, PGPASSWORD: password } })
  const [outcome] = await Promise.race([once(child, 'exit'), once(child, 'error')])
  if (typeof outcome === 'number') return outcome
  throw new Trouble(
    `psql is not installed; any client can connect while npm run db:start runs: ${adminUrl}`,
    `未安装 psql；运行 npm run db:start 时，可用任何客户端连接：${adminUrl}`,
  )
}

async function admin({ email, name: fullName }) {
  if (!email || !fullName) {
    throw new Trouble(
      'Say who: npm run admin:create -- --email you@example.org --name "Full Name".',
      '请指明人员：npm run admin:create -- --email you@example.org --name 姓名。',
    )
  }
  const password = process.env.ADMIN_PASSWORD || (await secret('Password · 密码: '))
  const { adminUrl } = await bringUp()
  const input = { adminUrl, email, name: fullName, password }
  await step(`Administrator ${email} · 管理员`, () => databaseWork(['administrator'], input)).catch(error => {
    throw error instanceof Trouble ? error : new Trouble(error.message, `未能创建管理员：${error.message}`)
  })
}

async function verify() {
  const { adminUrl } = await bringUp()
  const work = note => databaseWork(['verify'], { adminUrl, url: adminUrl }, note)
  const { verify: report } = await step('Ledger · 台账校验', work, results => results.verify.ok)
  console.log(`\n${report.says}\n${report.beyond}`)
  return report.ok ? 0 : 1
}
