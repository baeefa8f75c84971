import sharp from 'sharp'
import { evidenceLimits } from './evidence-kind'

/** The picture is looked at as so many grey points a side, and eight waves a side of them are kept. */
const side = 32
const waves = 8
/** In grey levels of 255: a picture half of whose waves are weaker than this shows nothing by which it could be known again. */
const leastDetail = 0.25

const cosines = Array.from({ length: waves }, (_, wave) =>
  Float64Array.from({ length: side }, (_, point) => Math.cos((Math.PI * (2 * point + 1) * wave) / (2 * side))),
)

/** Strength of each of the 8 × 8 slowest waves (two-dimensional cosine transform), the mean left out. */
function strengths(grey: Uint8Array): number[] {
  const rows = cosines.map(cosine =>
    Float64Array.from({ length: side }, (_, y) => {
      let sum = 0
      for (let x = 0; x < side; x++) sum += grey[y * side + x]! * cosine[x]!
      return sum
    }),
  )
  const found: number[] = []
  for (let down = 0; down < waves; down++) {
    for (let across = 0; across < waves; across++) {
      if (down === 0 && across === 0) continue
      let sum = 0
      for (let y = 0; y < side; y++) sum += rows[across]![y]! * cosines[down]![y]!
      found.push((sum * 4) / (side * side))
    }
  }
  return found
}

const middleOf = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!

/** The likeness of 32 × 32 grey points; null where they show no detail. */
export function likenessOfGrey(grey: Uint8Array): bigint | null {
  const found = strengths(grey)
  if (middleOf(found.map(Math.abs)) < leastDetail) return null
  const middle = middleOf(found)
  let bits = 0n
  for (const strength of found) bits = (bits << 1n) | (strength > middle ? 1n : 0n)
  return BigInt.asIntN(64, bits)
}

/**
 * A perceptual hash of a picture, 63 bits in a signed 64-bit number: a copy that was encoded anew, made smaller, brighter or cut a little
 * differs in few bits, another picture in about half. Null for a picture without detail, such as one that is all black.
 */
export async function likenessOf(picture: Buffer): Promise<bigint | null> {
  const grey = await sharp(picture, { failOn: 'none', limitInputPixels: evidenceLimits.pixels })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(side, side, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
  return likenessOfGrey(grey)
}
