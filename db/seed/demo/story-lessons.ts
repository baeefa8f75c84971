import { progressReport } from '@/db/schema/task'
import { chanceFrom } from './chance'
import { giveEvidence } from './evidence'
import { officeHours } from './office-hours'
import type { Scene } from './pictures'
import { traitsOfKind } from './place-traits'
import type { Place } from './places'
import type { Case } from './script'
import type { Told } from './story-accidents'
import type { World } from './world'

/** A fan-out of the demo as it is drawn, with the tasks and looks that belong to it. */
export type ToldFanOut = {
  told: Told
  words: string
  sectors: readonly string[]
  terms: readonly string[]
  askedAt: number
  dueOn: string
  asked: { place: Place; task: Case<'task'> }[]
  leftOut: { place: Place; reason: string }[]
  looks: { place: Place; task: Case<'task'>; sha256: string; words: string; by: number; orgId: number; at: number }[]
}

const seenWords = [
  '调压设备在检验期内，报警器试验正常。',
  '设备铭牌与台账一致，未见异常。',
  '现场无泄漏，联锁动作正常。',
  '密封件本年已更换，记录齐全。',
]
const foundHazards = [
  ['可燃气体报警器断电停用', 'Gas alarm switched off', '条款未核：用气场所应安装并启用报警装置'],
  ['调压设备超过使用年限', 'Regulator past its service life', '条款未核：调压设备应按期检验更换'],
] as const

type Plan = {
  told: Told
  words: string
  sectors: readonly string[]
  terms: readonly string[]
  askedAgo: number
  dueIn: number
  /** Of so many places one is not looked at yet; where nobody of a prefecture has begun, none. */
  idle: readonly string[]
  skipEvery: number
  /** What the pictures show, one after the other. */
  scenes: readonly Scene[]
  hazardEvery: number
}

function fanOut(world: World, plan: Plan): ToldFanOut {
  const { script, people, moments } = world
  const issuer = people.one('dept:safety-committee-office', 'supervisor')
  const directive = world.directives.get('draw-lessons')!
  const at = officeHours(moments.now)
  const has = (place: Place) => (traitsOfKind[place.kind.zh] ?? []).some(term => plan.terms.includes(term))
  const like = world.places.filter(
    place =>
      has(place) &&
      place.regulator !== null &&
      place.id !== plan.told.place.id &&
      (plan.sectors.length === 0 || plan.sectors.includes(place.kind.sector)),
  )
  const left = like.filter((_, index) => index === 6)
  const dueOn = moments.dayFromNow(plan.dueIn)
  const fan: ToldFanOut = {
    told: plan.told,
    words: plan.words,
    sectors: plan.sectors,
    terms: plan.terms,
    askedAt: at(plan.askedAgo),
    dueOn,
    asked: [],
    leftOut: left.map(place => ({ place, reason: '上月专项检查已逐项核实，文书在案。' })),
    looks: [],
  }
  const units = new Map<string, Place[]>()
  for (const place of like)
    if (!left.includes(place)) units.set(place.regulator!.key, [...(units.get(place.regulator!.key) ?? []), place])
  for (const [unitKey, places] of units) {
    const unit = places[0]!.regulator!
    const code = () => `事-${plan.told.case.id}`
    const task = script.open('task', at(plan.askedAgo), issuer, 'draft', 'draft', () => ({
      orgId: unit.id,
      issuerOrgId: issuer.unit.id,
      line: directive.line,
      regionCode: unit.regionCode,
      dueOn,
      directiveId: directive.case.id,
      titleZh: `举一反三 ${code()}：排查同类场所 ${places.length} 处`,
      titleEn: `Draw inferences from ${code()}: look at ${places.length} like places`,
      criteriaZh: `每处场所均有检查文书或查看记录及证据，发现的隐患已登记。要求：${plan.words}`,
      criteriaEn: `For each place an issued inspection, or what was seen with evidence; hazards found are registered. Look for: ${plan.words}`,
      dueBasis: 'assigned' as const,
      dueById: issuer.id,
      dueClause: null,
    }))
    script.move(task, at(plan.askedAgo) + 60_000, issuer, 'issue', 'issued', {}, { dueOn })
    for (const place of places) fan.asked.push({ place, task })
    if (plan.idle.includes(places[0]!.prefectureCode)) continue
    const owner = people.of(unitKey, 'official')[0]!
    const inspector = people.one(unitKey, 'inspector')
    const accepted = at(plan.askedAgo - 0.8)
    script.move(task, accepted, owner, 'accept', 'accepted', { ownerId: owner.id }, { ownerId: owner.id })
    let seen = 0
    for (const [index, place] of places.entries()) {
      if (index % plan.skipEvery === plan.skipEvery - 1) continue
      const lookedAt = at(plan.askedAgo - 1.6 - index * 0.35 - (unit.id % 5) * 0.1)
      const sha256 = giveEvidence(
        world,
        task,
        lookedAt,
        owner,
        plan.scenes[seen % plan.scenes.length]!,
        'document',
        place,
      )
      script.move(task, lookedAt, owner, 'attach', 'accepted', { sha256s: [sha256], purpose: 'document' })
      const finds = (fan.looks.length + 1) % plan.hazardEvery === 0
      const [zh, en, clause] = foundHazards[fan.looks.length % foundHazards.length]!
      if (finds)
        script.open('hazard', lookedAt + 30_000, inspector, 'report', 'reported', () => ({
          orgId: place.firm.id,
          issuerOrgId: inspector.unit.id,
          regulatorOrgId: place.regulator!.id,
          line: directive.line,
          regionCode: place.county.code,
          placeId: place.id,
          directiveId: directive.case.id,
          taskId: task.id,
          titleZh: zh,
          titleEn: en,
          clause,
          clauseSeen: 'UNVERIFIED',
        }))
      const words = finds ? `${zh}，已登记隐患。` : seenWords[fan.looks.length % seenWords.length]!
      fan.looks.push({ place, task, sha256, words, by: owner.id, orgId: owner.unit.id, at: lookedAt + 60_000 })
      seen++
    }
    const reportedAt = at(0.4 + (unit.id % 7) * 0.05)
    const percent = Math.floor((100 * seen) / places.length)
    const said = `已查看 ${seen}/${places.length} 处，其余本周内完成。`
    const version = 3 + seen + 1
    script.move(
      task,
      reportedAt,
      owner,
      'report',
      'in_progress',
      { percent, reason: said },
      { percent, reportedAt: new Date(reportedAt) },
    )
    script.rows(progressReport, reportedAt + 1, () => [
      { taskId: task.id, version, personId: owner.id, percent, said, at: new Date(reportedAt) },
    ])
  }
  return fan
}

