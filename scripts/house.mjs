import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { messageFaults } from './house-messages.mjs'
import { roomFaults } from './house-rooms.mjs'
import { inRoot, root } from './paths.mjs'

const lineLimit = 250
const drawers = ['lib', 'utils', 'helpers', 'services', 'types', 'hooks', 'common', 'misc']
const sources = ['.ts', '.tsx', '.mjs', '.js', '.css']
const elsewhere = ['node_modules', 'test-results', 'playwright-report', 'public']

/** Everything that breaks the house rules, one line each. */
export function checkHouse() {
  const files = walk(root)
  const code = files.filter(file => sources.includes(extname(file)) && !file.startsWith('db/migrations/'))
  return [
    ...files.flatMap(nameFaults),
    ...code.flatMap(file => {
      const text = readFileSync(inRoot(file), 'utf8')
      return [...sizeFaults(file, text), ...habitFaults(file, text), ...roomFaults(file, importsOf(file, text), text)]
    }),
    ...messageFaults(inRoot('messages')),
    ...lockFaults(),
  ]
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (entry.name.startsWith('.') || elsewhere.includes(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return walk(path)
    return entry.isFile() && entry.name !== 'next-env.d.ts' ? [relative(root, path).split(sep).join('/')] : []
  })
}

function nameFaults(file) {
  const faults = []
  const folder = dirname(file)
    .split('/')
    .find(part => drawers.includes(part))
  if (folder) faults.push(`${file}: no drawer called "${folder}"; name the folder after what it holds`)
  const stem = basename(file).replace(/\..*$/, '')
  if (!['.ts', '.tsx', '.mjs', '.css'].includes(extname(file))) return faults
  if (drawers.includes(stem)) faults.push(`${file}: no drawer called "${stem}"; name the file after what it holds`)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)) faults.push(`${file}: file names are kebab-case`)
  return faults
}

function sizeFaults(file, text) {
  const lines = text.split('\n').length - 1
  return lines > lineLimit ? [`${file}: ${lines} lines, at most ${lineLimit}`] : []
}

function habitFaults(file, text) {
  const faults = []
  if (/^\s*(\/\/|\/\*)\s*@ts-(ignore|nocheck)/m.test(text)) faults.push(`${file}: no @ts-ignore`)
  const statements = text.split('\n').filter(line => line.trim() !== '' && !line.trim().startsWith('//'))
  const passedOn = statements.filter(line => /^export (type )?(\*|\{[^}]*\}) from /.test(line))
  if (passedOn.length > 1 && passedOn.length === statements.length)
    faults.push(`${file}: no barrels; import from the file itself`)
  return faults
}

const importPattern =
  /(?:^|[;\n])\s*(?:import|export)\s(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** What a file imports: packages by name, our own files by their path from the root. */
function importsOf(file, text) {
  return [...text.matchAll(importPattern)].map(([, plain, dynamic]) => {
    const name = plain ?? dynamic
    if (name.startsWith('@/')) return `/${name.slice(2)}`
    if (!name.startsWith('.')) return name
    return `/${relative(root, resolve(root, dirname(file), name))
      .split(sep)
      .join('/')}`
  })
}

function lockFaults() {
  const addresses = readFileSync(inRoot('package-lock.json'), 'utf8').match(/"resolved"\s*:\s*"https?:/g)
  return addresses ? [`package-lock.json: ${addresses.length} entries hold a registry's address`] : []
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const faults = checkHouse()
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
