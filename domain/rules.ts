import type { Day } from './clock'

/** How much of a rule's text somebody read; `assigned` is nobody's law but a choice of the product or of an office. */
export const seenWords = ['full', 'excerpt', 'UNVERIFIED', 'assigned'] as const
export type Seen = (typeof seenWords)[number]
export const ruleUnits = [
  'days',
  'working_days',
  'months',
  'people',
  'times',
  'bits',
  'metres',
  'characters',
  'hours',
  'minutes',
  'rank',
  'points',
  'yuan',
  'level',
] as const
export type RuleUnit = (typeof ruleUnits)[number]

/** One value of a rule pack with where it comes from. */
export type Rule = {
  key: string
  value: number
  unit: RuleUnit
  /** The pack and its version, as `national v1`. */
  pack: string
  version: number
  /** Where it holds: a region code of GB/T 2260, 000000 for the whole country; null for the product's own default. */
  place: string | null
  instrumentZh: string
  instrumentEn: string
  clause: string
  from: Day
  to: Day | null
  seen: Seen
  noteZh: string
  noteEn: string
}

/** How near a rule's place is to a region: its county before its prefecture, province, country, and the product's default last; null when it does not hold there. */
function nearness(place: string | null, region: string): number | null {
  if (place === null) return 0
  if (place === '000000') return 1
  const stem = place.replace(/(00){1,2}$/, '')
  return region.startsWith(stem) ? stem.length : null
}

/** The rules of a key in the order in which they go before each other: the most local first, of one pack the newest; the first that holds is the one that counts. */
export function inPrecedence(rules: readonly Rule[], key: string): Rule[] {
  const near = ({ place }: Rule) => nearness(place, place ?? '') ?? 0
  return rules
    .filter(rule => rule.key === key)
    .sort((a, b) => near(b) - near(a) || b.version - a.version || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
}

/** The rule that holds in a region on a day: the most local one in force, and of its pack the newest version; null when there is none. */
export function ruleFor(rules: readonly Rule[], key: string, region: string, on: Day): Rule | null {
  const holds = ({ place, from, to }: Rule) =>
    from <= on && (to === null || to >= on) && nearness(place, region) !== null
  return inPrecedence(rules, key).find(holds) ?? null
}
