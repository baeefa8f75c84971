import './node-version.mjs'
import { appendFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { closeOnSignals } from './closing.mjs'
import { sourceFromEnvironment } from './database.mjs'
import { bringUpApp, bringUpDatabase, testEnvironment } from './environment.mjs'
import { install } from './install.mjs'
import { dataFolder, inRoot, root } from './paths.mjs'
import { freePort } from './postgres-cluster.mjs'
import { run } from './processes.mjs'
import { main, step, Trouble } from './progress.mjs'

/** Runs a TypeScript program against the production build on a data folder of its own, kept for the next time. */
export async function runAgainst({ folder: name, program, browser = false }) {
  await main(async () => {
    closeOnSignals({ exitCode: 130, farewell: 'Stopping · 正在停止' })
    if (!existsSync(inRoot(program))) throw new Trouble(`${program} is missing.`, `缺少 ${program}。`)
    await install()
    const chromium = browser ? await step('Finding Chromium · 查找 Chromium', findChromium) : process.env.CHROMIUM_PATH
    const folder = join(dataFolder(), name)
    const source = name === 'bench' ? sourceFromEnvironment() : {}
    const database = await bringUpDatabase({ folder, demo: true, source })
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const hear = text => appendFileSync(join(folder, 'app.log'), text)
    await bringUpApp({ database, port, origin, hear })
    const env = { ...testEnvironment(database, { port, origin }), NODE_ENV: 'production' }
    if (chromium) env.CHROMIUM_PATH = chromium
    const flags = ['--import', 'tsx', '--conditions=react-server', inRoot(program), ...process.argv.slice(2)]
    const done = await run(process.execPath, flags, { cwd: root, quiet: false, env })
    return done.code
  })
}
