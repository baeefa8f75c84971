import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { env } from '@/env'
import { recordRun } from './record-run'
import { jobs } from './schedule'

/** How often it is asked whether somebody wants a seal now. */
const askMillis = 2_000

const pool = new pg.Pool({ connectionString: env.DATABASE_WORKER_URL, max: 5 })
// a connection that dies is replaced at the next use; without a listener it would end the worker
const lost = (error: Error) => console.error('worker: database connection lost:', error.message)
pool.on('error', lost)
pool.on('connect', client => client.on('error', lost))

const tasks: TaskList = Object.fromEntries(
  Object.entries(jobs).map(([name, job]) => [name, () => recordRun(pool, name, job.run)]),
)
const worker = await run({
  pgPool: pool,
  concurrency: 3,
  pollInterval: 1_000,
  taskList: tasks,
  parsedCronItems: parseCronItems(
    // what a time of rest missed is made up for once
    Object.entries(jobs).map(([task, { cron }]) => ({
      task,
      match: cron,
      options: { backfillPeriod: 86_400_000, maxAttempts: 5 },
    })),
  ),
  logger: new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') console.error('worker:', message)
  }),
})

// the first seals do not wait for the clock, and a recount of a day ago does not either
await worker.addJob('sealWhole', {}, { jobKey: 'sealWhole at start', maxAttempts: 3 })
await worker.addJob('reconcile', {}, { jobKey: 'reconcile at start', maxAttempts: 3 })

const asking = setInterval(async () => {
  try {
    const { rowCount } = await pool.query('select from seal_request where done_at is null limit 1')
    if (rowCount) await worker.addJob('sealLedger', {}, { jobKey: 'seal on request', maxAttempts: 3 })
  } catch (error) {
    console.error('worker:', error instanceof Error ? error.message : error)
  }
}, askMillis)

// whoever started it is gone: nobody would stop it any more
const parent = process.ppid
const orphaned = setInterval(() => {
  if (process.ppid !== parent) void worker.stop()
}, 1_000)

console.log('worker: ready')
await worker.promise
clearInterval(asking)
clearInterval(orphaned)
await pool.end()
