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

/** The rule that holds in a region on a day: the most local one in force, and of its pack the newest version; null when there is none. */
export function ruleFor(rules: readonly Rule[], key: string, region: string, on: Day): Rule | null {
  let best: { rule: Rule; near: number } | null = null
  for (const rule of rules) {
    if (rule.key !== key || rule.from > on || (rule.to !== null && rule.to < on)) continue
    const near = nearness(rule.place, region)
    if (near === null) continue
    if (
      !best ||
      near > best.near ||
      (near === best.near &&
        (rule.version > best.rule.version || (rule.version === best.rule.version && rule.from > best.rule.from)))
    )
      best = { rule, near }
  }
  return best?.rule ?? null
}
