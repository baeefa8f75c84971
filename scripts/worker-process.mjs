import { spawn } from 'node:child_process'
import { inRoot, root } from './paths.mjs'
import { endGroup, markOf, pause } from './processes.mjs'

/** Deaths in a row, each within a minute of its start, after which the worker is not started again. */
const mostDeaths = 5

/** Keeps one worker process running: `ready` once it is, `ended` when it died too often, `stop` lets it finish what it does. */
export function startWorker(env) {
  let stopping = false
  let mark = null
  let said
  const ready = new Promise(resolve => {
    said = resolve
  })
  const once = () =>
    new Promise(resolve => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', '--conditions=react-server', inRoot('jobs', 'run.ts')],
        {
          cwd: root,
          detached: true,
          stdio: ['ignore', 'pipe', 'inherit'],
          env: { ...env, NODE_ENV: 'production' },
        },
      )
      mark = markOf(child.pid)
      child.stdout.on('data', chunk => {
        if (String(chunk).includes('worker: ready')) said()
      })
      child.once('error', resolve)
      child.once('exit', (code, signal) => resolve(signal ?? code))
    })
  const ended = (async () => {
    for (let deaths = 0; ; ) {
      const began = Date.now()
      const how = await once()
      if (stopping) return how
      deaths = Date.now() - began < 60_000 ? deaths + 1 : 1
      console.error(`The worker ended (${how}) and is started again. · 后台进程退出（${how}），正在重新启动。`)
      if (deaths >= mostDeaths) {
        said()
        return how
      }
      await pause(1000)
    }
  })()
  const stop = async () => {
    stopping = true
    if (mark) await endGroup(mark)
  }
  return { ready, ended, stop }
}
