import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { seedLarge } from '@/db/seed/large'
import { shanghaiDay } from '@/domain/clock'
import { env } from '@/env'
import { serveBare } from './bare'
import { benchCampaign } from './campaign'
import { measure, type Result, type Shot } from './load'
import { cookieFor } from './sign-in'
import { measureSync } from './sync'
import { measureVerifier } from './verify'

const { values: asked, positionals } = parseArgs({
  options: {
    tasks: { type: 'string', default: '100000' },
    places: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '8' },
  },
  allowPositionals: true,
})
const tasks = Number(asked.tasks)
const seconds = Number(asked.seconds)
const origin = process.env.BASE_URL ?? env.APP_ORIGIN
const port = Number(new URL(origin).port)
const today = shanghaiDay(new Date())
const admin = new pg.Pool({ connectionString: env.DATABASE_ADMIN_URL, max: 3 })

const versions = {
  on: today,
  cores: cpus().length,
  node: process.version,
  next: JSON.parse(readFileSync('node_modules/next/package.json', 'utf8')).version,
}
const keep = (name: string, result: object): void => {
  mkdirSync('bench/results', { recursive: true })
  const file = `bench/results/${today}-${name}.json`
  writeFileSync(file, `${JSON.stringify({ ...versions, ...result }, null, 2)}\n`)
  console.log(`written to ${file}`)
}

// one part by its name
if (positionals.includes('campaign')) {
  const result = await benchCampaign(admin, { origin, port, places: Number(asked.places), seconds })
  keep(`campaign-${result.places}`, result)
  await admin.end()
  process.exit(result.rows.some(row => row.alone.wrong + row.together.wrong > 0) ? 1 : 0)
}

if (positionals.includes('verify')) {
  const figures = await measureVerifier(1_000_000)
  console.log(
    `${figures.events} events in ${figures.seals} seals, ${figures.megabytes} MB: verified in ${figures.seconds} s, at most ${figures.peakMegabytes} MiB`,
  )
  keep('verify', figures)
  await admin.end()
  process.exit(0)
}

if (positionals.includes('sync')) {
  const rows = []
  for (const phones of [1, 8]) {
    const times = await measureSync(admin, { origin, port, on: today, phones, visits: 24 })
    rows.push(times)
    console.log(
      `one inspection, ${phones} phone(s) at once: ${times.requests} requests, p50 ${times.p50.toFixed(0)} ms, p99 ${times.p99.toFixed(0)} ms, app CPU ${times.cpuMillis?.toFixed(0) ?? '–'} ms, wrong ${times.wrong}`,
    )
  }
  keep('sync', { rows })
  await admin.end()
  process.exit(rows.some(row => row.wrong > 0) ? 1 : 0)
}

const { rows: had } = await admin.query('select count(*)::int as n from task')
if (had[0].n < tasks) {
  console.log(`Seeding ${tasks} tasks …`)
  await seedLarge({
    adminUrl: env.DATABASE_ADMIN_URL,
    tasks: tasks - had[0].n,
    onProgress: text => console.log(`  ${text}`),
  })
  await admin.query('analyze')
}

const cookie = await cookieFor(admin, 'supervisor@demo.sixlines')
const leader = await cookieFor(admin, 'leader@demo.sixlines')
const { rows: units } = await admin.query(
  `select org_id::int as id from task where stage not in ('verified','archived','cancelled','draft') group by 1 order by count(*) desc limit 40`,
)
const { rows: movable } = await admin.query(
  `select id::int, version from task where stage in ('issued', 'accepted', 'in_progress', 'submitted') and org_id <> issuer_org_id order by id desc limit 40000`,
)
const { rows: supervisor } = await admin.query(
  `select m.id::int from membership m join person p on p.id = m.person_id join auth."user" u on u.id = p.account_id where u.email = 'supervisor@demo.sixlines' and m.role = 'supervisor'`,
)
const words = ['燃气 船营', '储罐 安全', 'gas main', 'valve', '阀井', '学校 检查', '危化 仓库', 'drill plan']
const turn = <T>(list: readonly T[]) => {
  let at = 0
  return () => list[at++ % list.length]!
}
const get = (path: string, who = cookie): Shot => ({ path, headers: { cookie: who }, expect: 200 })
const nextUnit = turn(units)
const nextWords = turn(words)
const nextCase = turn(movable.slice(0, 5_000))

