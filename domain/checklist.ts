/** How much of a clause somebody read. */
export const clauseSeen = ['full', 'excerpt', 'UNVERIFIED'] as const
export type ClauseSeen = (typeof clauseSeen)[number]

/** What an item says; `no` is only its order. */
export const itemTexts = [
  'sectionZh',
  'sectionEn',
  'textZh',
  'textEn',
  'clause',
  'seen',
  'levelIfFailed',
  'photoRequired',
  'guidanceZh',
  'guidanceEn',
] as const
export type ItemText = (typeof itemTexts)[number]
export type ComparedItem = { code: string } & Record<ItemText, string | boolean>

export type Changes<Item extends ComparedItem> = {
  added: Item[]
  removed: Item[]
  changed: { item: Item; was: Item; parts: ItemText[] }[]
  same: number
}

/** What became of a checklist from one version to the next; an item is the same one as long as it keeps its code. */
export function changesBetween<Item extends ComparedItem>(
  earlier: readonly Item[],
  later: readonly Item[],
): Changes<Item> {
  const before = new Map(earlier.map(item => [item.code, item]))
  const after = new Set(later.map(item => item.code))
  const changes: Changes<Item> = {
    added: [],
    removed: earlier.filter(item => !after.has(item.code)),
    changed: [],
    same: 0,
  }
  for (const item of later) {
    const was = before.get(item.code)
    const parts = was ? itemTexts.filter(part => was[part] !== item[part]) : []
    if (!was) changes.added.push(item)
    else if (parts.length > 0) changes.changed.push({ item, was, parts })
    else changes.same++
  }
  return changes
}
