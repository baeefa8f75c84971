import type { HazardStage } from '@/domain/hazard'
import { hazardStages } from '@/domain/hazard'
import type { Finding } from './findings'
import { playHazard } from './hazard-moves'
import { generalStage, majorStages } from './hazard-paths'
import type { Place } from './places'
import { type Failure, findingsFor } from './story-inspections'
import type { World } from './world'

const wanted = 600
/** Failed items that nobody turned into a hazard: a broken link that the product must show. */
const forgotten = 3

/** What is found outside inspections: by the enterprise itself, or by an inspector passing by. */
function foundOtherwise(world: World, count: number): Failure[] {
  const { chance, moments, people } = world
  const places = chance.shuffle(world.places)
  return Array.from({ length: count }, (_, index): Failure => {
    const place = places[(index * 3) % places.length]!
    const all = findingsFor(world, place)
    const general = all.filter(([code]) => world.items.get(code)!.level === 'general')
    const finding = chance.pick(
      index % 12 === 7 && all.length > general.length ? all.filter(one => !general.includes(one)) : general,
    )
    const [at] = moments.spread(1, 0.2 + chance.next() * 66, 0.1)
    const bySelf = place.regulator !== null && chance.next() < 0.55
    const unitKey = bySelf ? place.firm.key : (place.regulator?.key ?? `office:${place.prefectureCode}`)
    const item = world.items.get(finding[0])!
    return {
      place,
      finding,
      inspection: null,
      answer: null,
      by: people.one(unitKey, bySelf ? 'enterprise' : 'inspector', index),
      at: at!,
      directive: directiveOf(place, item.sectionZh),
      number: chance.between(2, 9),
    }
  })
}

function directiveOf(place: Place, section: string): string {
  if (section.startsWith('五到位')) return 'five-in-place'
  if (section === '应急') return 'plans'
  if (place.kind.sector === 'gas') return 'battle-gas'
  if (place.kind.sector === 'chemicals' || place.kind.sector === 'explosives') return 'battle-chemicals-explosives'
  return place.kind.sector === 'crowded' ? 'special' : 'carpet'
}

/** So many of the failures, the rarest finding first, so that no text is told too often. */
function thinOut(failures: Failure[], count: number): Failure[] {
  const told = new Map<Finding, number>()
  const ranked = failures.map(failure => {
    const times = told.get(failure.finding) ?? 0
    told.set(failure.finding, times + 1)
    return { failure, times }
  })
  return ranked
    .sort((a, b) => a.times - b.times)
    .slice(0, count)
    .map(({ failure }) => failure)
}

/** Two major hazards told in full: one under rectification, one that waits for a leader's signature. */
function toldInFull(world: World): { failure: Failure; stage: HazardStage }[] {
  const { moments, people, places } = world
  const at = (kind: string, county: string) =>
    places.find(place => place.kind.zh === kind && place.county.code === county)!
  const found = (place: Place, daysAgo: number) => ({
    place,
    inspection: null,
    answer: null,
    by: people.one(place.regulator!.key, 'inspector'),
    at: moments.spread(1, daysAgo, daysAgo)[0]!,
    directive: 'battle-chemicals-explosives',
    number: 2,
  })
  return [
    {
      stage: 'rectifying',
      failure: {
        ...found(at('{c}液氨罐区', '220203'), 36),
        finding: ['CHE-009', '液氨储罐区未实现紧急切断', 'No emergency shut-off at the ammonia tanks', 'tank'],
        dueIn: 21,
      },
    },
    {
      stage: 'onsite_review',
      failure: {
        ...found(at('{c}甲醇储罐区', '222404'), 58),
        finding: ['CHE-009', '甲醇储罐区未实现紧急切断', 'No emergency shut-off at the methanol tanks', 'tank'],
        dueIn: 6,
      },
    },
  ]
}

/** Plays six hundred hazards: those the inspections found, then what was found otherwise. */
export function openHazards(world: World, failures: readonly Failure[]): void {
  const { chance, moments } = world
  const recorded = failures.slice(forgotten)
  const told = toldInFull(world)
  const missing = wanted - recorded.length - told.length
  const others = thinOut(foundOtherwise(world, missing * 2), missing)
  const all = [...recorded, ...others].sort((a, b) => a.at - b.at)
  const isMajor = (failure: Failure) => world.items.get(failure.finding[0])!.level === 'major'
  const majors = all.filter(isMajor)
  for (const { failure, stage } of told) playHazard(world, failure, 'major', stage)
  const order = (stage: HazardStage) => hazardStages.indexOf(stage)
  for (const [index, failure] of majors.entries()) {
    const stage = majorStages[Math.floor((index * majorStages.length) / majors.length)]!
    const age = moments.daysAgo(failure.at)
    // a young hazard cannot have come as far as an old one
    playHazard(
      world,
      failure,
      'major',
      age < 6 && order(stage) > order('plan_filed') ? (age < 2 ? 'graded' : 'interim_controls') : stage,
    )
  }
  for (const failure of all)
    if (!isMajor(failure)) playHazard(world, failure, 'general', generalStage(moments.daysAgo(failure.at), chance))
}
