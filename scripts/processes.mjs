import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** When the process began, as an opaque mark, so that a reused process id is not taken for the old one; null if it is gone. */
export function birthOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (process.platform !== 'linux') {
    const seen = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
    return seen.stdout?.trim() || null
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : fields[19]
  } catch {
    return null
  }
}

export const isAlive = mark => mark != null && birthOf(mark.pid) !== null && birthOf(mark.pid) === mark.birth

export const markOf = pid => ({ pid, birth: birthOf(pid) })

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/** True once the process is gone, false when `ms` have passed. */
export async function goneWithin(mark, ms) {
  const until = Date.now() + ms
  while (isAlive(mark)) {
    if (Date.now() > until) return false
    await pause(50)
  }
  return true
}

/** Asks a process group that we started to end, and insists after `ms`. */
export async function endGroup(mark, ms = 10_000) {
  if (!isAlive(mark)) return
  signalGroup(mark.pid, 'SIGTERM')
  if (!(await goneWithin(mark, ms)) && isAlive(mark)) signalGroup(mark.pid, 'SIGKILL')
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

const children = new Set()

/** Ends the programs that `run` still waits for. */
export async function endChildren() {
  for (const child of children) child.kill('SIGTERM')
  const until = Date.now() + 5000
  while (children.size > 0 && Date.now() < until) await pause(50)
  for (const child of children) child.kill('SIGKILL')
}

/** Runs a program to its end and keeps what it said: { code, output }. `onLine` hears each line as it comes. */
export function run(program, args, { onLine, onMessage, input, quiet = true, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const first = input === undefined ? 'ignore' : 'pipe'
    const stdio = onMessage ? [first, 'pipe', 'pipe', 'ipc'] : [first, 'pipe', 'pipe']
    const child = spawn(program, args, { stdio, ...options })
    children.add(child)
    if (onMessage) child.on('message', onMessage)
    child.stdin?.on('error', () => {}).end(input)
    let output = ''
    const hear = chunk => {
      const text = chunk.toString()
      output = (output + text).slice(-200_000)
      if (!quiet) process.stdout.write(text)
      if (onLine) for (const line of text.split('\n')) if (line.trim()) onLine(line.trim())
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('error', error => {
      children.delete(child)
      reject(error)
    })
    child.on('close', (code, signal) => {
      children.delete(child)
      resolve({ code: code ?? 128, signal, output })
    })
  })
}
