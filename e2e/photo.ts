import { randomInt } from 'node:crypto'
import sharp from 'sharp'

/** A JPEG that no other test has: a plain field of its own colour with a bar across it. */
export async function photo(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [r, g, b] = [randomInt(256), randomInt(256), randomInt(256)] as const
  const bar = Buffer.from(
    `<svg width="640" height="480"><rect x="${randomInt(400)}" y="${randomInt(300)}" width="200" height="120" fill="#eee"/></svg>`,
  )
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: { r, g, b } } })
    .composite([{ input: bar }])
    .jpeg()
    .toBuffer()
  return { name: `${name}.jpg`, mimeType: 'image/jpeg', buffer }
}
