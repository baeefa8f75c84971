import type { CommitmentOutcome, DocumentRef } from '@/domain/circulation'
import type { Day } from '@/domain/clock'
import { shanghaiDay } from '@/domain/clock'
import type { Cast } from '../commands/cast'
import type { CirculationFigures } from './circulation'

type Told = { case: number; move: string; stage: string; at: Date; due: Day | null }
type Promised = { id: number; case: number; kind: string; version: number; due: Day; at: Date }
type Found = { promise: number; phase: string; outcome: CommitmentOutcome; at: Date }

/** Everything that was written of one document: the events, the promises, what the reviews found. */
export async function readTold(ask: Cast['ask'], { kind, id }: DocumentRef) {
  const of = `(select c.id from circulation c where c.document_kind = $1 and c.document_id = $2)`
  return {
    events: (await ask(
      `select e.case_id::int as case, e.move, e.to_stage as stage, e.at, e.state ->> 'due_on' as due from event e where e.loop = 'circulation' and e.case_id in ${of} order by e.case_id, e.seq`,
      [kind, id],
    )) as Told[],
    promises: (await ask(
      `select m.id::int, m.circulation_id::int as case, m.kind, m.version, m.due_on::text as due, m.at from commitment m where m.circulation_id in ${of}`,
      [kind, id],
    )) as Promised[],
    found: (await ask(
      `select r.commitment_id::int as promise, r.phase, r.outcome, r.at from commitment_review r where r.circulation_id in ${of}`,
      [kind, id],
    )) as Found[],
  }
}

const median = (values: number[]): number | null => {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}

/** For tests: the figures of a document at an instant, reckoned from the events and rows alone, and not by the database. */
export function recountFigures(
  told: Awaited<ReturnType<typeof readTold>>,
  until: Date,
  today: Day,
): CirculationFigures {
  const events = told.events.filter(event => event.at < until)
  const found = told.found.filter(one => one.at < until)
  const promises = told.promises.filter(one => one.at < until)
  const cases = [...new Set(events.map(event => event.case))].map(id => {
    const own = events.filter(event => event.case === id)
    const last = own.at(-1)!
    const sign = own.find(event => event.move === 'sign')
    return { id, stage: last.stage, due: last.due, sent: own[0]!, sign }
  })
  const live = cases.filter(one => one.stage !== 'withdrawn')
  const signed = live.filter(one => one.stage !== 'sent')
  const standing = promises.filter(
    one =>
      live.some(other => other.id === one.case) &&
      !promises.some(other => other.case === one.case && other.kind === one.kind && other.version > one.version),
  )
  const final = (one: Promised) => found.find(review => review.promise === one.id && review.phase === 'final')
  return {
    sent: live.length,
    signed: signed.length,
    unsigned: live.filter(one => one.stage === 'sent').length,
    unsignedLate: live.filter(one => one.stage === 'sent' && one.due! < today).length,
    signedLate: signed.filter(one => shanghaiDay(one.sign!.at) > one.sent.due!).length,
    medianHours: median(signed.map(one => (one.sign!.at.getTime() - one.sent.at.getTime()) / 3_600_000)),
    withdrawn: cases.length - live.length,
    commitments: standing.length,
    kept: standing.filter(one => final(one)?.outcome === 'kept').length,
    judged: standing.filter(one => final(one)).length,
    due: standing.filter(one => one.due < today).length,
    dueUnreviewed: standing.filter(
      one =>
        one.due < today &&
        ['committed', 'mid_reviewed'].includes(live.find(other => other.id === one.case)!.stage) &&
        !found.some(review => review.promise === one.id && shanghaiDay(review.at) >= one.due),
    ).length,
  }
}
