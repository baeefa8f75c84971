import './node-version.mjs'
import { closeOnSignals, isClosing } from './closing.mjs'
import { bringUpDatabase, bringUpWorker } from './environment.mjs'
import { install } from './install.mjs'
import { dataFolder } from './paths.mjs'
import { main, Trouble } from './progress.mjs'
import { portFrom } from './serve.mjs'

await main(async () => {
  closeOnSignals({ farewell: 'Stopping · 正在停止' })
  await install()
  const database = await bringUpDatabase({ folder: dataFolder(), demo: false })
  const origin = process.env.APP_ORIGIN || `http://localhost:${portFrom()}`
  const worker = await bringUpWorker({ database, origin })
  const how = await worker.ended
  if (isClosing()) return 0
  throw new Trouble(`The worker ended by itself (${how}); start it again.`, `后台进程意外退出（${how}）；请重新启动。`)
})
