import { type assurance, assuranceElement } from '@/db/schema/assurance'
import { evidence } from '@/db/schema/evidence'
import { type Element, elements, type Grade } from '@/domain/assurance'
import { addDays, type Day, shanghaiDay } from '@/domain/clock'
import type { NewRow } from '../rows'
import type { PlacedUnit } from '../units'
import { fiveWords } from './five-words'
import type { Scene } from './pictures'
import type { Case } from './script'
import type { World } from './world'

const day = 86_400_000

/** An assessment of the story: drafted so many days ago, taken so far; grades and last days (from today) of elements where they are not 2 and far away. */
type Told = {
  drafted: number
  way: 'drafted' | 'submitted' | 'returned' | 'confirmed' | 'withdrawn'
  grades?: Partial<Record<Element, Grade>>
  ends?: Partial<Record<Element, number>>
}
const good = (drafted: number): Told => ({ drafted, way: 'confirmed', grades: { management: 3 } })
const ending = (drafted: number, ends: Told['ends']): Told => ({ drafted, way: 'confirmed', ends })
const short = (drafted: number, grades: Told['grades']): Told => ({ drafted, way: 'confirmed', grades })

/** How enterprises stand, one after the other: most confirmed, some ending this month, some ended, a few returned, some that never began. */
const ways: readonly (readonly Told[])[] = [
  [good(70)],
  [ending(64, { rescue: 9 })],
  [good(52)],
  [short(58, { investment: 1 })],
  [{ drafted: 12, way: 'returned', grades: { training: 1 } }],
  [good(81)],
  [ending(75, { training: -6 })],
  [good(33)],
  [],
  [ending(60, { responsibility: 21, rescue: 4 })],
  [good(90), good(26)],
  [ending(83, { rescue: -15 }), { drafted: 7, way: 'submitted' }],
  [good(47)],
  [{ drafted: 5, way: 'drafted', grades: { rescue: 0 } }],
  [short(39, { rescue: 0, training: 1 })],
  [good(61)],
  [{ drafted: 30, way: 'withdrawn', grades: { management: 1 } }],
  [ending(88, { management: 27 })],
]

/** Those whose people sign in: what ended yesterday can be assessed anew, what was submitted can be confirmed, what came back can be put right. */
const told: Record<string, readonly Told[]> = {
  'firm:gas:220200': [good(92), ending(50, { rescue: -1 })],
  'firm:chemical:220200': [ending(85, { training: 6 }), { drafted: 3, way: 'submitted', grades: { training: 3 } }],
  'firm:chemical:222400': [{ drafted: 9, way: 'returned', grades: { rescue: 1 } }],
}

const scenes: Record<Element, Scene> = {
  responsibility: 'document',
  management: 'sign',
  investment: 'document',
  training: 'document',
  rescue: 'cabinet',
}
const reasons = ['演练记录是去年的，请补今年的记录和评估。', '佐证看不出覆盖全部岗位，请补签字页。']

/** Who regulates most of an enterprise's places, as the database finds it; null where nobody does. */
export function regulatorOf(world: World, firm: PlacedUnit): PlacedUnit | null {
  const found = new Map<PlacedUnit, number>()
  for (const place of world.places)
    if (place.firm === firm && place.regulator) found.set(place.regulator, (found.get(place.regulator) ?? 0) + 1)
  return [...found].sort(([a, n], [b, m]) => m - n || a.id - b.id)[0]?.[0] ?? null
}

/** The morning of a day so many days ago, or the hour before now where that lies ahead. */
function morning(world: World, daysAgo: number, minutes: number): number {
  const midnight = Date.parse(`${shanghaiDay(new Date(world.moments.now - daysAgo * day))}T00:00:00+08:00`)
  return Math.min(midnight + (9 * 60 + minutes) * 60_000, world.moments.now - (300 - minutes) * 1000)
}

/** The last day: the one that is told, else ten months (five for rescue) after drafting, which no rule forbids. */
const endOf = (world: World, one: Told, element: Element): Day =>
  one.ends?.[element] === undefined
    ? addDays(world.moments.today, (element === 'rescue' ? 150 : 300) - one.drafted)
    : addDays(world.moments.today, one.ends[element])

function tell(world: World, firm: PlacedUnit, one: Told, index: number): void {
  const { script, people, pictures } = world
  const principal = people.one(firm.key, 'enterprise')
  const regulator = regulatorOf(world, firm)
  const judge = regulator && people.of(regulator.key, 'inspector')[index % 2]
  const at = (later: number, minutes: number) =>
    morning(world, Math.max(one.drafted - later, 1), minutes + (index % 40))
  const gradeOf = (element: Element): Grade => one.grades?.[element] ?? 2
  const opened: Case<'assurance'> = script.open(
    'assurance',
    at(0, 0),
    principal,
    'draft',
    'drafted',
    () =>
      ({
        orgId: firm.id,
        issuerOrgId: firm.id,
        ownerId: principal.id,
        line: 'boundary',
        regionCode: firm.regionCode,
      }) as Partial<NewRow<typeof assurance>>,
  )
  script.rows(
    assuranceElement,
    at(0, 0),
    () =>
      elements.map(element => ({
        assuranceId: opened.id,
        element,
        grade: gradeOf(element),
        words: fiveWords[element][gradeOf(element)],
        expiresOn: endOf(world, one, element),
      })) as NewRow<typeof assuranceElement>[],
  )
  if (one.way === 'withdrawn') {
    script.move(opened, at(2, 0), principal, 'withdraw', 'withdrawn', {
      reason: '机构调整，待新任负责人到岗后重新自评。',
    })
    return
  }
  if (one.way === 'drafted') return
  for (const [nth, element] of elements.entries()) {
    if (gradeOf(element) === 0) continue
    const picture = pictures.get(`${scenes[element]}:after`)!
    const when = at(1, nth * 3)
    script.rows(evidence, when - 1, () => [
      {
        loop: 'assurance' as const,
        caseId: opened.id,
        purpose: 'document' as const,
        part: element,
        sha256: picture.sha256,
        mime: 'image/jpeg',
        bytes: picture.bytes.length,
        width: picture.width,
        height: picture.height,
        likeness: picture.likeness,
        caption: '佐证材料（演示图）',
        personId: principal.id,
        orgId: firm.id,
        at: new Date(when),
      },
    ])
    script.move(opened, when, principal, 'attach', 'drafted', {
      purpose: 'document',
      part: element,
      caption: '佐证材料（演示图）',
      sha256s: [picture.sha256],
    })
  }
  script.move(opened, at(1, 20), principal, 'submit', 'submitted')
  if (one.way === 'submitted' || !judge) return
  if (one.way === 'returned') {
    script.move(opened, at(4, 0), judge, 'return', 'returned', { reason: reasons[index % reasons.length] })
    return
  }
  script.move(opened, at(5, 0), judge, 'confirm', 'confirmed')
}

/** Every enterprise's five in place, from those that never began to those that were confirmed twice; the same each time. */
export function assessFive(world: World): void {
  const firms = [...world.units.values()]
    .filter(unit => unit.kind === 'enterprise')
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  // where nobody regulates it the first waits for ever, and keeps the next from being drafted
  for (const [index, firm] of firms.entries())
    for (const one of (told[firm.key] ?? ways[index % ways.length]!).slice(0, regulatorOf(world, firm) ? undefined : 1))
      tell(world, firm, one, index)
}
