import { type drill, drillEntry, drillMark } from '@/db/schema/drill'
import { improvement } from '@/db/schema/improvement'
import { progressReport, type task } from '@/db/schema/task'
import { addDays, type Day, shanghaiDay } from '@/domain/clock'
import { drillCriteria } from '@/domain/drill'
import { improvementLine } from '@/domain/improvement'
import type { NewRow } from '../rows'
import { chanceFrom } from './chance'
import { found, minutesTold } from './drill-words'
import { giveEvidence } from './evidence'
import type { Staff } from './people'
import type { ToldDrill } from './plan-words'
import type { Case } from './script'
import { regulatorOf } from './story-five'
import type { PlanCast } from './story-plans'
import type { World } from './world'

const day = 86_400_000
const why = '各环节均在预案规定的时间内完成，未见需要改进之处。'

/** Ten in the morning of a day so many days ago, and so many minutes; never ahead of now. */
const clock = (world: World, on: Day, minutes: number) =>
  Math.min(
    Date.parse(`${on}T10:00:00+08:00`) + minutes * 60_000,
    world.moments.now - (600 - Math.min(minutes, 590)) * 1000,
  )

/** One drill, from its plan to where it came. */
export function tellDrill(world: World, cast: PlanCast, of: Case<'plan'>, told: ToldDrill, on: Day): void {
  const { script, people } = world
  const { unit, drafter, principal } = cast
  const regulator = unit.kind === 'enterprise' ? regulatorOf(world, unit) : unit
  const evaluator = regulator && people.of(regulator.key, 'inspector')[0]
  const head = regulator && people.of(regulator.key, 'head')[0]
  const plannedAt = Math.min(clock(world, addDays(on, -14), 0), world.moments.now - day)
  const opened = script.open(
    'drill',
    plannedAt,
    drafter,
    'plan',
    'planned',
    () =>
      ({
        orgId: unit.id,
        issuerOrgId: drafter.unit.id,
        ownerId: (unit.kind === 'enterprise' ? drafter : principal).id,
        dueOn: on,
        line: improvementLine,
        regionCode: unit.regionCode,
        planId: of.id,
        seriesId: of.id,
        kind: told.kind,
        titleZh: told.zh,
        titleEn: told.en,
        scenario: `${told.zh}：按预案设定的最不利情形，不提前通知具体时间。（虚构）`,
        participantIds: cast.all.slice(0, 3).map(one => one.id),
        invented: true,
      }) as Partial<NewRow<typeof drill>>,
  )
  if (told.way === 'cancelled') {
    script.move(opened, plannedAt + day / 2, principal, 'cancel', 'cancelled', {
      reason: '与检修时间冲突，取消。（虚构）',
    })
    return
  }
  if (told.way === 'planned') return
  const startedAt = clock(world, on, 0)
  script.move(opened, startedAt + 40 * 60_000, drafter, 'hold', 'held', {
    start: { at: new Date(startedAt).toISOString(), headcount: 14 + (told.zh.length % 9) },
  })
  for (const [index, [minutes, words]] of minutesTold.entries()) {
    const at = startedAt + 41 * 60_000 + index * 30_000
    script.rows(drillEntry, at - 1, () => [
      { drillId: opened.id, minutes, words, personId: drafter.id, at: new Date(at) },
    ])
    script.move(opened, at, drafter, 'record', 'held', { entry: { minutes, words } })
  }
  if (told.way === 'held' || !evaluator || !head) return
  const marks = found[told.way === 'clean' ? 'good' : 'mixed']
  const evaluatedAt = Math.min(startedAt + 1.1 * day, world.moments.now - day / 4)
  script.rows(drillMark, evaluatedAt - 1, () =>
    drillCriteria.map(criterion => ({
      drillId: opened.id,
      criterion,
      grade: marks[criterion][0],
      words: marks[criterion][1],
      personId: evaluator.id,
      orgId: evaluator.unit.id,
      at: new Date(evaluatedAt),
    })),
  )
  script.move(opened, evaluatedAt, evaluator, 'evaluate', 'evaluated', {
    marks: Object.fromEntries(drillCriteria.map(one => [one, { grade: marks[one][0], words: marks[one][1] }])),
  })
  if (told.way === 'evaluated') return
  const countedAt = evaluatedAt + 2 * day
  if (told.way === 'clean') {
    script.move(opened, countedAt, evaluator, 'count_without', 'counted', { reason: why })
    return
  }
  improve(world, opened, head, evaluatedAt + day, told.way === 'closed')
  script.move(opened, countedAt, evaluator, 'count', 'counted')
}

/** What the drill showed, given to the authority that answers for it; worked and closed where the story has come so far. */
function improve(world: World, of: Case<'drill'>, head: Staff, at: number, closed: boolean): void {
  const { script, people } = world
  const title = '演练中呼吸器佩戴不到位、切断超时'
  const criteria = '督促责任单位补训呼吸器佩戴，补齐法兰夹具，复演一次，切断不超过五分钟。'
  const dueOn = addDays(shanghaiDay(new Date(at)), 40)
  const given = script.open(
    'task',
    at,
    head,
    'draft',
    'draft',
    () =>
      ({
        cameWith: { improvement: { loop: 'drill', id: of.id } },
        orgId: head.unit.id,
        issuerOrgId: head.unit.id,
        line: improvementLine,
        regionCode: head.unit.regionCode,
        dueOn,
        titleZh: title,
        titleEn: 'In the drill: breathing sets worn wrong, shut-off too slow',
        criteriaZh: criteria,
        criteriaEn:
          'The unit trains the breathing sets again, gets the missing flange clamps and repeats the drill with the shut-off within five minutes.',
        dueBasis: 'assigned' as const,
        dueById: head.id,
      }) as Partial<NewRow<typeof task>>,
  )
  script.rows(improvement, at + 1, () => [
    {
      loop: 'drill' as const,
      caseId: of.id,
      taskId: given.id,
      words: title,
      personId: head.id,
      orgId: head.unit.id,
      at: new Date(at),
    },
  ])
  script.move(given, at + 2, head, 'issue', 'issued', {}, { dueOn })
  const owner = people.of(head.unit.key, 'official')[0]
  if (!owner) return
  script.move(given, at + day, owner, 'accept', 'accepted', { ownerId: owner.id }, { ownerId: owner.id })
  const percent = closed ? 100 : 40
  const said = closed ? '已补训、补齐器材并复演，切断用时四分十秒。' : '已组织补训，法兰夹具在途。'
  const reportedAt = at + 5 * day
  script.rows(progressReport, reportedAt - 1, () => [
    { taskId: given.id, version: 4, personId: owner.id, percent, said, at: new Date(reportedAt) },
  ])
  script.move(
    given,
    reportedAt,
    owner,
    'report',
    'in_progress',
    { percent, reason: said },
    { percent, reportedAt: new Date(reportedAt) },
  )
  if (!closed) return
  // a chance of its own, so that the rest of the demo is told as before
  const proof = giveEvidence(
    { ...world, chance: chanceFrom(20_190_402) },
    given,
    at + 6 * day,
    owner,
    'document',
    'document',
    null,
  )
  script.move(given, at + 6 * day, owner, 'attach', 'in_progress', { sha256s: [proof], purpose: 'document' })
  script.move(given, at + 7 * day, head, 'submit', 'submitted', { reason: '整改到位，请核验。' }, { percent: 100 })
  const judge = people.one('office:220200', 'supervisor')
  script.move(
    given,
    at + 9 * day,
    judge,
    'verify',
    'verified',
    { verdict: 'effective', reason: '现场抽查复演，有效。' },
    { verdict: 'effective' },
  )
}
