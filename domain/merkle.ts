/** Hashes the given hexadecimal parts after one prefix byte, 00 for a leaf and 01 for a node, so that neither can pass for the other (RFC 6962). */
export type MerkleHash = (prefix: '00' | '01', ...parts: string[]) => string

/** One step from a leaf towards the root: the hash beside it and on which side that stands. */
export type MerkleStep = { side: 'left' | 'right'; hash: string }

/** The root over leaves in their order; of none, the hash of an empty leaf. Values and hashes are hexadecimal. */
export function merkleRoot(values: readonly string[], hash: MerkleHash): string {
  if (values.length === 0) return hash('00')
  // level by level: an odd one out rises as it is, which is the same tree
  let level = values.map(value => hash('00', value))
  while (level.length > 1) {
    const next: string[] = []
    for (let index = 0; index < level.length; index += 2) {
      const right = level[index + 1]
      next.push(right === undefined ? level[index]! : hash('01', level[index]!, right))
    }
    level = next
  }
  return level[0]!
}

/** The root to which a value leads by these steps; the value was included if it is the sealed one. */
export function rootFromPath(value: string, path: readonly MerkleStep[], hash: MerkleHash): string {
  return path.reduce(
    (below, step) => (step.side === 'left' ? hash('01', step.hash, below) : hash('01', below, step.hash)),
    hash('00', value),
  )
}
