import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { env } from '@/env'
import { bucketKeeper } from './bucket-keeper'
import { evidenceLimits } from './evidence-kind'
import { folderKeeper } from './folder-keeper'
import { type Keeper, LostFile } from './keeper'

export const servedSizes = { thumb: 448, full: 2048 } as const
export type ServedSize = keyof typeof servedSizes

const sha256Shape = /^[0-9a-f]{64}$/

function nameOf(room: 'files' | 'files-served', sha256: string, ending = ''): string {
  if (!sha256Shape.test(sha256)) throw new Error('a file is named by its sha256 and by nothing else')
  return `${room}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}${ending}`
}

let chosen: { by: string; keeper: Keeper } | undefined

/** The bucket when one is configured, otherwise the folder DATA_DIR. */
function keeper(): Keeper {
  const url = env.EVIDENCE_S3_URL
  const bucket = url && {
    url,
    keyId: env.EVIDENCE_S3_KEY_ID,
    secret: env.EVIDENCE_S3_SECRET,
    region: env.EVIDENCE_S3_REGION,
  }
  const by = bucket ? JSON.stringify(bucket) : env.DATA_DIR
  if (chosen?.by !== by) chosen = { by, keeper: bucket ? bucketKeeper(bucket) : folderKeeper(env.DATA_DIR) }
  return chosen.keeper
}

/** Throws when the store of files is half configured, naming what is missing; asks nothing of the store itself. */
export const checkStore = (): void => void keeper()

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The bytes, when they are what was given under this name; throws otherwise. */
function checked(bytes: Buffer, sha256: string): Buffer {
  if (sha256Of(bytes) !== sha256) throw new Error(`the sealed file ${sha256} is not what was given`)
  return bytes
}

/**
 * Keeps an original as it came, under its sha256; keeping it twice keeps one, and nothing is ever written over another. Throws
 * StoreAway when it cannot be kept now, and where the name leads to something that was not given.
 */
export async function seal(bytes: Buffer): Promise<string> {
  const sha256 = sha256Of(bytes)
  const name = nameOf('files', sha256)
  const there = await keeper().read(name)
  if (there === null && (await keeper().write(name, bytes, 'sealed'))) return sha256
  checked(there ?? (await keeper().read(name)) ?? Buffer.alloc(0), sha256)
  return sha256
}

/** The sealed original, checked against its name; throws LostFile when it is missing, or where it is not what was given. */
export async function readSealed(sha256: string): Promise<Buffer> {
  const bytes = await keeper().read(nameOf('files', sha256))
  if (bytes === null) throw new LostFile(`the sealed file ${sha256} is not in the store`)
  return checked(bytes, sha256)
}

/** A picture as it is shown: turned upright, no larger than the size, encoded anew without anything that came with it; made once. */
export async function readServed(sha256: string, size: ServedSize): Promise<Buffer> {
  const name = nameOf('files-served', sha256, `-${size}.jpg`)
  const earlier = await keeper().read(name)
  if (earlier) return earlier
  const made = await sharp(await readSealed(sha256), { failOn: 'none', limitInputPixels: evidenceLimits.pixels })
    .autoOrient()
    .resize(servedSizes[size], servedSizes[size], { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: size === 'thumb' ? 72 : 84, mozjpeg: true })
    .toBuffer()
  await keeper().write(name, made, 'served')
  return made
}
