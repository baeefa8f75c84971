import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { env } from '@/env'
import { advisoryLocks } from '../advisory-locks'
import { type Cast, key, makeCast } from '../commands/cast'
import { reportHazard } from '../commands/report-hazard'
import { publishSeals } from './publish-seals'
import { sealKeyFrom } from './seal-key'
import { sealLedger } from './seal-ledger'

const worker = new pg.Pool({ connectionString: env.DATABASE_WORKER_URL, max: 4 })
const folder = mkdtempSync(join(tmpdir(), 'sixlines-log-'))
const file = join(folder, 'seals.log')
let cast: Cast

/** As the server's superuser, past every trigger. */
async function force(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
  await client.connect()
  await client.query('set session_replication_role = replica')
  for (const statement of statements) await client.query(statement)
  await client.end()
}
const seal = async () => {
  await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '公布' })
  return sealLedger(worker, sealKeyFrom(env.SEAL_KEY))
}
const publish = (anew?: string) => publishSeals(worker, file, { anew })
const text = () => readFileSync(file, 'utf8')
const lines = () => text().split('\n').slice(0, -1)
const states = () => cast.ask(`select differences, details from reconciliation where kind = 'seal_log' order by id`)
const failures = async () =>
  (await cast.ask('select seal_id::int as seal, error from seal_publication where not ok order by seal_id')) as {
    seal: number
    error: string
  }[]
const newest = async () => (await cast.ask('select id::int, hash from seal order by id desc limit 1'))[0]!
const last = async () => (await newest()).id as number
/** Each seal once in the log, in order, and once in the table. */
async function expectPublishedOnce() {
  expect(lines().map(line => JSON.parse(line).seal)).toEqual(
    Array.from({ length: await last() }, (_, index) => index + 1),
  )
  expect(await cast.ask('select seal_id from seal_publication where ok group by seal_id having count(*) <> 1')).toEqual(
    [],
  )
  expect(await cast.ask('select count(distinct seal_id)::int as n from seal_publication where ok')).toEqual([
    { n: await last() },
  ])
}

beforeAll(async () => {
  cast = await makeCast()
  await seal()
  await seal()
})
beforeEach(async () => {
  rmSync(file, { force: true })
  await force('delete from seal_publication', `delete from reconciliation where kind = 'seal_log'`)
  await seal()
  await publish()
})
afterAll(async () => {
  await force('delete from seal_publication', `delete from reconciliation where kind = 'seal_log'`)
  await worker.end()
  await cast.end()
  rmSync(folder, { recursive: true })
})

test('each seal is a line, once, also when two publish at once', async () => {
  expect(await publish()).toEqual({ published: 0, fault: null })
  await seal()
  const both = await Promise.all([publish(), publish()])
  expect(both.map(one => one.published).sort()).toEqual([0, 1])
  await expectPublishedOnce()
})

