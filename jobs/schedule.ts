import { join } from 'node:path'
import type pg from 'pg'
import { reconcile } from '@/db/reconcile'
import { publishSeals } from '@/db/seals/publish-seals'
import { sealKeyFrom } from '@/db/seals/seal-key'
import { sealLedger } from '@/db/seals/seal-ledger'
import { shanghaiDay } from '@/domain/clock'
import type { When } from '@/domain/job'
import { env } from '@/env'
import { mailSeals } from './mail-seals'

/** What a run did, in numbers. */
type Said = Record<string, number>
type Job = {
  /** In Shanghai's time. */
  when: When
  /** Runs also whenever a worker starts; any job does that has never run. */
  atStart?: true
  /** A query for `n`, which is more than zero while the job is wanted before its time; asked every two seconds. */
  wanted?: string
  run: (pool: pg.Pool) => Promise<Said>
}

async function seal(pool: pg.Pool, whole: boolean): Promise<Said> {
  const seals = await sealLedger(pool, sealKeyFrom(env.SEAL_KEY), { whole, replaces: env.SEAL_KEY_REPLACES })
  const { published, fault } = await publishSeals(pool, join(env.DATA_DIR, 'seals.log'), { anew: env.SEAL_LOG_ANEW })
  return {
    seals: seals.length,
    events: seals.reduce((sum, one) => sum + one.events, 0),
    published,
    // no reason to try again at once: it stands until somebody looks
    ...(fault && { logFaults: 1 }),
  }
}

/** Drafts written in one transaction: a morning of many does not hold one lock for all of them. */
const climbedAtOnce = 500

const today = () => shanghaiDay(new Date())

/** Everything that happens without a person. A later register adds its line here; each may run twice, or again after a crash, and does its work once. */
export const jobs: Record<string, Job> = {
  /** Every five minutes, and within seconds when somebody asks for it. */
  sealLedger: {
    when: { everyMinutes: 5 },
    wanted: 'select count(*)::int as n from seal_request where done_at is null',
    run: pool => seal(pool, false),
  },
  /** Also events whose transaction ended long after their number was drawn. */
  sealWhole: { when: { at: '02:40' }, atStart: true, run: pool => seal(pool, true) },
  /** To those who keep copies elsewhere. */
  mailSeals: { when: { at: '08:10' }, run: mailSeals },
  /** Counts every kept figure anew; a difference stands on every page in red until it is gone. */
  reconcile: {
    when: { at: '02:10' },
    atStart: true,
    run: async pool => {
      const found = await reconcile(pool)
      return Object.fromEntries(found.map(({ kind, differences }) => [kind, differences]))
    },
  },
  /** The next step of the ladder for every case that is late enough; a person decides on each. */
  climbLadder: {
    when: { at: '07:30', workingDays: true },
    run: async pool => {
      for (let all = 0; ; ) {
        const { rows } = await pool.query('select ladder.climb($1, $2) as n', [today(), climbedAtOnce])
        all += rows[0].n
        if (rows[0].n < climbedAtOnce) return { drafted: all }
      }
    },
  },
  /** What a date, a silence or an ending has to say this morning; each thing is told once. */
  remind: {
    when: { at: '07:40' },
    run: async pool => (await pool.query('select notices.remind($1) as said', [today()])).rows[0].said,
  },
  /** What of an enterprise's five in place ends soon, and what has ended; each day of each is told once. */
  remindFive: {
    when: { at: '07:45' },
    run: async pool => (await pool.query('select five.remind($1) as said', [today()])).rows[0].said,
  },
  /** Random calls to those on duty: fixes the day's, draws those whose minute has come, tells of what was missed. */
  callChecks: {
    when: { everyMinutes: 5 },
    run: async pool => (await pool.query('select rosters.call_round(clock_timestamp()) as said')).rows[0].said,
  },
  /** For whoever wants one message a morning. */
  digest: {
    when: { at: '08:00' },
    run: async pool => ({ digests: (await pool.query('select notices.make_digests($1) as n', [today()])).rows[0].n }),
  },
}
