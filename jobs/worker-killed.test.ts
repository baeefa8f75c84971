import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { advisoryLocks } from '@/db/advisory-locks'
import { type Cast, makeCast } from '@/db/commands/cast'
import { env } from '@/env'
import { fakeReceiver } from './fake-receiver'

const kills = 100
const all = 1_000
const standing = 3

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

function startWorker(origin: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', '--conditions=react-server', 'jobs/run.ts'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_WORKER_URL: env.DATABASE_WORKER_URL,
      WEBHOOK_ORIGINS: origin,
    },
  })
}

it(`kill -9 of the worker ${kills} times in a run of ${all} notices: each is delivered once or recorded as failed, none twice, none lost`, async () => {
  // what it was told is kept by the receiver; it answers after a while, so that many a kill falls between the arrival and its record
  const receiver = await fakeReceiver(() => ({ afterMs: 20 + Math.floor(Math.random() * 60) }))
  await cast.ask(
    `insert into channel_choice (person_id, channel, wanted, address) values ($1, 'wecom', true, $2 || '/cgi-bin/webhook/send?key=test')`,
    [cast.people.worker, receiver.origin],
  )
  const told = (from: number, to: number) =>
    cast.ask(
      `insert into notice (person_id, kind, details, path, once, at) select $1, 'commented', '{"titleZh":"事项"}', '/tasks/killed-' || n, 'killed:' || n, now() from generate_series($2::int, $3::int) n`,
      [cast.people.worker, from, to],
    )
  const workers = new Set<ChildProcess>()
  const said: string[] = []
  const gone = new Set<number>()
  const waits: number[] = []
  const keepStanding = () => {
    while (workers.size < standing) {
      const worker = startWorker(receiver.origin)
      workers.add(worker)
      worker.stderr!.on('data', chunk => said.push(String(chunk)))
      worker.once('exit', () => workers.delete(worker))
    }
  }
  const holder = async () => {
    const [row] = await cast.ask(
      `select split_part(a.application_name, ' ', 3)::int as pid from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where l.locktype = 'advisory' and l.objid = ${advisoryLocks.deliver} and l.granted and a.datname = current_database()`,
    )
    return row?.pid as number | undefined
  }
  const done = async () =>
    (
      await cast.ask(
        `select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'sending')::int as sending, count(*) filter (where state = 'sent')::int as sent,
           count(*) filter (where state = 'failed' and error = 'unknown')::int as unknown, count(*)::int as "all"
         from delivery d join notice n on n.id = d.notice_id where n.once like 'killed:%'`,
      )
    )[0] as { waiting: number; sending: number; sent: number; unknown: number; all: number }

  let killed = 0
  for (; killed < kills; killed++) {
    await told(killed * (all / kills) + 1, (killed + 1) * (all / kills))
    keepStanding()
    let pid: number | undefined
    const since = performance.now()
    while (!pid) {
      const found = await holder()
      // the lock of one that was just killed may still be seen for a moment
      if (found && !gone.has(found)) pid = found
      else await pause(20)
    }
    waits.push(performance.now() - since)
    await pause(Math.random() * 150)
    gone.add(pid)
    expect(process.kill(pid, 'SIGKILL')).toBe(true)
  }
  // the last ones come to the end in peace
  keepStanding()
  for (let seen = await done(); seen.waiting + seen.sending > 0; seen = await done()) await pause(200)
  for (const worker of workers) worker.kill('SIGTERM')
  while (workers.size > 0) await pause(50)
  await receiver.close()
  // every death was ours
  expect(said.filter(line => !line.includes('under way when a worker ended'))).toEqual([])

  const end = await done()
  expect(end).toMatchObject({ all, waiting: 0, sending: 0 })
  expect(end.sent + end.unknown).toBe(all)
  const times = new Map<string, number>()
  for (const { body } of receiver.received) {
    const path = /\/tasks\/killed-\d+/.exec(body)![0]
    times.set(path, (times.get(path) ?? 0) + 1)
  }
  expect([...times.values()].filter(n => n > 1)).toEqual([])
  const sent = await cast.ask(
    `select n.path from delivery d join notice n on n.id = d.notice_id where n.once like 'killed:%' and d.state = 'sent'`,
  )
  // what stands as sent has arrived, once
  expect(sent.filter(row => times.get(row.path as string) !== 1)).toEqual([])
  waits.sort((a, b) => a - b)
  console.log(
    `kill -9 × ${killed}: ${end.sent} sent once, ${end.unknown} recorded as failed (of which ${times.size - end.sent} had arrived), 0 twice, 0 lost; the next worker had the turn after ${Math.round(waits[kills / 2]!)} ms in the middle`,
  )
}, 300_000)
