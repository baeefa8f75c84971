import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { likenessOf } from './evidence-likeness'

const width = 800
const height = 600

/** A number between 0 and 1, the same for the same seed and place. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) | 0
    const mixed = Math.imul(state ^ (state >>> 13), 3_266_489_917)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
  }
}

/** Something like a photo: clouds of four sizes and eight blocks, none of it like that of another seed. */
async function scene(seed: number): Promise<Buffer> {
  const chance = chanceFrom(seed)
  const layer = (across: number, opacity: number) => {
    const down = Math.round(across * 0.75)
    const points = Buffer.from(Array.from({ length: across * down * 3 }, () => Math.floor(chance() * 256)))
    return sharp(points, { raw: { width: across, height: down, channels: 3 } })
      .resize(width, height, { kernel: 'cubic' })
      .ensureAlpha(opacity)
      .png()
      .toBuffer()
  }
  const clouds = await Promise.all([layer(4, 1), layer(9, 0.7), layer(24, 0.5), layer(64, 0.3)])
  const whole = (most: number) => Math.floor(chance() * most)
  const blocks = Array.from(
    { length: 8 },
    () =>
      `<rect x="${whole(width)}" y="${whole(height)}" width="${60 + whole(240)}" height="${40 + whole(180)}" fill="rgb(${whole(256)},${whole(256)},${whole(256)})"/>`,
  )
  const drawn = Buffer.from(`<svg width="${width}" height="${height}">${blocks.join('')}</svg>`)
  return sharp(clouds[0])
    .composite([...clouds.slice(1), drawn].map(input => ({ input })))
    .flatten()
    .jpeg({ quality: 88 })
    .toBuffer()
}

function bitsApart(a: bigint | null, b: bigint | null): number {
  if (a === null || b === null) throw new Error('a picture with detail has a likeness')
  return BigInt.asUintN(64, a ^ b)
    .toString(2)
    .replaceAll('0', '').length
}

const cut = (share: number) => (picture: Buffer) =>
  sharp(picture)
    .extract({
      left: Math.round(width * share),
      top: Math.round(height * share),
      width: Math.round(width * (1 - 2 * share)),
      height: Math.round(height * (1 - 2 * share)),
    })
    .jpeg()
    .toBuffer()
const stamp = Buffer.from(
  `<svg width="${width}" height="${height}"><text x="20" y="${height - 20}" font-size="30" fill="#ff0">2026-11-24 09:31</text></svg>`,
)

let scenes: Buffer[]
let likenesses: (bigint | null)[]
beforeAll(async () => {
  scenes = await Promise.all(Array.from({ length: 24 }, (_, seed) => scene(seed + 1)))
  likenesses = await Promise.all(scenes.map(likenessOf))
})

describe('the likeness of a picture', () => {
  // the rule doubt.photo.bits calls ten bits near
  it.each<[string, number, (picture: Buffer) => Promise<Buffer>]>([
    ['encoded anew at quality 40', 10, picture => sharp(picture).jpeg({ quality: 40 }).toBuffer()],
    ['as WebP', 10, picture => sharp(picture).webp({ quality: 50 }).toBuffer()],
    ['made half as large', 10, picture => sharp(picture).resize(400).jpeg({ quality: 70 }).toBuffer()],
    ['a tenth brighter', 10, picture => sharp(picture).modulate({ brightness: 1.1 }).jpeg().toBuffer()],
    ['a fifth darker', 10, picture => sharp(picture).modulate({ brightness: 0.8 }).jpeg().toBuffer()],
    ['in grey', 10, picture => sharp(picture).greyscale().jpeg().toBuffer()],
    ['blurred', 10, picture => sharp(picture).blur(2).jpeg().toBuffer()],
    [
      'stamped with a date',
      10,
      picture =>
        sharp(picture)
          .composite([{ input: stamp }])
          .jpeg()
          .toBuffer(),
    ],
    ['cut by 1 % at every edge', 10, cut(0.01)],
  ])('stays near when it is %s', async (_, most, change) => {
    const apart = await Promise.all(
      scenes.map(async (picture, index) => bitsApart(likenesses[index]!, await likenessOf(await change(picture)))),
    )
    expect(Math.max(...apart)).toBeLessThanOrEqual(most)
  })

  it('of a picture cut by 2 % at every edge is near for nine in ten', async () => {
    const near = await Promise.all(
      scenes.map(
        async (picture, index) => bitsApart(likenesses[index]!, await likenessOf(await cut(0.02)(picture))) <= 10,
      ),
    )
    expect(near.filter(Boolean).length / near.length).toBeGreaterThanOrEqual(0.9)
  })

  it('is far from that of every other picture', () => {
    const apart = likenesses.flatMap((one, index) => likenesses.slice(0, index).map(other => bitsApart(one, other)))
    expect(apart.length).toBe(276)
    expect(Math.min(...apart)).toBeGreaterThan(14)
  })

  it('follows how the camera was held', async () => {
    const turned = await sharp(scenes[0]).rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 90 }).toBuffer()
    expect(bitsApart(likenesses[0]!, await likenessOf(turned))).toBeLessThanOrEqual(4)
  })

  it('is none for a picture without detail', async () => {
    const plain = (background: string) =>
      sharp({ create: { width: 64, height: 48, channels: 3, background } })
        .jpeg({ quality: 50 })
        .toBuffer()
    for (const colour of ['#000', '#fff', '#7b7a70']) expect(await likenessOf(await plain(colour))).toBeNull()
    const chance = chanceFrom(7)
    const grain = Buffer.from(Array.from({ length: 640 * 480 * 3 }, () => 8 + Math.floor(chance() * 12)))
    const night = await sharp(grain, { raw: { width: 640, height: 480, channels: 3 } })
      .jpeg({ quality: 70 })
      .toBuffer()
    expect(await likenessOf(night)).toBeNull()
    const wall = `<svg width="640" height="480"><linearGradient id="g"><stop offset="0" stop-color="#aaa"/><stop offset="1" stop-color="#555"/></linearGradient><rect width="640" height="480" fill="url(#g)"/></svg>`
    expect(await likenessOf(await sharp(Buffer.from(wall)).jpeg().toBuffer())).toBeNull()
  })
})
