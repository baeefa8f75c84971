import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { likenessOf } from '../../evidence-likeness'
import { scenes } from './scenes'

export type Scene = keyof typeof scenes
export type Picture = {
  scene: Scene
  purpose: 'before' | 'after'
  sha256: string
  likeness: bigint | null
  bytes: Buffer
  width: number
  height: number
}

const width = 960
const height = 720

/** Light falls from the left and the corners are dark, as in a phone’s photo. */
function frame(inner: string, tint: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 960 720">
<defs><linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${tint}"/><stop offset="1" stop-color="#6d6a62"/></linearGradient>
<radialGradient id="dark" cx=".45" cy=".42" r=".8"><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".5"/></radialGradient>
<linearGradient id="steel" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8d9296"/><stop offset=".35" stop-color="#d5d8d8"/><stop offset="1" stop-color="#595d60"/></linearGradient>
<linearGradient id="yellow" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#b98f1e"/><stop offset=".35" stop-color="#f0cd55"/><stop offset="1" stop-color="#8a6812"/></linearGradient>
</defs>
<rect width="960" height="720" fill="url(#wall)"/>${inner}
<rect width="960" height="720" fill="url(#dark)"/></svg>`
}

/** Every drawn scene before and after the work, as JPEG. They are drawings for the demonstration, not photographs. */
export async function drawPictures(): Promise<Picture[]> {
  const wanted = (Object.keys(scenes) as Scene[]).flatMap(scene => [
    { scene, purpose: 'before' as const },
    { scene, purpose: 'after' as const },
  ])
  return Promise.all(
    wanted.map(async ({ scene, purpose }) => {
      const { tint, draw } = scenes[scene]
      const svg = Buffer.from(frame(draw(purpose === 'after'), tint))
      const bytes = await sharp(svg).jpeg({ quality: 78 }).toBuffer()
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { scene, purpose, sha256, likeness: await likenessOf(bytes), bytes, width, height }
    }),
  )
}
