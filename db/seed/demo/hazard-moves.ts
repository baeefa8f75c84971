import { hazardReview } from '@/db/schema/hazard'
import type { HazardStage } from '@/domain/hazard'
import { giveEvidence } from './evidence'
import { hazardPath, hazardStageAfter } from './hazard-paths'
import { serve, writePlan } from './hazard-plan'
import { imposeSome, liftAll, publishSome } from './measures'
import type { Staff } from './people'
import * as remarks from './remarks'
import type { Failure } from './story-inspections'
import type { World } from './world'

const verdicts = ['effective', 'effective', 'effective', 'partly_effective', 'not_assessed'] as const

/** Who regulates, rectifies, looks again and closes; nobody of them judges the own work. */
function cast(world: World, failure: Failure) {
  const { chance, people } = world
  const { place, by } = failure
  const regulator = place.regulator?.key ?? by.unit.key
  const rectifiers = people.of(place.firm.key, 'enterprise')
  const inspectors = people.of(regulator, 'inspector').filter(inspector => inspector.id !== by.id)
  return {
    grader: by.role === 'inspector' ? by : people.one(regulator, 'inspector'),
    rectifier: place.owner ?? rectifiers[0]!,
    submitter: rectifiers[0]!,
    inspector: chance.pick(inspectors),
    closer: people.one(regulator, place.regulator === null ? 'supervisor' : 'official', chance.between(0, 1)),
    leader: people.one(chance.next() < 0.65 ? `gov:${place.prefectureCode}` : 'gov:220000', 'leader'),
  }
}

/** The due date of an open hazard by how late it should be; of a closed one, near its end. */
function dueDay(
  world: World,
  level: 'general' | 'major',
  stage: HazardStage,
  orderedAt: number,
  lastAt: number,
): string {
  const { chance, moments } = world
  const open = !['closed', 'stable', 'reinspected', 'delisted'].includes(stage)
  if (!open)
    return moments.dayFromNow(-Math.floor(moments.daysAgo(lastAt)) + chance.between(chance.next() < 0.12 ? -5 : 0, 8))
  const age = moments.daysAgo(orderedAt)
  const mark = chance.next()
  if (age > 8 && mark < 0.27) return moments.dayFromNow(-chance.between(1, Math.min(24, Math.floor(age) - 6)))
  if (mark < 0.45) return moments.dayFromNow(chance.between(0, 3))
  return moments.dayFromNow(level === 'major' ? chance.between(15, 37) : chance.between(6, 24))
}

