import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildOnce } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { onClose } from './closing.mjs'
import { bringUpApp, testEnvironment } from './environment.mjs'
import { checkHouse } from './house.mjs'
import { inRoot, root } from './paths.mjs'
import { freePort } from './postgres-cluster.mjs'
import { run } from './processes.mjs'
import { step } from './progress.mjs'
import { throwawayDatabase } from './throwaway.mjs'

const quietEnvironment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', NO_COLOR: '1' }
const program = (...path) => inRoot('node_modules', ...path)
const once = { passed: 1, failed: 0 }
const broken = { passed: 0, failed: 1 }

/** Each stage answers { passed, failed }; what is wrong is printed by the stage itself. */
export const stages = {
  types: () => typeStage('Types · 类型检查'),
  lint: () => programStage('Lint and format · 代码规范', program('.bin', 'biome'), ['ci', '--colors=off', '.']),
  house: () => houseStage('House rules and boundaries · 结构与边界'),
  unused: () => programStage('Unused code · 无用代码', program('.bin', 'knip'), ['--no-progress']),
  unit: rest => vitest('unit', rest, quietEnvironment),
  db: async rest => {
    const database = await throwawayDatabase('db')
    const env = { ...quietEnvironment, ...testEnvironment(database, { port: 3000, origin: 'http://localhost:3000' }) }
    return vitest('db', rest, { ...env, SIXLINES_TEST_DATABASE: 'ready' })
  },
  build: () => guarded(() => step('Production build · 生产构建', buildOnce)),
  e2e: rest => journeys(rest),
}

async function guarded(work) {
  await work()
  return once
}

async function typeStage(label) {
  return reported(label, async () => {
    const routes = await run(process.execPath, [program('next', 'dist', 'bin', 'next'), 'typegen'], {
      cwd: root,
      env: quietEnvironment,
    })
    if (routes.code !== 0) return routes
    return run(program('.bin', 'tsc'), ['--noEmit', '--pretty', 'false'], { cwd: root, env: quietEnvironment })
  })
}

function programStage(label, file, args) {
  return reported(label, () => run(file, args, { cwd: root, env: quietEnvironment }))
}

function houseStage(label) {
  return reported(label, async () => {
    const faults = checkHouse()
    return { code: faults.length === 0 ? 0 : 1, output: faults.join('\n') }
  })
}

async function reported(label, work) {
  const done = await step(label, work, outcome => outcome.code === 0)
  if (done.code === 0) return once
  console.log(`${done.output.trim()}\n`)
  return broken
}

/** A folder for reports that is gone when the command ends. */
function reportFile(name) {
  const folder = mkdtempSync(join(tmpdir(), 'sixlines-report-'))
  onClose(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, name)
}

async function vitest(project, rest, env) {
  const report = reportFile('vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [program('vitest', 'vitest.mjs'), 'run', '--project', project, ...reporters, ...rest]
  console.log(`\n▸ vitest ${project}`)
  const done = await run(process.execPath, args, { cwd: root, env, quiet: false })
  return countVitest(report, done.code)
}

function countVitest(report, code) {
  if (!existsSync(report)) return broken
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that could not even be loaded has no failed test of its own.
  const unloaded = testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(one => one.status === 'failed'),
  )
  const failed = numFailedTests + unloaded.length
  const silent = failed === 0 && (code !== 0 || numPassedTests === 0)
  return { passed: numPassedTests, failed: failed + (silent ? 1 : 0) }
}

async function journeys(rest) {
  const chromium = await step('Finding Chromium · 查找 Chromium', findChromium)
  const database = await throwawayDatabase('e2e')
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const log = inRoot('test-results', 'app.log')
  let said = ''
  const hear = text => {
    said = (said + text).slice(-200_000)
  }
  const app = await bringUpApp({ database, port, origin, hear })
  const report = reportFile('playwright.json')
  const env = {
    ...quietEnvironment,
    ...testEnvironment(database, { port, origin }),
    CHROMIUM_PATH: chromium,
    E2E_REPORT: report,
  }
  console.log(`\n▸ playwright ${origin}`)
  const args = [program('@playwright', 'test', 'cli.js'), 'test', ...rest]
  const done = await run(process.execPath, args, { cwd: root, env, quiet: false })
  await app.stop()
  const counted = countPlaywright(report, done.code)
  if (counted.failed > 0 && existsSync(inRoot('test-results'))) {
    writeFileSync(log, said)
    console.log(`The app's own words are in ${log}`)
  }
  return counted
}

function countPlaywright(report, code) {
  if (!existsSync(report)) return broken
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'))
  const passed = stats.expected + stats.flaky
  const failed = stats.unexpected + errors.length
  const silent = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: failed + (silent ? 1 : 0) }
}
