import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { claim, livingUsers } from './claims.mjs'
import { onClose } from './closing.mjs'
import { inRoot, requireSpace, root } from './paths.mjs'
import { pause, run } from './processes.mjs'
import { Trouble } from './progress.mjs'

const elsewhere = ['node_modules', 'bench', 'data', 'docs', 'e2e', 'scripts', 'test-results', 'playwright-report']
const stamp = inRoot('.next', '.sixlines-build')
export const servingFolder = inRoot('node_modules', '.sixlines-serving')

/** Whether the production build is older than its sources. */
function buildIsCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/** Builds for production, unless the sources are what the last build saw. Only one build of a checkout runs at a time. */
export async function buildOnce(note) {
  const turn = await takeTurn(note)
  try {
    if (buildIsCurrent()) return
    requireSpace(root, 500)
    const others = livingUsers(servingFolder).filter(pid => pid !== process.pid)
    if (others.length > 0) {
      throw new Trouble(
        `The sources changed, but process ${others[0]} still serves the present build; stop it first, then start again.`,
        `源码已变更，但进程 ${others[0]} 仍在使用当前构建；请先停止它再启动。`,
      )
    }
    await build(note)
  } finally {
    turn.release()
  }
}

async function build(note) {
  const seen = fingerprint()
  rmSync(stamp, { force: true })
  note('next build')
  const done = await run(process.execPath, [inRoot('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    onLine: line => note(line.replace(/^\W+/, '')),
  })
  if (done.code === 0) return writeFileSync(stamp, seen)
  clearFailed()
  if (/ENOSPC|No space left/.test(done.output)) {
    throw new Trouble(
      'The disk is full, so the app could not be built; free 500 MB.',
      '磁盘已满，无法构建；请腾出 500 MB。',
    )
  }
  console.error(done.output.trim().split('\n').slice(-60).join('\n'))
  throw new Trouble('The production build failed; its last words are above.', '生产构建失败；原因见上。')
}

// Turbopack keeps a failed build in its cache and fails again from it.
function clearFailed() {
  if (!existsSync(inRoot('.next'))) return
  for (const name of readdirSync(inRoot('.next'))) {
    if (name !== 'dev') rmSync(inRoot('.next', name), { recursive: true, force: true })
  }
}

async function takeTurn(note) {
  for (;;) {
    const turn = claim(inRoot('node_modules', '.sixlines-building'))
    if (!turn.holder) {
      onClose(() => turn.release())
      return turn
    }
    note(`waiting for the build of process ${turn.holder.pid}`)
    await pause(500)
  }
}

function fingerprint() {
  const hash = createHash('sha256').update(`${root} ${process.version} `)
  const files = readdirSync(root, { withFileTypes: true }).flatMap(entry => {
    if (entry.name.startsWith('.') || elsewhere.includes(entry.name)) return []
    if (entry.isDirectory()) return filesOf(entry.name)
    const counts = /\.(ts|js|mjs)$|^package-lock\.json$|^tsconfig\.json$/.test(entry.name)
    return counts && !/^(next-env\.d|vitest|playwright|drizzle)\b/.test(entry.name) ? [entry.name] : []
  })
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0')
  return hash.digest('hex')
}

function filesOf(folder) {
  return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesOf(path)
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}
