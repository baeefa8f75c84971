import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../client'
import { ruleValueBy } from './rules'

/** Days that the figures of answers look back. */
export const answeredWithinDays = 90

const receivedOn = sql`(c.opened_at at time zone 'Asia/Shanghai')::date`
const past = (clock: 'triage' | 'answer'): SQL =>
  sql`c.opened_at + make_interval(hours => ${ruleValueBy(`rumour.${clock}`, sql`c.region_code`, receivedOn)}) < ctx.now()`

/** How a rumour stands to its clocks and its answer; each is a filter of the list, and a figure that opens it. */
export const rumourStates = [
  'open',
  'triageLate',
  'answerLate',
  'drafted',
  'answered90',
  'unverified',
  'outdated',
] as const
export type RumourState = (typeof rumourStates)[number]

/** The condition of a state on a rumour aliased `c`; clocks are asked now and never stored. */
export function rumourStateWhere(state: RumourState): SQL {
  switch (state) {
    case 'open':
      return sql`c.stage in ('received', 'triaged', 'verified')`
    case 'triageLate':
      return sql`(c.stage = 'received' and ${past('triage')})`
    case 'answerLate':
      return sql`(c.stage in ('received', 'triaged', 'verified') and ${past('answer')})`
    case 'drafted':
      return sql`c.proposer_id is not null`
    case 'answered90':
      return sql`c.answered_at > ctx.now() - make_interval(days => ${answeredWithinDays})`
    // a constraint of the table keeps this empty; it is counted all the same
    case 'unverified':
      return sql`(c.stage in ('answered', 'closed') and (c.truth is null or c.verifier_id is null or c.verified_at is null or c.verified_at > c.answered_at and not exists (
        select from event e where e.loop = 'rumour' and e.case_id = c.id and e.move = 'verify')))`
    case 'outdated':
      return sql`(c.stage in ('answered', 'closed') and c.truth is distinct from (
        select a.truth from rumour_answer a where a.rumour_id = c.id order by a.version desc limit 1))`
  }
}

/** What the cockpit, the line's page, the broken loops and the brief say of rumours; each count opens `rumourFigurePaths` of its name. */
export type RumourFigures = {
  /** Still to be answered. */
  open: number
  /** Nobody has weighed it within the rule's hours (2). */
  triageLate: number
  /** Not answered within the rule's hours (24). */
  answerLate: number
  /** An answer or a correction waits for another person's yes. */
  drafted: number
  /** Answered in the last 90 days. */
  answered90: number
  /** Of those, hours from receipt to the first answer, the middle one; null where there is none. */
  medianHours: number | null
  /** Answered though nobody had verified it: must be none. */
  unverified: number
  /** What was found changed since, and the answer was not corrected. */
  outdated: number
}

/** Where the rows of each figure are. */
export const rumourFigurePaths: Record<keyof RumourFigures, string> = {
  open: '/rumours?state=open',
  triageLate: '/rumours?state=triageLate',
  answerLate: '/rumours?state=answerLate',
  drafted: '/rumours?state=drafted',
  answered90: '/rumours?state=answered90',
  medianHours: '/rumours?state=answered90',
  unverified: '/rumours?state=unverified',
  outdated: '/rumours?state=outdated',
}

/** The figures of every rumour in sight, or of those that a condition on `c` leaves. */
export async function findRumourFigures(tx: Tx, where: SQL = sql`true`): Promise<RumourFigures> {
  const counts = rumourStates.map(
    state => sql`count(*) filter (where ${rumourStateWhere(state)})::int as ${sql.identifier(state)}`,
  )
  const { rows } = await tx.execute(sql`
    select ${sql.join(counts, sql`, `)},
      percentile_cont(0.5) within group (order by extract(epoch from c.answered_at - c.opened_at) / 3600) filter (where ${rumourStateWhere('answered90')})::float8 as "medianHours"
    from rumour c where ${where}`)
  return rows[0] as unknown as RumourFigures
}
