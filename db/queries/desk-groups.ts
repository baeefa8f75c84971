import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { LoopName } from '@/domain/loop'
import { loops } from '@/domain/loops'
import type { Role } from '@/domain/role'
import type { Clock } from './case-filters'
import { openPredicate } from './case-filters'
import { offeredWhere } from './offered'
import { ruleValueBy } from './rules'

/** One heap of a desk: cases on which the reader can make one of these moves now, and that are theirs to make. */
export type DeskGroup = {
  key: string
  loop: LoopName
  moves: readonly string[]
  /** Narrows what may be done to what waits for this person. */
  when?: (actor: Actor, clock: Clock) => SQL
  roles?: readonly Role[]
}

const inUnit = (actor: Actor) => sql`c.org_id = ${actor.orgId}`
const stage = (name: string) => sql.raw(`c.stage = '${name}'`)
const closedOn = sql`(c.closed_at at time zone 'Asia/Shanghai')::date`
const soon = (clock: Clock) => sql`c.due_on <= ${clock.soonUntil}`
const mine = (actor: Actor) => sql`(c.owner_id = ${actor.personId} or c.deputy_id = ${actor.personId})`

/** The heaps in the order in which they are shown; a case lies in the first that takes it. */
export const deskGroups: readonly DeskGroup[] = [
  { key: 'delist', loop: 'hazard', moves: ['list', 'delist'] },
  { key: 'downgrade', loop: 'hazard', moves: ['confirm_downgrade'] },
  { key: 'closeDirective', loop: 'directive', moves: ['verify_close'] },
  { key: 'approvePaper', loop: 'circular', moves: ['approve'] },
  { key: 'decideAppeal', loop: 'accountability', moves: ['reverse', 'uphold'] },
  { key: 'approveRung', loop: 'accountability', moves: ['approve'] },
  { key: 'answerRung', loop: 'accountability', moves: ['respond'], when: inUnit },
  { key: 'serveRung', loop: 'accountability', moves: ['serve'] },
  {
    key: 'settleRung',
    loop: 'accountability',
    moves: ['settle'],
    when: (_, clock) => sql`(${stage('responded')} or c.due_on < ${clock.today})`,
  },
  { key: 'confirmAssurance', loop: 'assurance', moves: ['confirm'] },
  { key: 'returnedAssurance', loop: 'assurance', moves: ['submit', 'revise'], when: inUnit },
  { key: 'signFor', loop: 'circulation', moves: ['sign'] },
  { key: 'commit', loop: 'circulation', moves: ['commit'] },
  {
    key: 'reviewCommitments',
    loop: 'circulation',
    moves: ['review_mid', 'review_final'],
    when: (_, clock) => soon(clock),
  },
  { key: 'approvePlan', loop: 'plan', moves: ['approve'] },
  { key: 'filePlan', loop: 'plan', moves: ['file'] },
  { key: 'reviewPlan', loop: 'plan', moves: ['review'], when: inUnit },
  {
    key: 'evaluateDrill',
    loop: 'drill',
    moves: ['evaluate'],
    when: actor => sql`(${inUnit(actor)} or c.regulator_org_id = ${actor.orgId})`,
  },
  {
    key: 'countDrill',
    loop: 'drill',
    moves: ['count'],
    when: actor => sql`(${inUnit(actor)} or c.regulator_org_id = ${actor.orgId})`,
  },
  {
    key: 'holdDrill',
    loop: 'drill',
    moves: ['hold'],
    when: (actor, clock) => sql`${inUnit(actor)} and ${soon(clock)}`,
  },
  { key: 'approveAnswer', loop: 'rumour', moves: ['approve_answer', 'approve_correction'] },
  { key: 'triageRumour', loop: 'rumour', moves: ['triage'] },
  { key: 'verifyRumour', loop: 'rumour', moves: ['verify'], when: inUnit },
  { key: 'answerRumour', loop: 'rumour', moves: ['draft_answer'], when: () => sql`c.proposer_id is null` },
  { key: 'closeRumour', loop: 'rumour', moves: ['close'], roles: ['communications'] },
  { key: 'inquire', loop: 'accident', moves: ['open_inquiry'] },
  { key: 'conclude', loop: 'accident', moves: ['conclude'], when: () => sql`c.report_received_on is not null` },
  { key: 'evaluate', loop: 'accident', moves: ['evaluate'] },
  { key: 'acknowledgeAlert', loop: 'response', moves: ['acknowledge'] },
  { key: 'notifyAlert', loop: 'response', moves: ['notify'] },
  {
    key: 'underWay',
    loop: 'response',
    moves: ['arrive', 'stand_down'],
    when: actor => sql`c.owner_id = ${actor.personId}`,
  },
  {
    key: 'reviewResponse',
    loop: 'response',
    moves: ['review', 'close', 'close_without'],
    when: actor => sql`(c.issuer_org_id = ${actor.orgId} or c.org_id = ${actor.orgId})`,
  },
  { key: 'accept', loop: 'task', moves: ['accept'], when: inUnit },
  { key: 'sign', loop: 'task', moves: ['submit'], when: actor => sql`${inUnit(actor)} and c.percent >= 100` },
  { key: 'returned', loop: 'task', moves: ['report'], when: actor => sql`${inUnit(actor)} and ${stage('returned')}` },
  { key: 'verify', loop: 'task', moves: ['verify'] },
  { key: 'extendTask', loop: 'task', moves: ['grant_extension'] },
  { key: 'extendHazard', loop: 'hazard', moves: ['grant_extension'] },
  { key: 'reissue', loop: 'task', moves: ['reissue'] },
  { key: 'grade', loop: 'hazard', moves: ['grade'] },
  { key: 'order', loop: 'hazard', moves: ['order', 'impose_controls'] },
  { key: 'reinspect', loop: 'hazard', moves: ['pass_reinspection', 'pass_review'] },
  { key: 'close', loop: 'hazard', moves: ['close'] },
  {
    key: 'revisit',
    loop: 'hazard',
    moves: ['confirm_stable'],
    // the rule of the place on the day of closing, as the hazard's page asks it
    when: (_, clock) =>
      sql`${closedOn} + ${ruleValueBy('hazard.watch', sql`c.region_code`, closedOn)} <= ${clock.today}::date`,
  },
  { key: 'plan', loop: 'hazard', moves: ['file_plan'], when: inUnit },
  { key: 'rectify', loop: 'hazard', moves: ['submit', 'request_acceptance', 'start', 'start_listed'], when: inUnit },
  {
    key: 'proof',
    loop: 'hazard',
    moves: ['attach'],
    when: actor => sql`${inUnit(actor)} and ${stage('rectifying')}`,
    roles: ['enterprise', 'official', 'head'],
  },
  { key: 'receive', loop: 'inspection', moves: ['receive'], when: () => sql`c.kind <> 'self_check'` },
  { key: 'selfCheck', loop: 'inspection', moves: ['submit', 'answer'], when: inUnit, roles: ['enterprise'] },
  {
    key: 'assureAgain',
    loop: 'assurance',
    moves: ['comment'],
    // a new assessment begins on the page of the one that ends
    when: (actor, clock) =>
      sql`${inUnit(actor)} and ${stage('confirmed')} and c.expires_on <= ${clock.today}::date + ${ruleValueBy('five.warn', sql`c.region_code`, sql`${clock.today}::date`)}
        and not exists (select from assurance n where n.org_id = c.org_id and n.stage in ('drafted', 'submitted', 'returned'))`,
    roles: ['enterprise'],
  },
  { key: 'assignTeam', loop: 'inspection', moves: ['assign'], when: inUnit },
  {
    key: 'confirmSelf',
    loop: 'inspection',
    moves: ['confirm_self'],
    when: actor => sql`c.regulator_org_id = ${actor.orgId}`,
  },
  {
    key: 'visits',
    loop: 'inspection',
    moves: ['submit', 'answer', 'enter', 'assign'],
    when: (actor, clock) =>
      sql`${inUnit(actor)} and c.due_on <= ${clock.today} and (c.owner_id = ${actor.personId} or ${actor.personId} = any (c.team_ids))`,
    roles: ['inspector'],
  },
  { key: 'review', loop: 'inspection', moves: ['review', 'issue'], when: inUnit },
  {
    key: 'due',
    loop: 'task',
    moves: ['report'],
    when: (actor, clock) =>
      sql`${soon(clock)} and ${actor.role === 'head' ? inUnit(actor) : sql`${inUnit(actor)} and (${mine(actor)} or c.owner_id is null)`}`,
  },
  {
    key: 'chase',
    loop: 'task',
    moves: ['comment'],
    when: (actor, clock) =>
      sql`c.issuer_org_id = ${actor.orgId} and ${openPredicate.task} and c.due_on < ${clock.today} and c.stage not in ('submitted', 'suspended')`,
    roles: ['supervisor'],
  },
  { key: 'claim', loop: 'directive', moves: ['claim'] },
  { key: 'decompose', loop: 'directive', moves: ['decompose'], when: () => stage('issued') },
  { key: 'draftDirectives', loop: 'directive', moves: ['issue'] },
  { key: 'issuePaper', loop: 'circular', moves: ['issue', 'submit'], when: inUnit },
  { key: 'draftTasks', loop: 'task', moves: ['issue'] },
  { key: 'archive', loop: 'task', moves: ['archive'] },
]