/** The fan-outs of the demo: one half done, one whose deadline has passed with places that nobody looked at. */
export function tellFanOuts(world: World, told: ReadonlyMap<string, Told>): ToldFanOut[] {
  // its own chance, so that the rest of the story stays as it is
  const own: World = { ...world, chance: chanceFrom(861) }
  return [
    fanOut(own, {
      told: told.get('ammonia')!,
      words: '密封件是否按期更换，氨气报警器是否启用。',
      sectors: [],
      terms: ['ammonia_tank'],
      askedAgo: 34,
      dueIn: -5,
      idle: ['220800'],
      skipEvery: 4,
      scenes: ['tank', 'valve', 'gauge', 'detector', 'cabinet', 'document'],
      hazardEvery: 4,
    }),
    fanOut(own, {
      told: told.get('gas-flash')!,
      words: '调压设备是否超期，可燃气体报警器是否安装并启用。',
      sectors: ['gas'],
      terms: ['gas_regulator'],
      askedAgo: 11,
      dueIn: 12,
      idle: ['220400', '220700', '222400'],
      skipEvery: 3,
      scenes: ['detector', 'gauge', 'valve', 'meter', 'hose', 'stove', 'joint', 'sign', 'cabinet', 'document', 'lock'],
      hazardEvery: 5,
    }),
  ]
}

/** The task that goes at the cause behind most hazards; its hazards are listed once they are told. */
export function tellSystemicTask(world: World): Case<'task'> {
  const { script, people, moments } = world
  const issuer = people.one('dept:safety-committee-office', 'supervisor')
  const unit = world.units.get('housing:220200')!
  const directive = world.directives.get('short-boards')!
  const at = officeHours(moments.now)(6)
  const dueOn = moments.dayFromNow(40)
  const task = script.open('task', at, issuer, 'draft', 'draft', () => ({
    orgId: unit.id,
    issuerOrgId: issuer.unit.id,
    line: directive.line,
    regionCode: unit.regionCode,
    dueOn,
    directiveId: directive.case.id,
    titleZh: '补短板：设备维护保养由“坏了再修”改为按期保养',
    titleEn: 'Short board: maintain equipment on schedule instead of when it fails',
    criteriaZh: '列入的隐患全部销号；六个月内同一成因不再出现',
    criteriaEn: 'Every listed hazard is closed; the cause does not come back within six months',
    dueBasis: 'assigned' as const,
    dueById: issuer.id,
    dueClause: null,
  }))
  script.move(task, at + 60_000, issuer, 'issue', 'issued', {}, { dueOn })
  return task
}
