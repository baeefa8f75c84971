import './node-version.mjs'
import { join } from 'node:path'
import { claim } from './claims.mjs'
import { closeOnSignals, isClosing, onClose } from './closing.mjs'
import { databaseWork } from './database.mjs'
import { bringUpApp, bringUpDatabase, bringUpWorker } from './environment.mjs'
import { install } from './install.mjs'
import { dataFolder, prepareDataFolder } from './paths.mjs'
import { endGroup } from './processes.mjs'
import { main, Trouble } from './progress.mjs'
import { portFrom, requireFreePort } from './serve.mjs'

await main(async () => {
  closeOnSignals({ farewell: 'Stopping · 正在停止' })
  const mode = process.argv.includes('--dev') ? 'dev' : 'start'
  const port = portFrom()
  const host = process.env.HOST || 'localhost'
  const origin = process.env.APP_ORIGIN || `http://localhost:${port}`
  const folder = dataFolder()
  prepareDataFolder(folder)
  const turn = await takeFolder(folder)
  await requireFreePort(port, host)
  await install()
  const wanted = process.argv.includes('--seed') || process.env.SEED_DEMO === '1'
  const database = await bringUpDatabase({ folder, demo: wanted || 'embedded' })
  const hear = text => process.stdout.write(text)
  const started = child => turn.update({ child })
  const [app, demo] = await Promise.all([
    bringUpApp({ database, mode, port, host, origin, hear, started }),
    database.demo ? databaseWork(['signIns'], {}) : null,
    // one worker is enough for many apps: a second one may run on a machine of its own
    process.env.WORKER === 'off' ? null : bringUpWorker({ database, origin }),
  ])
  greet({ signIns: demo?.signIns, origin, host })
  const how = await app.ended
  if (isClosing()) return 0
  throw new Trouble(`The app ended by itself (${how}); start it again.`, `应用意外退出（${how}）；请重新启动。`)
})

/** One running app for a data folder. What a killed start left behind is ended first. */
async function takeFolder(folder) {
  const turn = claim(join(folder, 'app.lock'))
  if (turn.holder) {
    throw new Trouble(
      `Sixlines already runs on ${folder} (process ${turn.holder.pid}); stop it first, or set DATA_DIR and PORT for a second one.`,
      `六线已在 ${folder} 上运行（进程 ${turn.holder.pid}）；请先停止它，或用 DATA_DIR 与 PORT 另起一份。`,
    )
  }
  onClose(() => turn.release())
  if (turn.orphan) await endGroup(turn.orphan)
  return turn
}

function greet({ signIns, origin, host }) {
  console.log(`\n  Sixlines 六线   ${origin}`)
  if (host !== 'localhost' && !process.env.APP_ORIGIN) {
    console.log(`  Listening on ${host}; set APP_ORIGIN to the address people use · 请将 APP_ORIGIN 设为实际访问地址`)
  }
  if (signIns) {
    console.log('\n  Demo sign-ins · 演示账号')
    console.log(`  password · 密码  ${signIns.password}`)
    for (const { role, email, nameZh, nameEn, unitZh, unitEn } of firstOfEachRole(signIns.people)) {
      console.log(`  ${role.padEnd(15)}  ${email.padEnd(30)} ${nameZh} ${nameEn} · ${unitZh} ${unitEn}`)
    }
  } else {
    console.log('\n  First administrator · 首位管理员：npm run admin:create -- --email you@example.org --name 姓名')
  }
  console.log('\n  Ctrl-C stops it · 按 Ctrl-C 停止\n')
}

function firstOfEachRole(people) {
  return people.filter(({ role }, index) => people.findIndex(other => other.role === role) === index)
}
