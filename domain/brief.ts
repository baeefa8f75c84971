/** What can stand in a morning brief (晨报); each has its place among the others in a rule pack, as `brief.<kind>`. */
export const briefKinds = [
  'reply',
  'response',
  'signature',
  'accident',
  'appeal',
  'extension',
  'instruction',
  'rumour',
  'unlooked',
  'broken',
  'battle',
] as const
export type BriefKind = (typeof briefKinds)[number]

export type Candidate = {
  kind: BriefKind /** Working days that it has waited; null when that cannot be told. */
  days: number | null
}

/**
 * The few things that a brief names: by the rank of their kind, the longest waiting first, at first no more than `each` of a kind and then whatever fits, up to
 * `most`.
 */
export function chooseForBrief<Item extends Candidate>(
  candidates: readonly Item[],
  rank: (kind: BriefKind) => number,
  { most, each }: { most: number; each: number },
): Item[] {
  const order = (a: Item, b: Item) => rank(a.kind) - rank(b.kind) || (b.days ?? -1) - (a.days ?? -1)
  const sorted = [...candidates].sort(order)
  const first = briefKinds.flatMap(kind => sorted.filter(item => item.kind === kind).slice(0, each))
  const chosen = [...first].sort(order).slice(0, most)
  const rest = sorted.filter(item => !first.includes(item)).slice(0, most - chosen.length)
  return [...chosen, ...rest].sort(order)
}
