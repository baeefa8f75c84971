import { mkdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { shanghaiDay } from '@/domain/clock'
import { env } from '@/env'
import { cpuOf } from './load'
import { cookieFor } from './sign-in'

const { values: asked } = parseArgs({
  options: { rate: { type: 'string', default: '200' }, seconds: { type: 'string', default: '60' } },
})
const rate = Number(asked.rate)
const seconds = Number(asked.seconds)
const origin = env.APP_ORIGIN
const port = Number(new URL(origin).port)

type Figures = { requests: number; p50: number; p95: number; p99: number; most: number; errors: number; bytes: number }

const round = (value: number) => Math.round(value * 10) / 10
function figuresOf(latencies: number[], errors: number, bytes: number): Figures {
  const sorted = [...latencies].sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { requests: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1), errors, bytes }
}

function get(
  agent: http.Agent,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const request = http.get(new URL(path, origin), { agent, headers }, response => {
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }))
      response.on('error', reject)
    })
    request.on('error', reject)
  })
}

/** One reader who opens the desk again and again, until told to stop. */
async function readDesk(cookie: string, until: () => boolean): Promise<Figures> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const latencies: number[] = []
  let errors = 0
  let bytes = 0
  while (!until()) {
    const sent = performance.now()
    const answer = await get(agent, '/desk', { cookie }).catch(() => ({ status: 0, bytes: 0 }))
    latencies.push(performance.now() - sent)
    bytes = answer.bytes
    if (answer.status !== 200) errors++
  }
  agent.destroy()
  return figuresOf(latencies, errors, bytes)
}

/** The public, at a rate that does not wait for the answers; a latency counts from when the request was due, so that a slow server cannot hide behind its own queue. */
async function readPublic(codes: readonly string[]): Promise<Figures> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 })
  const latencies: number[] = []
  let errors = 0
  let bytes = 0
  const all: Promise<void>[] = []
  const began = performance.now()
  for (let n = 0; n < rate * seconds; n++) {
    const due = began + (n * 1000) / rate
    const early = due - performance.now()
    if (early > 1) await new Promise(resolve => setTimeout(resolve, early))
    const path = n % 5 === 4 && codes.length > 0 ? `/public/answers/${codes[n % codes.length]}` : '/public/answers'
    all.push(
      get(agent, path, { 'accept-encoding': 'gzip' })
        .catch(() => ({ status: 0, bytes: 0 }))
        .then(answer => {
          latencies.push(performance.now() - due)
          if (answer.status !== 200) errors++
          if (path === '/public/answers') bytes = answer.bytes
        }),
    )
  }
  await Promise.all(all)
  agent.destroy()
  return figuresOf(latencies, errors, bytes)
}

const admin = new pg.Pool({ connectionString: env.DATABASE_ADMIN_URL, max: 1 })
const cookie = await cookieFor(admin, 'supervisor@demo.sixlines')
const { rows } = await admin.query('select public_code as code from rumour where public_code is not null')
await admin.end()
const until = (length: number) => {
  const end = performance.now() + length * 1000
  return () => performance.now() > end
}

await readDesk(cookie, until(5))
const before = await readDesk(cookie, until(20))
const load = loadavg()[0]!
const cpuBefore = cpuOf(port)
let over = false
const [open, desk] = await Promise.all([
  readPublic(rows.map(row => row.code as string)).finally(() => {
    over = true
  }),
  readDesk(cookie, () => over),
])
const cpuAfter = cpuOf(port)
const after = await readDesk(cookie, until(20))
const result = {
  on: shanghaiDay(new Date()),
  cores: cpus().length,
  node: process.version,
  loadBefore: round(load),
  rate,
  seconds,
  public: open,
  deskAlone: before,
  deskUnderLoad: desk,
  deskAloneAgain: after,
  appCpuShare:
    cpuBefore === null || cpuAfter === null ? null : round(((cpuAfter - cpuBefore) / (seconds * 1000)) * 100),
}
console.log(JSON.stringify(result, null, 2))
mkdirSync('bench/results', { recursive: true })
writeFileSync(`bench/results/${result.on}-public.json`, `${JSON.stringify(result, null, 2)}\n`)
process.exit(open.errors + desk.errors > 0 ? 1 : 0)
