import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { inRoot, root } from './paths.mjs'
import { endGroup, markOf, pause } from './processes.mjs'
import { Trouble } from './progress.mjs'

/** The port asked for, or the sentence that says it is not one. */
export function portFrom(text = process.env.PORT) {
  const port = Number(text || 3000)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Trouble(
    `PORT must be a number from 1 to 65535, not "${text}".`,
    `PORT 须为 1–65535 的整数，而不是“${text}”。`,
  )
}

/** Throws the sentence when something already listens there, so that it is known before any long work. */
export async function requireFreePort(port, host) {
  const code = await listenError(port, host)
  if (code === 'EADDRINUSE') throw portTaken(port)
  if (code) {
    throw new Trouble(
      `Sixlines can't listen on ${host}:${port} (${code}).`,
      `无法在 ${host}:${port} 上监听（${code}）。`,
    )
  }
}

function portTaken(port) {
  return new Trouble(
    `Port ${port} is already in use; stop what uses it, or choose another: PORT=${port + 1} npm start.`,
    `端口 ${port} 已被占用；请停止占用程序，或换一个端口：PORT=${port + 1} npm start。`,
  )
}

function listenError(port, host) {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', error => resolve(error.code))
    server.listen({ port, host }, () => server.close(() => resolve(null)))
  })
}

/** Starts the app's web server and waits until /api/health answers 200. `ended` resolves when the server ends by itself. */
export async function serve({ mode, port, host, env, hear, started = () => {} }) {
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next')
  // In a group of its own: Ctrl-C is ours to pass on, first to the app and then to its database.
  const child = spawn(process.execPath, [next, mode, '-p', String(port), '-H', host], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NODE_ENV: mode === 'dev' ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  let said = ''
  let ready = false
  const listen = chunk => {
    if (ready || mode === 'dev') hear(chunk.toString())
    else said = (said + chunk).slice(-20_000)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ?? code)))
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
  const mark = markOf(child.pid)
  started(mark)
  const stop = () => endGroup(mark)
  const health = `http://${['0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}/api/health`
  const until = Date.now() + (mode === 'dev' ? 300_000 : 120_000)
  for (let answer = ''; ; await pause(100)) {
    const outcome = await Promise.race([ended.then(how => ({ how })), ask(health)])
    if (outcome.ok) break
    answer = outcome.text ?? answer
    if (outcome.how === undefined && Date.now() < until) continue
    await stop()
    if (/EADDRINUSE/.test(said)) throw portTaken(port)
    console.error(said.trim())
    const why = outcome.how === undefined ? `no healthy answer: ${answer}` : `it ended with ${outcome.how}`
    throw new Trouble(`The app did not start (${why}); its words are above.`, `应用未能启动（${why}）；原因见上。`)
  }
  ready = true
  return { ended, stop, mark }
}

async function ask(address) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(30_000) })
    return { ok: response.ok, text: `${response.status} ${(await response.text()).slice(0, 200)}` }
  } catch (error) {
    return { text: error.cause?.code ?? error.message }
  }
}
