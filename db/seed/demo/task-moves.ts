import { ruleOn } from '@/db/queries/rules'
import { extension } from '@/db/schema/extension'
import { progressReport } from '@/db/schema/task'
import { addDays } from '@/domain/clock'
import type { TaskStage, Verdict } from '@/domain/task'
import type { PlacedUnit } from '../units'
import { giveEvidence } from './evidence'
import type { Staff } from './people'
import * as remarks from './remarks'
import type { Case } from './script'
import { pathTo, stageAfter } from './task-paths'
import type { Work } from './work-templates'
import type { World } from './world'

export type PlannedTask = {
  work: Work
  unit: PlacedUnit
  regionCode: string
  prefectureCode: string | null
  titleZh: string
  titleEn: string
  criteriaZh: string
  criteriaEn: string
  stage: TaskStage
  openedAgo: number
  lastAgo: number
  /** Days from today; negative when the date has passed. */
  dueIn: number
  parent: PlannedTask | null
  case: Case<'task'> | null
}

const province = 'dept:safety-committee-office'
const verdicts: readonly Verdict[] = [
  'effective',
  'effective',
  'effective',
  'effective',
  'partly_effective',
  'partly_effective',
  'not_assessed',
]

/** Who issues, works, signs and judges one task; the judge sits in another unit than the worker. */
function cast(world: World, planned: PlannedTask) {
  const { chance, people } = world
  const local = planned.prefectureCode === null ? null : `office:${planned.prefectureCode}`
  const issuer = people.one(
    planned.work.level === 'county' ? local! : province,
    'supervisor',
    chance.next() < 0.75 ? 0 : 1,
  )
  const judgeUnit = local !== null && chance.next() < 0.5 ? local : province
  const [owner, deputy] = people.of(planned.unit.key, 'official')
  const leader = people.one(
    planned.prefectureCode === null || chance.next() < 0.4 ? 'gov:220000' : `gov:${planned.prefectureCode}`,
    'leader',
  )
  return {
    issuer,
    judge: people.one(judgeUnit, 'supervisor', chance.between(0, 1)),
    owner: owner!,
    deputy: deputy!,
    head: people.one(planned.unit.key, 'head'),
    leader,
  }
}

/** Opens one task and takes it, move by move, to the stage it was planned to have. */
export function playTask(world: World, planned: PlannedTask): { openedAt: number; lastAt: number } {
  const { chance, moments, script } = world
  const { issuer, judge, owner, deputy, head, leader } = cast(world, planned)
  const moves = pathTo(planned.stage, chance)
  const times = moments.spread(moves.length + 1, planned.openedAgo, planned.lastAgo)
  const directive = world.directives.get(planned.work.directive)!
  const setAt = times[Math.max(moves.lastIndexOf('reissue'), moves.indexOf('issue')) + 1]!
  const dueOn = moments.notBefore(moments.dayFromNow(planned.dueIn), setAt)
  const opened = script.open('task', times[0]!, issuer, 'draft', 'draft', () => ({
    orgId: planned.unit.id,
    issuerOrgId: issuer.unit.id,
    line: directive.line,
    regionCode: planned.regionCode,
    dueOn,
    directiveId: directive.case.id,
    campaignId: world.campaigns.get(planned.work.directive) ?? null,
    parentId: planned.parent?.case?.id ?? null,
    titleZh: planned.titleZh,
    titleEn: planned.titleEn,
    criteriaZh: planned.criteriaZh,
    criteriaEn: planned.criteriaEn,
    dueBasis: 'assigned' as const,
    dueById: issuer.id,
    dueClause: `${issuer.unit.shortZh}督办单指定`,
  }))
  planned.case = opened
  let percent = 0
  let version = 1
  for (const [index, move] of moves.entries()) {
    const at = times[index + 1]!
    // asked for only while the rule still allows it
    if (move === 'ask_extension' && moments.workingDays(at, dueOn) < ruleOn('extension.cutoff', dueOn).value) continue
    const stage = stageAfter[move] === 'same' ? opened.stage : stageAfter[move]!
    version++
    const go = (by: Staff, cameWith: Record<string, unknown>, set: Parameters<typeof script.move<'task'>>[6] = {}) =>
      script.move(opened, at, by, move, stage, cameWith, set)
    switch (move) {
      case 'issue':
        go(issuer, {}, { dueOn })
        break
      case 'reissue':
        go(issuer, { reason: '经核实仍由你单位牵头，请签收。' }, { dueOn })
        break
      case 'accept':
        go(owner, { ownerId: owner.id, deputyId: deputy.id }, { ownerId: owner.id, deputyId: deputy.id })
        break
      case 'bounce':
        go(head, { reason: chance.pick(remarks.bounceReasons) })
        break
      case 'report': {
        percent = Math.min(95, percent + chance.between(12, 34))
        const said = chance.pick(remarks.progressRemarks)
        go(owner, { percent, reason: said }, { percent, reportedAt: new Date(at) })
        const row = { version, percent }
        script.rows(progressReport, at + 1, () => [
          { taskId: opened.id, ...row, personId: owner.id, said, at: new Date(at) },
        ])
        break
      }
      case 'attach': {
        const proof = giveEvidence(
          world,
          opened,
          at,
          owner,
          planned.work.scene,
          planned.work.scene === 'document' ? 'document' : 'after',
          null,
        )
        if (chance.next() < 0.4) giveEvidence(world, opened, at, deputy, planned.work.scene, 'before', null)
        go(owner, { sha256s: [proof], purpose: planned.work.scene === 'document' ? 'document' : 'after' })
        break
      }
      case 'submit':
        if (moves.indexOf('attach') > index) giveEvidence(world, opened, at, head, 'document', 'document', null)
        percent = 100
        go(head, { reason: chance.pick(remarks.submitRemarks) }, { percent: 100 })
        break
      case 'return':
        go(judge, { reason: chance.pick(remarks.returnReasons) })
        break
      case 'verify': {
        const verdict = chance.pick(verdicts)
        go(judge, { verdict, reason: chance.pick(remarks.verifyRemarks) }, { verdict })
        break
      }
      case 'archive':
        go(issuer, {})
        break
      case 'suspend':
        go(issuer, { reason: chance.pick(remarks.suspendReasons) })
        break
      case 'cancel':
        go(issuer, { reason: chance.pick(remarks.cancelReasons) })
        break
      case 'ask_extension': {
        const asked = { wantedOn: addDays(dueOn, 21), reason: chance.pick(remarks.extensionReasons) }
        go(owner, asked)
        script.rows(extension, at + 1, () => [
          {
            loop: 'task' as const,
            caseId: opened.id,
            oldDueOn: dueOn,
            ...asked,
            askedById: owner.id,
            askedAt: new Date(at),
          },
        ])
        break
      }
      case 'comment':
        go(leader, { reason: chance.pick(remarks.leaderRemarks) })
        break
    }
  }
  return { openedAt: times[0]!, lastAt: times.at(-1)! }
}
