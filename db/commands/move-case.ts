import { eq } from 'drizzle-orm'
import type { Toll } from '@/domain/accident'
import type { Actor } from '@/domain/actor'
import type { CommitmentKind, CommitmentOutcome } from '@/domain/circulation'
import type { DrillCriterion, MarkGrade } from '@/domain/drill'
import type { listingLevels } from '@/domain/hazard'
import { type CaseFacts, type LoopName, reasonAgainst, stageAfter } from '@/domain/loop'
import { loops } from '@/domain/loops'
import type { MeasureKind } from '@/domain/measure'
import type { Need } from '@/domain/need'
import type { ReviewKind } from '@/domain/plan'
import { refuseIf } from '@/domain/refusal'
import { type ReviewPart, reviewParts } from '@/domain/response'
import type { RumourAnswer, RumourSourceOfTruth, Truth } from '@/domain/rumour'
import type { Caller, Tx } from '../client'
import { lockFacts } from '../queries/case-facts'
import { caseTables } from '../queries/case-tables'
import { type Promised, saysAllFour, saysOne, saysOutcomes } from './circulation-effects'
import { runCommand } from './command'
import { drillNeedsGiven } from './drill-effects'
import { type MoveSides, sidesOf } from './move-effects'
import type { Outcome } from './outcome'

/** What a person may say with a move; each field is written only under a move that needs it. */
export type Said = {
  reason?: string
  unitId?: number
  ownerId?: number
  deputyId?: number | null
  dueOn?: string
  /** The date that an extension asks for. */
  wantedOn?: string
  level?: 'general' | 'major'
  verdict?: string
  percent?: number
  plan?: Record<string, string>
  /** The notice by which a major hazard is listed. */
  notice?: { number: string; level: (typeof listingLevels)[number] }
  /** An enforcement measure with the number it is served under, the clause it rests on and what must stop. */
  measure?: { kind: MeasureKind; number: string; basis: string; scope: string }
  /** The one measure that is lifted; without it all that are in force. */
  measureId?: number
  /** Where the listing or delisting is public, and since when. */
  publication?: { channel: string; onDay: string }
  /** Who advised an on-site review, and what they said. */
  experts?: { names: string; opinion: string }
  /** The implementation that is done, of the five. */
  step?: string
  implementations?: Record<string, { owner: string; dueOn: string }>
  teamIds?: number[]
  /** The number that a document is issued under. */
  number?: string
  /** The four commitments of a unit. */
  commitments?: Partial<Record<CommitmentKind, Promised>>
  /** The one that takes the place of another. */
  commitment?: Promised & { kind: CommitmentKind }
  /** How each of the four was found. */
  outcomes?: Partial<Record<CommitmentKind, { outcome: CommitmentOutcome; words: string }>>
  /** Casualties and loss of an accident as they are now known. */
  toll?: Toll
  /** When the report of an inquiry came in. */
  filing?: { receivedOn: string }
  /** When and under which number the report was approved. */
  approval?: { number: string; onDay: string }
  /** How a plan was reviewed: by which experts, or among those whom it concerns, and what they found. */
  review?: { kind: ReviewKind; names?: string; opinion: string }
  /** When a drill began and how many people took part. */
  start?: { at: string; headcount: number }
  /** What happened in a drill, at which minute from its start. */
  entry?: { minutes: number; words: string }
  /** How a drill was found by each criterion. */
  marks?: Partial<Record<DrillCriterion, { grade: MarkGrade; words: string }>>
  /** Who on duty is told of an alert, and which teams are called. */
  notified?: { personIds?: number[]; teamIds?: number[] }
  /** What the after-action review of a response says. */
  afterAction?: Partial<Record<ReviewPart, string>>
  /** When it happened by a person's own word; nothing is measured from it. */
  claimedAt?: string
  /** Whether a rumour is true, and what that rests on. */
  truth?: Truth
  sources?: RumourSourceOfTruth[]
  /** What is said in answer to it. */
  answer?: RumourAnswer
  /** How many it had reached in the end. */
  reachAfter?: number
  /** The code of what it is about, such as 处-12. */
  subjectCode?: string
}

export type MoveCase = { key: string; loop: LoopName; id: number; version: number; move: string; said: Said }