const harms: Record<string, [fault: string, harm: () => void]> = {
  'is gone': ['missing', () => rmSync(file)],
  'is empty': ['empty', () => writeFileSync(file, '')],
  'lost its last line': ['shorter', () => writeFileSync(file, text().replace(/[^\n]+\n$/, ''))],
  'lost the end of a line that was published': ['shorter', () => truncateSync(file, statSync(file).size - 5)],
  'has another signature in its first line': [
    'differs',
    () =>
      writeFileSync(
        file,
        text().replace(/"signature":"./, found => `${found.slice(0, -1)}-`),
      ),
  ],
  'lost its first line': ['differs', () => writeFileSync(file, text().replace(/^[^\n]+\n/, ''))],
  'has a line that is none': ['unreadable', () => writeFileSync(file, `?\n${text()}`)],
  'has a line more than the ledger': [
    'ahead',
    () => writeFileSync(file, `${text()}${JSON.stringify({ seal: 9999, hash: '', signature: '', body: '' })}\n`),
  ],
}
test.each(Object.entries(harms))(
  'a log that %s is left as it is; the fault is named and written down once',
  async (_, [fault, harm]) => {
    harm()
    const before = statSync(file, { throwIfNoEntry: false }) && text()
    expect(await publish()).toEqual({ published: 0, fault })
    expect(await failures()).toEqual([])
    await seal()
    for (let n = 0; n < 3; n++) expect(await publish()).toMatchObject({ published: 0 })
    expect(statSync(file, { throwIfNoEntry: false }) && text()).toBe(before)
    expect(await failures()).toHaveLength(1)
    const found = (await states()).filter(row => row.differences === 1)
    expect(found[0]!.details).toMatchObject([{ fault }])
    // a line too many becomes another seal's as soon as there is one more
    expect(found).toHaveLength(fault === 'ahead' ? 2 : 1)
  },
)

test('a ledger from an old backup leaves a record though no seal waits to be published', async () => {
  await seal()
  await publish()
  const { id } = await newest()
  // the newest seal with its events comes to be as if it had never been
  await force(
    `delete from seal_publication where seal_id = ${id}`,
    `create table kept_leaf as select * from seal_leaf where seal_id = ${id}`,
    `create table kept as select * from seal where id = ${id}`,
    `delete from seal_leaf where seal_id = ${id}`,
    `delete from seal where id = ${id}`,
  )
  try {
    expect(await publish()).toEqual({ published: 0, fault: 'ahead' })
    expect((await states()).at(-1)).toMatchObject({ differences: 1, details: [{ fault: 'ahead', seal: id }] })
  } finally {
    await force(
      'insert into seal overriding system value select * from kept',
      'insert into seal_leaf select * from kept_leaf',
      'drop table kept, kept_leaf',
    )
  }
})

test('a line that a crash cut short is completed, and said; a whole one that was not recorded is recorded', async () => {
  for (const cut of ['first bytes', 'end only'] as const) {
    const [made] = await seal()
    const whole = text()
    await publish()
    const complete = text()
    // back to the moment of the crash
    await force(`delete from seal_publication where seal_id = ${made!.seal}`)
    truncateSync(file, cut === 'end only' ? Buffer.byteLength(complete) - 1 : Buffer.byteLength(whole) + 20)
    expect(await publish()).toEqual({ published: 1, fault: null })
    expect(text()).toBe(complete)
    expect((await states()).at(-1)).toMatchObject({ differences: 0, details: [{ completed: made!.seal }] })
  }
  const [made] = await seal()
  await publish()
  await force(`delete from seal_publication where seal_id = ${made!.seal}`)
  expect(await publish()).toEqual({ published: 0, fault: null })
  expect((await states()).at(-1)).toMatchObject({ details: [{ found: made!.seal }] })
  expect(await failures()).toEqual([])
  await expectPublishedOnce()
})

test('a last line without an end that is no beginning of the next one is a fault', async () => {
  await seal()
  writeFileSync(file, `${text()}{"seal":7,"ha`)
  expect(await publish()).toMatchObject({ fault: 'unreadable' })
})

test('a lost log is begun anew only by the hash of the last seal that was written to it', async () => {
  const { hash } = await newest()
  await seal()
  rmSync(file)
  expect(await publish('0'.repeat(64))).toMatchObject({ fault: 'missing' })
  expect((await states()).at(-1)!.details).toMatchObject([{ fault: 'missing', anew: hash }])
  expect(await publish(hash as string)).toEqual({ published: await last(), fault: null })
  expect((await states()).at(-1)!.details).toMatchObject([{ anew: (await last()) - 1 }])
  rmSync(file)
  expect(await publish(hash as string)).toMatchObject({ fault: 'missing' })
})

test('what the disk refuses is written down once for each seal, and thrown', async () => {
  await force('delete from seal_publication')
  const nowhere = join(folder, 'no', 'such', 'folder.log')
  for (let n = 0; n < 2; n++) await expect(publishSeals(worker, nowhere)).rejects.toThrow('ENOENT')
  expect(await failures()).toHaveLength(await last())
  expect((await states()).filter(row => row.differences === 1)).toHaveLength(1)
})

/** Runs the worker's own job in a process of its own, which is killed as soon as `until` holds. */
async function killedRun(until: () => Promise<boolean>): Promise<void> {
  const code = `
    const { default: pg } = await import('pg')
    const { jobs } = await import('./jobs/schedule.ts')
    await jobs.sealLedger.run(new pg.Pool({ connectionString: process.env.DATABASE_WORKER_URL }))`
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', '--input-type=module', '-e', code],
    { env: { ...process.env, DATA_DIR: folder }, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const gone = once(child, 'exit')
  try {
    while (!(await until())) {
      if (child.exitCode !== null) throw new Error('it ended before it was killed')
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  } finally {
    child.kill('SIGKILL')
  }
  expect((await gone)[1]).toBe('SIGKILL')
}

test.each([
  ['between a seal and its line', `select pg_advisory_lock(${advisoryLocks.publish})`],
  ['between the line and its record', 'begin; lock table seal_publication in exclusive mode'],
] as const)('a process that is killed %s leaves a run that publishes exactly once', async (where, hold) => {
  const holder = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
  await holder.connect()
  const before = { seal: await last(), size: statSync(file).size }
  await holder.query(hold)
  await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '中断' })
  await killedRun(async () =>
    where === 'between a seal and its line'
      ? (await last()) > before.seal
      : statSync(file).size > before.size && text().endsWith('\n'),
  )
  expect(await last()).toBe(before.seal + 1)
  expect(await cast.ask('select max(seal_id)::int as seal from seal_publication where ok')).toEqual([
    { seal: before.seal },
  ])
  await holder.end()
  await publish()
  expect(await publish()).toEqual({ published: 0, fault: null })
  await expectPublishedOnce()
})