/** The condition of a heap for this reader; null when their role has no part in it. */
export function groupWhere(group: DeskGroup, actor: Actor, clock: Clock): SQL | null {
  if (group.roles && !group.roles.includes(actor.role)) return null
  const ways = group.moves.flatMap(move => offeredWhere(group.loop, move, actor) ?? [])
  if (ways.length === 0) return null
  const any = sql`(${sql.join(
    ways.map(way => sql`(${way})`),
    sql` or `,
  )})`
  return group.when ? sql`${any} and ${group.when(actor, clock)}` : any
}

/** Which of the heap's moves can be made on a case, in the heap's order of preference. */
export function nextMove(group: DeskGroup, actor: Actor): SQL {
  const ways = group.moves.flatMap(move => {
    const way = offeredWhere(group.loop, move, actor)
    return way ? [sql`when ${way} then ${move}`] : []
  })
  return sql`case ${sql.join(ways, sql` `)} end`
}

const stagesOf = (group: DeskGroup): readonly string[] =>
  group.moves.flatMap(move => loops[group.loop].moves[move]?.from ?? [])

/** Whether one case could lie in both heaps; those of other stages need not be told apart. */
export const mayShare = (one: DeskGroup, other: DeskGroup): boolean =>
  one.loop === other.loop && stagesOf(one).some(stage => stagesOf(other).includes(stage))