/** The form of a move as a browser without script would send it, from the page that offers it. */
async function moveShots(): Promise<() => Shot | null> {
  const first = movable[0]!
  const html = await (await fetch(`${origin}/tasks/${first.id}?move=comment`, { headers: { cookie } })).text()
  const form = /<form[^>]*class="moveform"[\s\S]*?<\/form>/.exec(html)?.[0]
  if (!form) throw new Error('the comment form is not on the page')
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(
    ([, name, value]) => [
      name!,
      (value ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#x27;', "'"),
    ],
  )
  let at = 0
  return () => {
    const one = movable[at++]
    if (!one) return null
    const boundary = `----${randomUUID()}`
    const said = {
      ...Object.fromEntries(hidden),
      key: randomUUID(),
      id: String(one.id),
      version: String(one.version),
      path: `/tasks/${one.id}`,
      reason: 'bench',
    }
    const body = Object.entries(said).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    return {
      path: `/tasks/${one.id}?move=comment`,
      method: 'POST',
      body: Buffer.from(`${body.join('')}--${boundary}--\r\n`),
      headers: {
        cookie,
        origin,
        'sec-fetch-site': 'same-origin',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      expect: 303,
    }
  }
}

const bare = await serveBare(env.DATABASE_ADMIN_URL, supervisor[0].id)
const bareMove = turn(movable.slice(-10_000))
const rows: { name: string; product: Result; bare: Result }[] = []
const compare = async (name: string, product: () => Shot | null, plain: () => Shot | null) => {
  const result = {
    name,
    product: await measure(origin, product, { seconds, port }),
    bare: await measure(bare.origin, plain, { seconds: Math.min(seconds, 4), port: bare.port }),
  }
  rows.push(result)
  console.log(line(result))
}
const plain = (path: string): Shot => ({ path, expect: 200 })
const shown = (value: number | null, digits = 1) => (value === null ? '–' : value.toFixed(digits)).padStart(9)
const line = ({ name, product, bare: b }: (typeof rows)[number]) =>
  `${name.padEnd(26)}${shown(product.perSecond)}${shown(product.p50)}${shown(product.p99)}${shown(product.cpuMillis)}${shown(product.wrong, 0)}${shown(b.perSecond)}${shown(b.p50)}`

console.log(
  `${tasks} tasks · ${cpus().length} cores · ${seconds} s each · 8 connections · the load runs on the same cores`,
)
console.log(
  `${''.padEnd(26)}${['req/s', 'p50 ms', 'p99 ms', 'cpu ms', 'wrong', 'bare/s', 'bare p50'].map(head => head.padStart(9)).join('')}`,
)
await compare(
  'list: unit, open, overdue',
  () => get(`/tasks?unit=${nextUnit().id}&due=overdue`),
  () => plain(`/list?unit=${nextUnit().id}&today=${today}`),
)
await compare(
  'case page',
  () => get(`/tasks/${nextCase().id}`),
  () => plain(`/page?id=${nextCase().id}`),
)
await compare(
  'dashboard',
  () => get('/cockpit', leader),
  () => plain(`/dashboard?today=${today}`),
)
// nothing that a process remembers holds when something was committed since: here that is between any two answers
const commits = setInterval(() => admin.query('select pg_current_xact_id()').catch(console.error), 40)
await compare(
  'dashboard, all moving',
  () => get('/cockpit', leader),
  () => plain(`/dashboard?today=${today}`),
)
clearInterval(commits)
await compare(
  'search, two words',
  () => get(`/search?q=${encodeURIComponent(nextWords())}`),
  () => plain(`/search?q=${encodeURIComponent(nextWords())}`),
)
await compare('move with its event', await moveShots(), () => plain(`/move?id=${bareMove().id}`))

keep(String(tasks), { tasks, rows })
await bare.stop()
await admin.end()
if (rows.some(({ product }) => product.wrong > 0)) process.exitCode = 1