function needsGiven(said: Said): Need[] {
  const given: Need[] = []
  if (said.reason?.trim()) given.push('reason')
  if (said.unitId) given.push('rectifier')
  if (said.ownerId) given.push('owner')
  if (said.dueOn) given.push('due')
  if (said.wantedOn) given.push('wanted')
  if (said.level) given.push('level')
  if (said.verdict) given.push('verdict')
  if (said.plan && said.implementations) given.push('plan')
  if (said.notice?.number.trim()) given.push('notice')
  if (said.step) given.push('step')
  if (said.measure && Object.values(said.measure).every(word => word.trim())) given.push('measure')
  if (said.publication?.channel.trim() && said.publication.onDay) given.push('publication')
  if (said.teamIds && said.teamIds.length >= 2) given.push('team')
  if (said.number?.trim()) given.push('number')
  if (saysAllFour(said)) given.push('commitments')
  if (saysOne(said)) given.push('commitment')
  if (saysOutcomes(said)) given.push('outcomes')
  if (said.toll) given.push('toll')
  if (said.filing?.receivedOn) given.push('filing')
  if (said.approval?.number.trim() && said.approval.onDay) given.push('approval')
  given.push(...drillNeedsGiven(said))
  if (said.notified?.personIds?.length) given.push('notified')
  if (said.afterAction && reviewParts.every(part => part === 'advice' || said.afterAction![part]?.trim()))
    given.push('afterAction')
  if (said.unitId && said.ownerId) given.push('checker')
  if (said.truth) given.push('truth')
  if (said.sources?.length) given.push('sources')
  if (said.answer?.claimZh.trim() && said.answer.textZh.trim() && said.answer.channel.trim()) given.push('answer')
  if (said.reachAfter !== undefined) given.push('reachAfter')
  return given
}

/** The columns that the move may change, from what was said with it. */
function columnsFrom(needs: readonly Need[], said: Said, actor: Actor): Record<string, unknown> {
  const set: Record<string, unknown> = {}
  if (needs.includes('rectifier') && said.unitId)
    Object.assign(set, { orgId: said.unitId, ownerId: said.ownerId ?? null, deputyId: said.deputyId ?? null })
  if (needs.includes('checker') && said.unitId)
    Object.assign(set, { orgId: said.unitId, ownerId: said.ownerId ?? null })
  if (needs.includes('truth') && said.truth) set.truth = said.truth
  if (needs.includes('sources') && said.sources) set.sources = said.sources
  if (needs.includes('answer') && said.answer) set.draft = said.answer
  if (needs.includes('reachAfter')) set.reachAfter = said.reachAfter
  if (needs.includes('owner') && said.ownerId)
    Object.assign(set, { ownerId: said.ownerId, deputyId: said.deputyId ?? null })
  if (needs.includes('due') && said.dueOn)
    Object.assign(set, { dueOn: said.dueOn, dueBasis: 'assigned', dueById: actor.personId, dueClause: null })
  if (needs.includes('level') && said.level) set.level = said.level
  if (needs.includes('verdict') && said.verdict) set.verdict = said.verdict
  if (needs.includes('team') && said.teamIds) set.teamIds = said.teamIds
  if (needs.includes('number') && said.number) set.number = said.number.trim()
  if (needs.includes('toll') && said.toll) Object.assign(set, said.toll)
  if (needs.includes('filing') && said.filing) set.reportReceivedOn = said.filing.receivedOn
  if (needs.includes('approval') && said.approval)
    Object.assign(set, { approvedOn: said.approval.onDay, approvalNumber: said.approval.number.trim() })
  return set
}

/** Makes one lawful move inside an open transaction: asks the rules, writes the row, and the database writes event and tally with it. */
export async function makeMove(
  tx: Tx,
  actor: Actor,
  facts: CaseFacts,
  name: string,
  said: Said,
  more: MoveSides = {},
): Promise<{ id: number; version: number }> {
  const move = loops[facts.loop].moves[name]
  refuseIf(move ? null : { code: 'wrongStage', details: { stage: facts.stage } })
  refuseIf(reasonAgainst(move!, facts, actor, needsGiven(said)))
  const own = await sidesOf(tx, actor, facts, name, said)
  const sides = { ...own, ...more, payload: { ...own.payload, ...more.payload } }
  const version = facts.version + 1
  const table = caseTables[facts.loop]
  const changed = await tx
    .update(table as typeof caseTables.task)
    .set({
      ...columnsFrom(move!.needs ?? [], said, actor),
      ...(move!.setsLevel ? { level: move!.setsLevel } : {}),
      ...sides.columns,
      stage: stageAfter(move!, facts),
      cameFrom: facts.stage,
      cameBy: name,
      cameWith: { ...said, ...sides.payload },
      version,
    })
    .where(eq(table.id, facts.id))
    .returning({ id: table.id })
  refuseIf(changed.length === 1 ? null : { code: 'notFound' })
  await sides.after?.()
  return { id: facts.id, version }
}

/** Moves a case if it still stands as the caller saw it; otherwise refuses `stale` and changes nothing. */
export function moveCase(caller: Caller, input: MoveCase): Promise<Outcome> {
  return runCommand(caller, 'moveCase', input, async (tx, actor) => {
    const facts = await lockFacts(tx, input.loop, input.id, actor)
    refuseIf(
      facts.version === input.version
        ? null
        : { code: 'stale', details: { yours: input.version, current: facts.version } },
    )
    return makeMove(tx, actor, facts, input.move, input.said)
  })
}
