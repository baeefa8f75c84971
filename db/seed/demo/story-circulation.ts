import type pg from 'pg'
import { commitment, commitmentReview } from '@/db/schema/circulation'
import {
  type CommitmentKind,
  type CommitmentOutcome,
  circulationLine,
  commitmentKinds,
  type DocumentRef,
  outcomesOf,
  type ReviewPhase,
} from '@/domain/circulation'
import { addDays, shanghaiDay } from '@/domain/clock'
import { reserveIds } from '../rows'
import type { PlacedUnit } from '../units'
import { chanceFrom } from './chance'
import { recentWays, type Way, ways } from './circulation-ways'
import { committedWords, foundWords } from './commitment-words'
import { type Moments, momentsAt } from './moments'
import type { Staff } from './people'
import type { Case } from './script'
import { prefectureCodes, type World } from './world'

type Sending = {
  document: DocumentRef
  by: Staff
  reviewer: Staff
  units: readonly PlacedUnit[]
  daysAgo: number
  from?: number
  ways?: readonly Way[]
}

/** Tells what became of one document sent to many units. */
function send({ script, people }: World, moments: Moments, sending: Sending): void {
  const { document, by, reviewer, units, daysAgo } = sending
  const at = (ago: number) => moments.spread(1, Math.max(ago, 0.02), Math.max(ago, 0.02))[0]!
  const sentAt = at(daysAgo)
  for (const [index, unit] of units.entries()) {
    const told = sending.ways ?? ways
    const way = told[(index + (sending.from ?? 0)) % told.length]!
    const signer = people.of(unit.key, unit.kind === 'enterprise' ? 'enterprise' : 'head')[0]
    if (!signer) continue
    const others = people.of(unit.key, unit.kind === 'enterprise' ? 'enterprise' : 'official')
    const owners = [signer, ...others]
    const opened = script.open('circulation', sentAt + index * 1000, by, 'send', 'sent', () => ({
      orgId: unit.id,
      issuerOrgId: by.unit.id,
      line: circulationLine,
      regionCode: unit.regionCode,
      documentKind: document.kind,
      documentId: document.id,
    }))
    let ago = daysAgo
    if (way.withdraw !== undefined) {
      script.move(opened, at(ago - way.withdraw), by, 'withdraw', 'withdrawn', { reason: '发错单位，撤回。（虚构）' })
      continue
    }
    if (way.sign === undefined) continue
    ago -= way.sign
    // a moment apart, as units do not sign in the same second
    script.move(opened, at(ago - index * 0.003), index % 3 === 1 && others[0] ? others[0] : signer, 'sign', 'signed')
    if (way.commit === undefined || !way.promised) continue
    ago -= way.commit
    const committedAt = at(ago)
    commit(script, opened, { at: committedAt, by: signer, owners, promised: way.promised, words: index })
    if (way.change)
      change(script, opened, { at: at(ago - way.change.after), by: signer, owners, from: committedAt, ...way.change })
    if (way.mid)
      review(script, opened, { phase: 'mid', at: at(ago - way.mid.after), by: reviewer, found: way.mid.found })
    if (way.final)
      review(script, opened, { phase: 'final', at: at(ago - way.final.after), by: reviewer, found: way.final.found })
  }
}

/** A promise; it has its number before the story is played. */
type Promised = { id: number }
type Numbered = Case<'circulation'> & { promises?: Map<CommitmentKind, Promised> }
type Played = World['script']
let fresh: Promised[] = []
const promise = (): Promised => {
  const made = { id: 0 }
  fresh.push(made)
  return made
}

async function numberCommitments(client: pg.Client): Promise<void> {
  const ids = await reserveIds(client, commitment, fresh.length)
  for (const [index, one] of fresh.entries()) one.id = ids[index]!
  fresh = []
}

function commit(
  script: Played,
  on: Numbered,
  told: { at: number; by: Staff; owners: readonly Staff[]; promised: readonly number[]; words: number },
): void {
  const from = shanghaiDay(new Date(told.at))
  on.promises = new Map()
  const rows = commitmentKinds.map((kind, index) => ({
    made: promise(),
    kind,
    words: committedWords[kind][told.words % committedWords[kind].length]!,
    dueOn: addDays(from, told.promised[index]!),
    ownerId: told.owners[index % told.owners.length]!.id,
  }))
  for (const { made, kind } of rows) on.promises.set(kind, made)
  script.rows(commitment, told.at, () =>
    rows.map(({ made, ...row }) => ({
      ...row,
      id: made.id,
      circulationId: on.id,
      version: 1,
      writtenById: told.by.id,
      at: new Date(told.at),
    })),
  )
  const said = Object.fromEntries(rows.map(({ kind, words, dueOn, ownerId }) => [kind, { words, dueOn, ownerId }]))
  script.move(on, told.at, told.by, 'commit', 'committed', { commitments: said })
}

