import './node-version.mjs'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { argv, env, platform } from 'node:process'
import { fileURLToPath } from 'node:url'
import { inRoot, requireSpace, root } from './paths.mjs'
import { run } from './processes.mjs'
import { main, step, Trouble } from './progress.mjs'

const marker = inRoot('node_modules', '.sixlines-lock')

/** Brings node_modules to what package-lock.json says; does nothing when it already is. */
export async function install() {
  const lock = readText(inRoot('package-lock.json'))
  if (!lock) {
    throw new Trouble(
      'package-lock.json is missing; restore it from the repository.',
      '缺少 package-lock.json；请从代码仓库恢复。',
    )
  }
  const fingerprint = createHash('sha256').update(`${platform} ${process.arch} `).update(lock).digest('hex')
  if (readText(marker)?.trim() === fingerprint) return
  if (!installedByHand(JSON.parse(lock))) {
    requireSpace(root, 1200)
    await step('Installing packages · 安装依赖', note => npmCi(note))
  }
  writeFileSync(marker, `${fingerprint}\n`)
}

/** npm writes its own hidden lockfile last, so a finished `npm ci` by hand is recognised and a broken one is not. */
function installedByHand(lock) {
  const hidden = readText(inRoot('node_modules', '.package-lock.json'))
  if (!hidden) return false
  const present = JSON.parse(hidden).packages
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = present[path]
    if (found) return found.version === wanted.version
    return Boolean(wanted.extraneous) || (Boolean(wanted.optional) && !fitsHere(wanted))
  })
}

function fitsHere({ os, cpu, libc }) {
  if (!os && !cpu) return false
  const glibc = Boolean(process.report?.getReport().header.glibcVersionRuntime)
  const allows = (list, value) => !list || list.includes(value)
  return allows(os, platform) && allows(cpu, process.arch) && allows(libc, glibc ? 'glibc' : 'musl')
}

async function npmCi(note) {
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error']
  const cli = env.npm_execpath?.endsWith('npm-cli.js') ? env.npm_execpath : null
  note('npm ci')
  const options = { cwd: root, env: { ...env, NEXT_TELEMETRY_DISABLED: '1' }, shell: platform === 'win32' && !cli }
  const done = await run(cli ? process.execPath : 'npm', cli ? [cli, ...args] : args, options).catch(error => {
    throw new Trouble(`npm could not be started (${error.code}); is it on the PATH?`, `无法启动 npm（${error.code}）。`)
  })
  if (done.code !== 0) throw whyNot(done.output)
}

function whyNot(output) {
  if (/ENOSPC/.test(output)) {
    return new Trouble(
      'The disk is full, so the packages could not be installed; free 1.2 GB and start again.',
      '磁盘已满，依赖未能安装；请腾出 1.2 GB 后重新启动。',
    )
  }
  const network = output.match(/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/)
  if (network) {
    return new Trouble(
      `The package registry could not be reached (${network[0]}); check the network or npm's proxy setting and start again.`,
      `无法连接软件包源（${network[0]}）；请检查网络或 npm 代理设置后重试。`,
    )
  }
  const reason = output.match(/npm error (?!code)(.+)/)?.[1] ?? output.trim().split('\n').at(-1)
  return new Trouble(`npm ci failed: ${reason}`, `npm ci 失败：${reason}`)
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) await main(install)
