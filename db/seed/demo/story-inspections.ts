import { inspectionAnswer } from '@/db/schema/inspection'
import type { InspectionKind, InspectionStage } from '@/domain/inspection'
import { type Finding, findings } from './findings'
import type { Staff } from './people'
import type { Place } from './places'
import type { Answer, Case } from './script'
import { unitOf, type World } from './world'

/** A failed item on its way to becoming a hazard. */
export type Failure = {
  place: Place
  finding: Finding
  inspection: Case<'inspection'> | null
  answer: Answer | null
  by: Staff
  at: number
  directive: string
  number: number
  /** Days from today to its date, where the story needs a certain one. */
  dueIn?: number
}

const counts: readonly (readonly [InspectionStage, number])[] = [
  ['issued', 70],
  ['reviewed', 6],
  ['submitted', 8],
  ['in_field', 8],
  ['assigned', 12],
  ['planned', 10],
  ['withdrawn', 6],
]

/** The demand that a visit to this kind of place serves; one visit in four follows the red line instead of a campaign. */
function directiveFor(place: Place, index: number): { directive: string; kind: InspectionKind } {
  if (index % 4 === 3)
    return (
      [
        { directive: 'tracking-inspection', kind: 'planned' },
        { directive: 'high-pressure', kind: 'unannounced' },
        { directive: 'key-points', kind: 'unannounced' },
      ] as const
    )[Math.floor(index / 4) % 3]!
  const kind: InspectionKind = index % 5 === 2 ? 'unannounced' : 'planned'
  if (place.kind.sector === 'gas') return { directive: 'battle-gas', kind }
  if (place.kind.sector === 'chemicals' || place.kind.sector === 'explosives')
    return { directive: 'battle-chemicals-explosives', kind }
  if (place.kind.sector === 'crowded' || place.kind.sector === 'education') return { directive: 'special', kind }
  return { directive: 'general-inspection', kind }
}

/** Findings that fit the parts of the checklist that apply to a place. */
export function findingsFor(world: World, place: Place): Finding[] {
  return findings.filter(([code]) => {
    const item = world.items.get(code)
    if (!item) throw new Error(`no checklist item ${code}`)
    return (
      item.checklistId === world.checklistIds.get(place.kind.checklist) && place.kind.sections.includes(item.sectionZh)
    )
  })
}

function answersOf(world: World, place: Place, failed: readonly Finding[], partly: boolean) {
  const codes = new Map(failed.map(finding => [finding[0], finding]))
  const checklistId = world.checklistIds.get(place.kind.checklist)
  return [...world.items.values()]
    .filter(item => item.checklistId === checklistId)
    .filter((item, index) => !partly || index < 18 || codes.has(item.code))
    .map(item => {
      const answer: 'fail' | 'pass' | 'not_applicable' | 'not_checked' = codes.has(item.code)
        ? 'fail'
        : !place.kind.sections.includes(item.sectionZh)
          ? 'not_applicable'
          : world.chance.next() < 0.03
            ? 'not_checked'
            : 'pass'
      return { item, answer, record: world.script.answer() }
    })
}

