import type pg from 'pg'
import { shanghaiDay } from '@/domain/clock'
import type { When } from '@/domain/job'

/** What a run did, in numbers. */
export type Said = Record<string, number>
type Job = {
  /** In Shanghai's time. */
  when: When
  run: (pool: pg.Pool) => Promise<Said>
}

const today = () => shanghaiDay(new Date())

/** Everything that happens without a person. A later register adds its line here; each may run twice, or again after a crash, and does its work once. */
export const jobs: Record<string, Job> = {
  /** What a date, a silence or an ending has to say this morning; each thing is told once. */
  remind: {
    when: { at: '07:40' },
    run: async pool => (await pool.query('select notices.remind($1) as said', [today()])).rows[0].said,
  },
  /** For whoever wants one message a morning. */
  digest: {
    when: { at: '08:00' },
    run: async pool => ({ digests: (await pool.query('select notices.make_digests($1) as n', [today()])).rows[0].n }),
  },
}
