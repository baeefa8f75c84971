import { join } from 'node:path'
import type pg from 'pg'
import { reconcile } from '@/db/reconcile'
import { publishSeals } from '@/db/seals/publish-seals'
import { sealKeyFrom } from '@/db/seals/seal-key'
import { sealLedger } from '@/db/seals/seal-ledger'
import { env } from '@/env'

/** What a run did, in numbers. */
type Said = Record<string, number>
type Job = {
  /** When it runs, as cron in UTC; Shanghai is eight hours ahead. */
  cron: string
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

/** Everything that happens without a person. A later register adds its line here. */
export const jobs: Record<string, Job> = {
  /** Every five minutes, and within seconds when somebody asks for it. */
  sealLedger: { cron: '*/5 * * * *', run: pool => seal(pool, false) },
  /** 02:40 in Shanghai: also events whose transaction ended long after their number was drawn. */
  sealWhole: { cron: '40 18 * * *', run: pool => seal(pool, true) },
  /** 02:10 in Shanghai. */
  reconcile: {
    cron: '10 18 * * *',
    run: async pool => {
      const found = await reconcile(pool)
      return Object.fromEntries(found.map(({ kind, differences }) => [kind, differences]))
    },
  },
}
