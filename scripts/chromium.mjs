import { accessSync, constants, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { run } from './processes.mjs'
import { Trouble } from './progress.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium on this machine, installed by the system's package manager if there is none and we may. */
export async function findChromium(note = () => {}) {
  const found = present()
  if (found) {
    await ensureChineseFont(note)
    return found
  }
  if (await aptInstall(['chromium', 'fonts-noto-cjk'], note)) {
    const installed = present()
    if (installed) return installed
  }
  throw new Trouble(
    'The browser journeys need Chromium: install it (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk; anywhere: npx playwright install chromium) or set CHROMIUM_PATH.',
    '浏览器测试需要 Chromium：请安装（Debian、Ubuntu：apt-get install chromium fonts-noto-cjk；其他系统：npx playwright install chromium），或设置 CHROMIUM_PATH。',
  )
}

function present() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)))
  return [process.env.CHROMIUM_PATH, ...onPath, ...playwrights(), ...applications()].find(path => path && canRun(path))
}

function playwrights() {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
  ].filter(Boolean)
  const inside = ['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium']
  return caches.flatMap(cache =>
    list(cache)
      .filter(name => /^chromium-\d+$/.test(name))
      .sort((one, other) => Number(other.slice(9)) - Number(one.slice(9)))
      .flatMap(name => inside.map(path => join(cache, name, path))),
  )
}

function applications() {
  if (process.platform !== 'darwin') return []
  return ['Google Chrome', 'Chromium'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)
}

function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function ensureChineseFont(note) {
  if (process.platform !== 'linux') return
  const fonts = await run('fc-list', [':lang=zh']).catch(() => ({ code: 1, output: '' }))
  if (fonts.code === 0 && fonts.output.trim() === '') await aptInstall(['fonts-noto-cjk'], note)
}

async function aptInstall(packages, note) {
  if (process.platform !== 'linux' || process.getuid() !== 0) return false
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, onLine: note }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const done = await run('apt-get', args, options).catch(error => ({ code: 1, output: error.message }))
    if (done.code === 0) continue
    console.error(done.output.trim().split('\n').slice(-5).join('\n'))
    return false
  }
  return true
}