/** One inspection, from plan to the stage it has; its failures are returned for the hazards. */
function playInspection(world: World, place: Place, stage: InspectionStage, index: number, shown: boolean): Failure[] {
  const { chance, moments, script, people } = world
  const unitKey =
    (index % 7 === 5 && !shown) || place.regulator === null ? `office:${place.prefectureCode}` : place.regulator.key
  const unit = unitOf(world, unitKey)
  const team = people.of(unitKey, 'inspector')
  const [first, second] = index % 3 === 0 && !shown ? [team[1]!, team[0]!] : [team[0]!, team[1]!]
  const head = people.one(unitKey, 'head')
  const { directive, kind } = directiveFor(place, index)
  const under = world.directives.get(directive)!
  const ages: Record<InspectionStage, readonly [number, number]> = {
    issued: [chance.between(8, 58), 0],
    reviewed: [chance.between(5, 9), 1],
    submitted: [chance.between(4, 8), 1],
    in_field: [chance.between(2, 4), 0],
    assigned: [chance.between(1, 6), 0],
    planned: [chance.between(0, 4), 0],
    withdrawn: [chance.between(10, 40), 4],
  }
  const [openedAgo, lastAgo] = ages[stage]
  const path =
    stage === 'withdrawn'
      ? ['assign', 'withdraw']
      : ['assign', 'enter', 'answer', 'submit', 'review', 'issue'].slice(
          0,
          ['planned', 'assigned', 'in_field', 'in_field', 'submitted', 'reviewed', 'issued'].lastIndexOf(stage),
        )
  const times = moments.spread(
    path.length + 1,
    openedAgo,
    stage === 'issued'
      ? Math.max(openedAgo - chance.between(4, 7), 0.3)
      : Math.min(lastAgo + chance.next(), openedAgo - 0.1),
  )
  const dueIn =
    stage === 'planned' || stage === 'assigned'
      ? chance.between(-3, 12)
      : -Math.floor(moments.daysAgo(times.at(-1)!)) + chance.between(1, 6)
  const dueOn = moments.notBefore(moments.dayFromNow(dueIn), times[0]!)
  const opened = script.open('inspection', times[0]!, first, 'plan', 'planned', () => ({
    orgId: unit.id,
    issuerOrgId: unit.id,
    regulatorOrgId: place.regulator?.id ?? null,
    ownerId: first.id,
    line: under.line,
    regionCode: place.county.code,
    dueOn,
    placeId: place.id,
    checklistId: world.checklistIds.get(place.kind.checklist)!,
    campaignId: world.campaigns.get(directive) ?? null,
    directiveId: under.case.id,
    kind,
    placeOrgId: place.firm.id,
  }))
  const fits = chance
    .shuffle(findingsFor(world, place))
    .filter((finding, at, all) => all.findIndex(other => other[0] === finding[0]) === at)
  const failed = fits.slice(0, Math.min(fits.length, index % 9 === 4 ? 0 : chance.between(2, 7)))
  const failures: Failure[] = []
  for (const [step, move] of path.entries()) {
    const at = times[step + 1]!
    if (move === 'assign') script.move(opened, at, first, 'assign', 'assigned', {}, { teamIds: [first.id, second.id] })
    if (move === 'enter') script.move(opened, at, first, 'enter', 'in_field')
    if (move === 'answer') {
      const given = answersOf(world, place, failed, stage === 'in_field')
      script.move(opened, at, first, 'answer', 'in_field', { answered: given.length })
      const noteOf = (code: string, given: string) => {
        const failure = failures.find(one => one.inspection === opened && one.finding[0] === code)
        if (failure) return failure.finding[1].replace('{n}', String(failure.number))
        return given === 'not_checked' ? '检查时该设施停用，未能查看。' : ''
      }
      script.rows(inspectionAnswer, at + 1, () =>
        given.map(({ item, answer, record }) => ({
          id: record.id,
          inspectionId: opened.id,
          itemId: item.id,
          answer,
          note: noteOf(item.code, answer),
          personId: first.id,
          at: new Date(at),
        })),
      )
      for (const { item, answer, record } of given) {
        if (answer !== 'fail') continue
        failures.push({
          place,
          finding: failed.find(finding => finding[0] === item.code)!,
          inspection: opened,
          answer: record,
          by: first,
          // a minute apart, and none ahead of now where the visit was just answered
          at: Math.min(at + 60_000 * (failures.length + 1), moments.now - 1000 * (30 - failures.length)),
          directive,
          number: chance.between(2, 9),
        })
      }
    }
    if (move === 'submit') script.move(opened, at, first, 'submit', 'submitted')
    if (move === 'review') script.move(opened, at, head, 'review', 'reviewed')
    if (move === 'issue') script.move(opened, at, head, 'issue', 'issued')
    if (move === 'withdraw') script.move(opened, at, first, 'withdraw', 'withdrawn', { reason: '场所停业，改期另查。' })
  }
  return failures
}

/** Units of those who sign in: each has something at every stage. */
const shownUnits = ['emergency:220200', 'housing:220200']

/** Plays a hundred and twenty inspections, each at a place of its own; returns what they found. */
export function openInspections(world: World): Failure[] {
  const left = world.chance.shuffle(world.places)
  const take = (regulator: string | undefined) =>
    left.splice(
      Math.max(
        left.findIndex(place => place.regulator?.key === regulator),
        0,
      ),
      1,
    )[0]!
  const failures: Failure[] = []
  let index = 0
  for (const [stage, count] of counts) {
    for (let made = 0; made < count; made++, index++) {
      const shown = shownUnits[made]
      failures.push(...playInspection(world, shown ? take(shown) : left.shift()!, stage, index, shown !== undefined))
    }
  }
  return failures
}
