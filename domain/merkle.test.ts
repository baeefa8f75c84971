import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MerkleHash, type MerkleStep, merkleRoot, rootFromPath } from './merkle'

/** The tree itself, written out: two trees are one only if they are the same. */
const hash: MerkleHash = (prefix, ...parts) => `${prefix}(${parts.join(' ')})`
const values = fc.array(
  fc.integer({ min: 0, max: 40 }).map(n => n.toString(16).padStart(2, '0')),
  { minLength: 1, maxLength: 70 },
)

test('the tree is that of RFC 6962', () => {
  // the RFC's own definition, written out once more
  const defined = (list: string[]): string => {
    if (list.length === 1) return hash('00', list[0]!)
    let split = 1
    while (split * 2 < list.length) split *= 2
    return hash('01', defined(list.slice(0, split)), defined(list.slice(split)))
  }
  fc.assert(
    fc.property(values, list => {
      expect(merkleRoot(list, hash)).toBe(defined(list))
    }),
  )
  expect(merkleRoot([], hash)).toBe('00()')
})

/** The RFC's own audit path, written out. */
function pathOf(list: string[], index: number): MerkleStep[] {
  if (list.length <= 1) return []
  let split = 1
  while (split * 2 < list.length) split *= 2
  const [left, right] = [list.slice(0, split), list.slice(split)]
  return index < split
    ? [...pathOf(left, index), { side: 'right', hash: merkleRoot(right, hash) }]
    : [...pathOf(right, index - split), { side: 'left', hash: merkleRoot(left, hash) }]
}

test('every value leads to the root by its own path, and no other value does', () => {
  fc.assert(
    fc.property(values, fc.nat(), (list, n) => {
      const index = n % list.length
      const path = pathOf(list, index)
      expect(rootFromPath(list[index]!, path, hash)).toBe(merkleRoot(list, hash))
      expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(list.length)))
      expect(rootFromPath('ff', path, hash) === merkleRoot(list, hash)).toBe(list[index] === 'ff')
    }),
  )
})

test('a root changes with any value, with the order and with the count', () => {
  fc.assert(
    fc.property(values, fc.nat(), (list, n) => {
      const index = n % list.length
      const root = merkleRoot(list, hash)
      expect(merkleRoot(list.with(index, 'ff'), hash) === root).toBe(list[index] === 'ff')
      expect(merkleRoot([...list, list[index]!], hash)).not.toBe(root)
      if (list.length > 1 && list[0] !== list[1])
        expect(merkleRoot([list[1]!, list[0]!, ...list.slice(2)], hash)).not.toBe(root)
    }),
  )
})
