import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import sharp from 'sharp'
import { env } from '@/env'
import { evidenceLimits } from './evidence-kind'

export const servedSizes = { thumb: 448, full: 2048 } as const
export type ServedSize = keyof typeof servedSizes

const sha256Shape = /^[0-9a-f]{64}$/

function placeOf(room: 'files' | 'files-served', sha256: string, ending = ''): string {
  if (!sha256Shape.test(sha256)) throw new Error('a file is named by its sha256 and by nothing else')
  return resolve(env.DATA_DIR, room, sha256.slice(0, 2), sha256.slice(2, 4), sha256 + ending)
}

const isThere = (path: string): Promise<number | null> =>
  stat(path).then(
    found => found.size,
    error => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )

/** Writes the bytes so that the name either leads to all of them, on the disk, or to nothing. */
async function writeWhole(path: string, bytes: Buffer, mode: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${randomUUID()}`
  try {
    const file = await open(unfinished, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await unlink(unfinished).catch(gone => {
      if (gone.code !== 'ENOENT') console.error('an unfinished file could not be removed:', unfinished, gone.message)
    })
    throw error
  }
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps an original as it came, read-only, under its sha256; keeping it twice keeps one. */
export async function seal(bytes: Buffer): Promise<string> {
  const sha256 = sha256Of(bytes)
  const path = placeOf('files', sha256)
  if ((await isThere(path)) !== bytes.length) await writeWhole(path, bytes, 0o400)
  return sha256
}

/** The sealed original, checked against its name; throws when it is missing or is not what was given. */
export async function readSealed(sha256: string): Promise<Buffer> {
  const bytes = await readFile(placeOf('files', sha256))
  if (sha256Of(bytes) !== sha256) throw new Error(`the sealed file ${sha256} is not what was given`)
  return bytes
}

/** A picture as it is shown: turned upright, no larger than the size, encoded anew without anything that came with it; made once. */
export async function readServed(sha256: string, size: ServedSize): Promise<Buffer> {
  const path = placeOf('files-served', sha256, `-${size}.jpg`)
  if (await isThere(path)) return readFile(path)
  const made = await sharp(await readSealed(sha256), { failOn: 'none', limitInputPixels: evidenceLimits.pixels })
    .autoOrient()
    .resize(servedSizes[size], servedSizes[size], { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: size === 'thumb' ? 72 : 84, mozjpeg: true })
    .toBuffer()
  await writeWhole(path, made, 0o600)
  return made
}
