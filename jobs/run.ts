import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { calendar } from '@/db/queries/calendar'
import { isWorkingDay, shanghaiDay } from '@/domain/clock'
import { cronOf } from '@/domain/job'
import { env } from '@/env'
import { startDeliverer } from './deliver/deliverer'
import { recordRun } from './record-run'
import { jobs } from './schedule'

const beatMillis = 15_000
/** How often it is asked whether a job is wanted before its time. */
const askMillis = 2_000

// by this name the database knows which process a connection belongs to
const name = `sixlines worker ${process.pid} ${randomBytes(4).toString('hex')}`
const connection = { connectionString: env.DATABASE_WORKER_URL, application_name: name }
const deliverer = startDeliverer(connection)

const { Logger, parseCronItems, run } = await import('graphile-worker')
const pool = new pg.Pool({ ...connection, max: 5 })
// a connection that dies is replaced at the next use; without a listener it would end the worker
const lost = (error: Error) => console.error('worker: database connection lost:', error.message)
pool.on('error', lost)
pool.on('connect', client => client.on('error', lost))

const worker = await run({
  pgPool: pool,
  concurrency: 3,
  pollInterval: 1_000,
  noHandleSignals: true,
  taskList: Object.fromEntries(
    Object.entries(jobs).map(([job, { when, run }]) => [
      job,
      async () => {
        if ('workingDays' in when && !isWorkingDay(shanghaiDay(new Date()), calendar())) return
        await recordRun(pool, job, run)
      },
    ]),
  ),
  parsedCronItems: parseCronItems(
    // what a time of rest missed is made up for once
    Object.entries(jobs).map(([task, { when }]) => ({
      task,
      match: cronOf(when),
      options: { backfillPeriod: 86_400_000, maxAttempts: 5 },
    })),
  ),
  logger: new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') console.error('worker:', message)
  }),
})

/** What a worker that was killed had in hand: its runs are ended, and the queue's locks are opened, so that the work is done again. */
async function clearUp(): Promise<void> {
  const { rows } = await pool.query(
    `select min(backend_start) as since from pg_stat_activity where application_name like 'sixlines worker %' and usename = current_user`,
  )
  await pool.query('select notices.end_lost_runs($1)', [rows[0].since])
  await pool.query(
    `select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null and locked_at < $1))`,
    [rows[0].since],
  )
}

const beat = (starts: boolean) =>
  pool.query('select notices.beat($1)', [starts]).catch(error => console.error('worker:', error.message))
await clearUp()
await pool.query('select notices.plan_jobs($1)', [
  JSON.stringify(Object.entries(jobs).map(([job, { when }]) => ({ name: job, ...when }))),
])
// a job that never ran does not wait for its hour
const { rows: ran } = await pool.query('select distinct name from job_run')
for (const [job, { atStart }] of Object.entries(jobs)) {
  if (atStart || !ran.some(row => row.name === job))
    await worker.addJob(job, {}, { jobKey: `${job} at start`, maxAttempts: 3 })
}
await beat(true)
const beating = setInterval(beat, beatMillis, false)
const asking = setInterval(async () => {
  try {
    for (const [job, { wanted }] of Object.entries(jobs)) {
      if (wanted && (await pool.query(wanted)).rows[0].n > 0)
        await worker.addJob(job, {}, { jobKey: `${job} on request`, maxAttempts: 3 })
    }
  } catch (error) {
    console.error('worker:', error instanceof Error ? error.message : error)
  }
}, askMillis)

let ending: Promise<void> | undefined
function end(): Promise<void> {
  ending ??= (async () => {
    clearInterval(beating)
    clearInterval(asking)
    clearInterval(orphaned)
    await Promise.all([deliverer.stop(), worker.stop().catch(lost)])
    await pool.end()
  })()
  return ending
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end())

// whoever started it is gone: nobody would stop it any more
const parent = process.ppid
const orphaned = setInterval(() => {
  if (process.ppid !== parent) void end()
}, 1_000)

console.log('worker: ready')
await worker.promise.catch(lost)
await end()
