import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cast, makeCast } from '@/db/commands/cast'
import { env } from '@/env'
import { jobs } from './schedule'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

async function startWorker() {
  const worker = spawn(process.execPath, ['--import', 'tsx', '--conditions=react-server', 'jobs/run.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', DATABASE_WORKER_URL: env.DATABASE_WORKER_URL },
  })
  for await (const chunk of worker.stdout) if (String(chunk).includes('worker: ready')) break
  return worker
}
const until = async (question: string, enough: (n: number) => boolean): Promise<void> => {
  while (!enough((await cast.ask(question))[0]!.n as number)) await new Promise(resolve => setTimeout(resolve, 100))
}

it('runs what never ran, writes down every run, says that it lives, and ends what a killed one left', async () => {
  await cast.ask(`delete from job_run`)
  const first = await startWorker()
  // every one of them ends, beside the others and while messages are looked for
  await until(`select count(distinct name)::int as n from job_run where ok`, n => n === Object.keys(jobs).length)
  const [row] = await cast.ask(`select said from job_run where name = 'remind' and ok order by id desc limit 1`)
  expect(Object.keys(row!.said as object).sort()).toEqual(
    [
      'acceptLate',
      'circulationLate',
      'circulationSoon',
      'drillOwed',
      'dueSoon',
      'evaluationCloses',
      'evaluationLate',
      'evaluationOpens',
      'extensionWaiting',
      'membershipEnds',
      'overdue',
      'placesUnlooked',
      'planReview',
      'storeExpires',
      'placesWaiting',
      'commitmentSoon',
      'responsibilityEnds',
      'silent',
      'watchOver',
    ].sort(),
  )
  const [{ age }] = (await cast.ask('select notices.beat_age() as age')) as [{ age: number }]
  expect(age).toBeLessThan(30)
  expect(await cast.ask(`select name, at_time from notices.job where name in ('remind', 'digest') order by 1`)).toEqual(
    [
      { name: 'digest', at_time: '08:00' },
      { name: 'remind', at_time: '07:40' },
    ],
  )
  first.kill('SIGKILL')
  await once(first, 'exit')
  // as if it had been killed in the middle of a job
  await cast.ask(`insert into job_run (name, started_at) values ('remind', now() - interval '1 second')`)
  await cast.ask(`select graphile_worker.add_job('remind', '{}', job_key := 'left over')`)
  await cast.ask(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 second', locked_by = 'worker-gone', attempts = 1 where key = 'left over'`,
  )
  const second = await startWorker()
  await until(`select count(*)::int as n from job_run where ended_at is null`, n => n === 0)
  expect(await cast.ask(`select ok from job_run where error = 'the worker ended while it ran'`)).toEqual([
    { ok: false },
  ])
  // its job is done again
  await until(`select count(*)::int as n from graphile_worker._private_jobs where key = 'left over'`, n => n === 0)
  // asked to end, it ends by itself and leaves nothing running
  second.kill('SIGTERM')
  expect(await once(second, 'exit')).toEqual([0, null])
  expect((await cast.ask(`select count(*)::int as n from job_run where ended_at is null`))[0]!.n).toBe(0)
})
