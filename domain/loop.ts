import type { Actor } from './actor'
import { givenWithMove, type Need, refusalOfNeed } from './need'
import type { Refusal } from './refusal'
import type { Role } from './role'

/** How the actor's unit must stand to the case. */
export type Side =
  /** the unit that does the work */
  | 'performing'
  /** the unit that gave the work or found the fault */
  | 'issuing'
  /** the unit that regulates the place or answers for the territory */
  | 'regulating'
  /** the unit that regulates and no other, whoever opened the case */
  | 'regulator'
  /** any unit that sees the case but neither does the work nor is above itself in it */
  | 'outside'
  /** a unit whose territory the issuing unit belongs to */
  | 'above'
  /** the unit of the inspected place */
  | 'inspected'
  /** a unit in whose scope the unit that works lies: itself, or the office of its territory */
  | 'governing'
  /** the unit itself that a document was sent to, and none below it */
  | 'receiving'
  /** any unit that sees the case */
  | 'any'

/** People whose own work the actor may not judge. */
export type Party =
  | 'submitter'
  | 'owner'
  | 'deputy'
  | 'proposer'
  | 'team'
  | 'verifier'
  | 'committer'
  | 'commander'
  | 'receiver'

/** What the database writes the actor down as. */
export type Stamp = 'submitter' | 'verifier' | 'closer' | 'proposer'

export type Move<Stage extends string> = {
  from: readonly (Stage | 'none')[]
  /** `same` keeps the stage; `remembered` returns to the stage a suspension interrupted. */
  to: Stage | 'same' | 'remembered'
  by: readonly Role[]
  side: Side
  needs?: readonly Need[]
  apartFrom?: readonly Party[]
  /** Only for this grade of hazard. */
  level?: 'general' | 'major'
  /** The grade that the hazard has afterwards. */
  setsLevel?: 'general' | 'major'
  /** Never the one primary button of a page. */
  minor?: boolean
  /** The column of the case that the database fills with the actor. */
  stamps?: Stamp
}
export type Moves<Stage extends string> = Record<string, Move<Stage>>

export const loopNames = [
  'directive',
  'task',
  'hazard',
  'inspection',
  'circular',
  'accountability',
  'assurance',
  'circulation',

  'accident',
  'plan',
  'drill',
  'response',
  'rumour',
] as const
export type LoopName = (typeof loopNames)[number]

/** `before` it counts, `open`, `done`, or `stopped`, which never counts as done. */
export const stageStates = ['before', 'open', 'done', 'stopped'] as const
export type StageState = (typeof stageStates)[number]

/** What a rule needs to know of a case; read under lock before a move, without it for a page. */
export type CaseFacts = {
  loop: LoopName
  id: number
  stage: string
  version: number
  level: 'general' | 'major' | null
  suspendedFrom: string | null
  dueOn: string | null
  performingOrgId: number
  /** The performing unit and every unit below it, so far as the actor's own unit is among them. */
  actorIsPerforming: boolean
  /** The performing unit lies in what the actor may see as their own. */
  performerInScope: boolean
  issuingOrgId: number
  /** The actor's own unit is the one whose place is inspected. */
  actorIsInspected: boolean
  /** The issuing unit belongs to the territory the actor may see. */
  issuerInScope: boolean
  regulatingOrgId: number | null
  assistingOrgIds: readonly number[]
  submitterId: number | null
  ownerId: number | null
  deputyId: number | null
  proposerId: number | null
  verifierId: number | null
  /** Who goes along on an inspection; of a circulation who signed, promised or holds an office of the unit; of a response who ever commanded it; of a rumour who received, weighed or wrote of it. */
  teamIds: readonly number[]
  /** The needs that the stored record already meets. */
  has: readonly Need[]
}

function sideRefusal(side: Side, facts: CaseFacts, actor: Actor): Refusal | null {
  switch (side) {
    case 'performing':
      return facts.actorIsPerforming ? null : { code: 'notYourUnit' }
    case 'issuing':
      return actor.orgId === facts.issuingOrgId ? null : { code: 'notYourUnit' }
    case 'regulating':
      return actor.orgId === facts.regulatingOrgId || actor.orgId === facts.issuingOrgId
        ? null
        : { code: 'notYourUnit' }
    case 'regulator':
      return actor.orgId === facts.regulatingOrgId ? null : { code: 'notYourUnit' }
    case 'outside':
      return facts.actorIsPerforming || facts.assistingOrgIds.includes(actor.orgId) ? { code: 'ownUnit' } : null
    case 'above':
      return facts.issuerInScope ? null : { code: 'notYourUnit' }
    case 'governing':
      return facts.performerInScope ? null : { code: 'notYourUnit' }
    case 'inspected':
      return facts.actorIsInspected ? null : { code: 'notYourUnit' }
    case 'receiving':
      return actor.orgId === facts.performingOrgId ? null : { code: 'notYourUnit' }
    case 'any':
      return null
  }
}

const partyOf: Record<Party, (facts: CaseFacts) => readonly (number | null)[]> = {
  submitter: facts => [facts.submitterId],
  owner: facts => [facts.ownerId],
  deputy: facts => [facts.deputyId],
  proposer: facts => [facts.proposerId],
  team: facts => facts.teamIds,
  verifier: facts => [facts.verifierId],
  committer: facts => facts.teamIds,
  commander: facts => facts.teamIds,
  receiver: facts => facts.teamIds,
}

/**
 * Why this actor may not make this move now; null when they may. `given` are the needs that the request brings with it
 * (undefined for a button, where what the form will ask for counts as brought).
 */
export function reasonAgainst<Stage extends string>(
  move: Move<Stage>,
  facts: CaseFacts,
  actor: Actor,
  given?: readonly Need[],
): Refusal | null {
  if (!(move.from as readonly string[]).includes(facts.stage))
    return { code: 'wrongStage', details: { stage: facts.stage } }
  if (move.level && facts.level !== null && facts.level !== move.level) return { code: 'wrongLevel' }
  if (!move.by.includes(actor.role)) return { code: 'wrongRole', details: { roles: move.by.join(' ') } }
  const aside = sideRefusal(move.side, facts, actor)
  if (aside) return aside
  for (const party of move.apartFrom ?? []) {
    if (partyOf[party](facts).includes(actor.personId)) return { code: 'ownWork', details: { party } }
  }
  const met = given ?? givenWithMove
  for (const need of move.needs ?? []) {
    if (!met.includes(need) && !facts.has.includes(need)) return { code: refusalOfNeed[need] }
  }
  return null
}

/** The stage a move leads to from here. */
export function stageAfter<Stage extends string>(
  move: Move<Stage>,
  facts: Pick<CaseFacts, 'stage' | 'suspendedFrom'>,
): string {
  if (move.to === 'same') return facts.stage
  if (move.to === 'remembered') return facts.suspendedFrom ?? facts.stage
  return move.to
}