function change(
  script: Played,
  on: Numbered,
  told: { at: number; by: Staff; owners: readonly Staff[]; from: number; kind: CommitmentKind; to: number },
): void {
  const reason = '所需设备到货推迟，期限相应顺延。（虚构）'
  const one = {
    kind: told.kind,
    words: committedWords[told.kind][2]!,
    dueOn: addDays(shanghaiDay(new Date(told.from)), told.to),
    ownerId: told.owners[0]!.id,
  }
  const made = promise()
  on.promises!.set(told.kind, made)
  script.rows(commitment, told.at, () => [
    { ...one, id: made.id, circulationId: on.id, version: 2, reason, writtenById: told.by.id, at: new Date(told.at) },
  ])
  script.move(on, told.at, told.by, 'change', on.stage, { commitment: one, reason })
}

function review(
  script: Played,
  on: Numbered,
  told: { phase: ReviewPhase; at: number; by: Staff; found: readonly number[] },
): void {
  const promises = new Map(on.promises)
  const found = commitmentKinds.map((kind, index) => {
    const outcome: CommitmentOutcome = outcomesOf[told.phase][told.found[index]!]!
    return { kind, outcome, words: foundWords[outcome][index % foundWords[outcome].length]! }
  })
  script.rows(commitmentReview, told.at, () =>
    found.map(one => ({
      ...one,
      circulationId: on.id,
      commitmentId: promises.get(one.kind)!.id,
      phase: told.phase,
      personId: told.by.id,
      orgId: told.by.unit.id,
      at: new Date(told.at),
    })),
  )
  const outcomes = Object.fromEntries(found.map(({ kind, outcome, words }) => [kind, { outcome, words }]))
  script.move(on, told.at, told.by, `review_${told.phase}`, told.phase === 'mid' ? 'mid_reviewed' : 'reviewed', {
    outcomes,
  })
}

const office = 'dept:safety-committee-office'
// a story of its own in time, so that the rest of the demo is told as before
const ownMoments = ({ moments }: World) => momentsAt(moments.now, chanceFrom(20_181_130))

/** The speech goes to the departments and prefectures the day after it was reported, and through Jilin City's office to its bureaus and enterprises. */
export async function openCirculation(client: pg.Client, world: World): Promise<void> {
  const { rows } = await client.query('select min(id)::int as id from source_document')
  const document: DocumentRef = { kind: 'source', id: rows[0].id }
  const moments = ownMoments(world)
  const units = [...world.units.values()]
  const [sender, other] = world.people.of(office, 'supervisor') as [Staff, Staff?]
  const departments = units.filter(unit => unit.key.startsWith('dept:') && unit.kind === 'department')
  const prefectures = prefectureCodes.flatMap(code => world.units.get(`office:${code}`) ?? [])
  const base = { document, by: sender, reviewer: other ?? sender }
  send(world, moments, { ...base, units: departments, daysAgo: 58 })
  send(world, moments, { ...base, units: prefectures, daysAgo: 57, from: 1 })
  const city = 'office:220200'
  const [local, second] = world.people.of(city, 'supervisor') as [Staff, Staff?]
  const bureaus = units.filter(unit => unit.kind === 'department' && unit.regionCode === '220200')
  const firms = units.filter(unit => unit.kind === 'enterprise' && unit.key.endsWith(':220200'))
  const ofCity = { document, by: local, reviewer: second ?? local }
  send(world, moments, { ...ofCity, units: bureaus, daysAgo: 54 })
  send(world, moments, {
    ...ofCity,
    units: firms.slice(0, 8),
    daysAgo: 2,
    ways: recentWays,
  })
  send(world, moments, { ...ofCity, units: firms.slice(8, 9), daysAgo: 20, ways: [{ withdraw: 0.1 }] })
  await numberCommitments(client)
}

/** The first circular that the province's office issued goes to the bureaus of one city, when it exists. */
export async function circulateCircular(client: pg.Client, world: World): Promise<void> {
  const { rows } = await client.query(
    `select c.id::int, extract(epoch from c.closed_at)::float8 * 1000 as at from circular c where c.stage = 'issued' order by c.closed_at desc limit 1`,
  )
  const sender = world.people.one(office, 'supervisor')
  const units = [...world.units.values()].filter(unit => unit.kind === 'department' && unit.regionCode === '220200')
  const daysAgo = Math.min(1.4, (world.moments.now - rows[0].at) / 86_400_000 - 0.1)
  send(world, ownMoments(world), {
    document: { kind: 'circular', id: rows[0].id },
    by: sender,
    reviewer: sender,
    units,
    daysAgo,
    ways: [{ sign: 0.4 }, {}, { sign: 0.9 }],
  })
}