/** Opens one hazard and takes it, move by move, to its stage. */
export function playHazard(world: World, failure: Failure, level: 'general' | 'major', stage: HazardStage): void {
  const { chance, moments, script } = world
  const { place, finding, by, at: foundAt, directive } = failure
  const [code, zh, en, scene] = finding
  const item = world.items.get(code)!
  const { grader, rectifier, submitter, inspector, closer, leader } = cast(world, failure)
  const path = hazardPath(level, stage, chance, by.role === 'inspector').slice(1)
  const age = moments.daysAgo(foundAt)
  const done = ['closed', 'stable', 'reopened'].includes(stage)
  const lastAgo = done ? chance.next() * Math.max(age - 8, 0) : chance.next() * Math.min(age * 0.6, 9)
  const times = moments
    .spread(path.length, age, lastAgo)
    .map((at, index) => Math.max(at, foundAt + (index + 1) * 60_000))
  const under = world.directives.get(directive)!
  const fill = (text: string) => text.replace('{n}', String(failure.number))
  const opened = script.open('hazard', foundAt, by, 'report', 'reported', () => ({
    orgId: place.firm.id,
    issuerOrgId: by.unit.id,
    regulatorOrgId: place.regulator?.id ?? null,
    line: under.line,
    regionCode: place.county.code,
    placeId: place.id,
    inspectionId: failure.inspection?.id ?? null,
    answerId: failure.answer?.id ?? null,
    itemId: item.id,
    campaignId: world.campaigns.get(directive) ?? null,
    directiveId: under.case.id,
    titleZh: fill(zh),
    titleEn: fill(en),
    clause: item.clause,
    clauseSeen: item.seen,
  }))
  if (chance.next() < 0.8 || path[0] === 'fix_on_spot' || failure.answer)
    giveEvidence(world, opened, foundAt + 2, by, scene, 'before', place)
  const orderIndex = path.findIndex(move => move === 'order' || move === 'list')
  const due = () =>
    failure.dueIn === undefined
      ? dueDay(world, level, stage, times[orderIndex]!, times.at(-1)!)
      : moments.dayFromNow(failure.dueIn)
  const dueOn = orderIndex < 0 ? null : moments.notBefore(due(), times[orderIndex]!)
  const review = (
    at: number,
    who: Staff,
    kind: 'reinspection' | 'onsite' | 'revisit',
    passed: boolean,
    opinion: string,
  ) =>
    script.rows(hazardReview, at + 1, () => [
      { hazardId: opened.id, kind, passed, opinion, personId: who.id, orgId: who.unit.id, at: new Date(at) },
    ])
  let stopped = false
  for (const [index, move] of path.entries()) {
    const at = times[index]!
    const go = (
      who: Staff,
      cameWith: Record<string, unknown> = {},
      set: Parameters<typeof script.move<'hazard'>>[6] = {},
    ) => script.move(opened, at, who, move, hazardStageAfter[move]!, cameWith, set)
    const deadline = {
      dueOn,
      dueBasis: 'assigned' as const,
      dueById: move === 'list' ? leader.id : grader.id,
      dueClause: move === 'list' ? '挂牌督办指定' : '责令限期整改指定',
    }
    switch (move) {
      case 'grade':
        go(grader, { level }, { level })
        break
      case 'fix_on_spot': {
        giveEvidence(world, opened, at, by, scene, 'after', place)
        go(by, { level: 'general' }, { level: 'general' })
        break
      }
      case 'order':
        go(grader, { dueOn, rectifier: rectifier.nameZh }, { orgId: place.firm.id, ownerId: rectifier.id, ...deadline })
        stopped = imposeSome(world, opened, at, grader, level)
        break
      case 'impose_controls':
        go(grader, { reason: chance.pick(remarks.controlReasons) }, { orgId: place.firm.id, ownerId: rectifier.id })
        stopped = imposeSome(world, opened, at, grader, level)
        break
      case 'file_plan':
        writePlan(world, opened, at, place, finding, submitter, {
          startedAt: times[path.indexOf('start_listed')],
          acceptanceAt: times[path.indexOf('request_acceptance')],
        })
        go(submitter)
        break
      case 'list':
        go(
          leader,
          { dueOn, notice: serve(world, opened, at, leader, submitter, times[path.indexOf('start_listed')]) },
          deadline,
        )
        publishSome(world, opened, at, leader, 'list')
        break
      case 'start':
      case 'start_listed':
        go(submitter)
        break
      case 'submit':
      case 'request_acceptance':
        giveEvidence(world, opened, at, submitter, scene, scene === 'document' ? 'document' : 'after', place)
        go(submitter, { reason: '整改完成，申请复查。' })
        break
      case 'pass_reinspection':
      case 'pass_review': {
        const reason = chance.pick(remarks.reinspectionPasses)
        go(inspector, { reason, ...(move === 'pass_review' && { experts: remarks.experts }) })
        review(at, inspector, move === 'pass_review' ? 'onsite' : 'reinspection', true, reason)
        if (stopped) liftAll(world, opened, at, inspector)
        break
      }
      case 'fail_reinspection':
      case 'fail_review': {
        const reason = chance.pick(remarks.reinspectionFails)
        go(inspector, { reason })
        review(at, inspector, move === 'fail_review' ? 'onsite' : 'reinspection', false, reason)
        break
      }
      case 'delist':
        go(leader, { reason: '验收合格，同意摘牌。' })
        publishSome(world, opened, at, leader, 'delist')
        break
      case 'close': {
        const verdict = chance.pick(verdicts)
        go(closer, { verdict }, { verdict })
        break
      }
      case 'confirm_stable':
      case 'reopen': {
        const reason = chance.pick(move === 'reopen' ? remarks.reopenReasons : remarks.revisitRemarks)
        go(inspector, { reason })
        review(at, inspector, 'revisit', move === 'confirm_stable', reason)
        break
      }
    }
  }
}
