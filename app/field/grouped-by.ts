/** In the order in which the groups first appear; phones in use are older than `Map.groupBy`. */
export function groupedBy<T>(all: readonly T[], group: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const known = groups.get(group(one))
    if (known) known.push(one)
    else groups.set(group(one), [one])
  }
  return groups
}
