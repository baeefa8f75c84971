import { readdirSync, readFileSync } from 'node:fs'
import http from 'node:http'

export type Shot = {
  path: string
  method?: 'GET' | 'POST'
  body?: Buffer
  headers?: Record<string, string>
  expect: number
}
export type Result = {
  requests: number
  perSecond: number
  p50: number
  p99: number
  cpuMillis: number | null
  wrong: number
}

function fire(origin: string, agent: http.Agent, shot: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      new URL(shot.path, origin),
      { agent, method: shot.method ?? 'GET', headers: shot.headers },
      response => {
        response.on('data', () => {})
        response.on('end', () => resolve(response.statusCode ?? 0))
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(shot.body)
  })
}

/** CPU milliseconds that the processes listening for this port have used; null where /proc can't say. */
export function cpuOf(port: number): number | null {
  let ticks = 0
  let found = false
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
      if (Number(pid) === process.pid || !/next/.test(command) || !environment.split('\0').includes(`PORT=${port}`))
        continue
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
      ticks += Number(fields[11]) + Number(fields[12])
      found = true
    } catch {
      // a process that ended while we looked, or one that is not ours
    }
  }
  return found ? ticks * 10 : null
}

const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Fires shots from `connections` keep-alive connections for `seconds` (or until they run out) and reports rates; latencies in milliseconds. */
export async function measure(
  origin: string,
  next: () => Shot | null,
  { connections = 8, seconds = 8, port }: { connections?: number; seconds?: number; port: number },
): Promise<Result> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  for (let warm = 0; warm < connections * 2; warm++) {
    const shot = next()
    if (shot) await fire(origin, agent, shot)
  }
  const latencies: number[] = []
  let wrong = 0
  const cpuBefore = cpuOf(port)
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const shot = next()
        if (!shot) return
        const sent = performance.now()
        const status = await fire(origin, agent, shot)
        latencies.push(performance.now() - sent)
        if (status !== shot.expect) wrong++
      }
    }),
  )
  const took = (performance.now() - began) / 1000
  const cpuAfter = cpuOf(port)
  agent.destroy()
  latencies.sort((a, b) => a - b)
  return {
    requests: latencies.length,
    perSecond: latencies.length / took,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    cpuMillis: cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / latencies.length,
    wrong,
  }
}
