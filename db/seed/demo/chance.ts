export type Chance = {
  /** In [0, 1). */
  next: () => number
  /** A whole number from low to high, both included. */
  between: (low: number, high: number) => number
  pick: <T>(from: readonly T[]) => T
  shuffle: <T>(from: readonly T[]) => T[]
}

/** Repeatable chance (mulberry32): the same seed always tells the same story. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: from => from[between(0, from.length - 1)]!,
    shuffle: from => {
      const list = [...from]
      for (let at = list.length - 1; at > 0; at--) {
        const other = between(0, at)
        const held = list[at]!
        list[at] = list[other]!
        list[other] = held
      }
      return list
    },
  }
}
