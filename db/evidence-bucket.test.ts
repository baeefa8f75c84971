import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { AwsClient } from 'aws4fetch'
// @ts-expect-error it brings no types
import S3rver from 's3rver'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Cast, idOf, key, makeCast } from './commands/cast'
import { giveEvidence } from './commands/give-evidence'
import { reportHazard } from './commands/report-hazard'
import { readSealed, readServed, seal, sha256Of } from './evidence-store'
import { LostFile, StoreAway } from './keeper'

/** What is used of s3rver, which brings no types. */
type LoopbackStore = { run(): Promise<AddressInfo>; close(): Promise<void> }
const Store: new (options: object) => LoopbackStore = S3rver

const names = ['EVIDENCE_S3_URL', 'EVIDENCE_S3_KEY_ID', 'EVIDENCE_S3_SECRET', 'EVIDENCE_S3_REGION'] as const
const kept = names.map(name => process.env[name])
const folder = mkdtempSync(join(tmpdir(), 'sixlines-bucket-'))
const client = new AwsClient({ accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', service: 's3', region: 'us-east-1' })
let store: LoopbackStore
let bucket: string
let cast: Cast
let hazard: number

const configure = (url: string, keyId = 'S3RVER', secret = 'S3RVER') => {
  process.env.EVIDENCE_S3_URL = url
  process.env.EVIDENCE_S3_KEY_ID = keyId
  process.env.EVIDENCE_S3_SECRET = secret
}
const placeOf = (sha256: string) => `${bucket}/files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
const listed = async (prefix: string) =>
  [...(await (await client.fetch(`${bucket}?prefix=${prefix}`)).text()).matchAll(/<Key>([^<]+)<\/Key>/g)].map(
    found => found[1],
  )

beforeAll(async () => {
  store = new Store({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'evidence' }],
  })
  bucket = `http://127.0.0.1:${(await store.run()).port}/evidence`
  cast = await makeCast()
  hazard = idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '桶', clause: '' }))
})
beforeEach(() => configure(bucket))
afterAll(async () => {
  await cast.end()
  await store.close()
  for (const [index, name] of names.entries()) {
    if (kept[index] === undefined) delete process.env[name]
    else process.env[name] = kept[index]
  }
  rmSync(folder, { recursive: true })
})

/** The address of a store that was switched off. */
async function nobodyAt(): Promise<string> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise(done => server.close(done))
  return `http://127.0.0.1:${port}/evidence`
}

let shade = 0
const photo = () =>
  sharp({ create: { width: 900, height: 700, channels: 3, background: { r: ++shade, g: 20, b: 90 } } })
    .jpeg()
    .toBuffer()
const give = (bytes: Buffer) =>
  giveEvidence(cast.as.inspector, {
    key: key(),
    loop: 'hazard',
    id: hazard,
    purpose: 'before',
    caption: '桶',
    files: [{ name: 'photo.jpg', bytes }],
  })
const counts = async () =>
  (
    await cast.ask(
      `select (select count(*)::int from evidence where loop = 'hazard' and case_id = $1) as files, (select version from hazard where id = $1) as version`,
      [hazard],
    )
  )[0]!

describe('evidence in a bucket', () => {
  it('is sealed under its sha256, read back byte for byte, and kept once', async () => {
    const bytes = await photo()
    const before = await counts()
    idOf(await give(bytes))
    const [row] = await cast.ask(
      `select sha256 from evidence where loop = 'hazard' and case_id = $1 order by id desc limit 1`,
      [hazard],
    )
    expect(row!.sha256).toBe(sha256Of(bytes))
    expect((await readSealed(sha256Of(bytes))).equals(bytes)).toBe(true)
    const raw = await client.fetch(placeOf(sha256Of(bytes)))
    expect(Buffer.from(await raw.arrayBuffer()).equals(bytes)).toBe(true)
    const all = await listed('files/')
    const stamp = raw.headers.get('last-modified')
    idOf(await give(bytes))
    expect(await seal(bytes)).toBe(sha256Of(bytes))
    expect(await listed('files/')).toEqual(all)
    expect((await client.fetch(placeOf(sha256Of(bytes)), { method: 'HEAD' })).headers.get('last-modified')).toBe(stamp)
    expect((await counts()).files).toBe((before.files as number) + 2)
  })

  it('is shown as a re-encode that lies under a prefix of its own, made once', async () => {
    const sha256 = await seal(await photo())
    const thumb = await readServed(sha256, 'thumb')
    expect(await sharp(thumb).metadata()).toMatchObject({ format: 'jpeg', width: 448 })
    expect(await listed(`files-served/${sha256.slice(0, 2)}`)).toEqual([
      `files-served/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}-thumb.jpg`,
    ])
    expect((await readServed(sha256, 'thumb')).equals(thumb)).toBe(true)
  })

  it('is refused when it is not what was given, is not mended over, and is missed when it is gone', async () => {
    const bytes = await photo()
    const sha256 = await seal(bytes)
    await client.fetch(placeOf(sha256), { method: 'PUT', body: 'something else' })
    await expect(readSealed(sha256)).rejects.toThrow('is not what was given')
    await expect(readServed(sha256, 'full')).rejects.toThrow('is not what was given')
    const before = await counts()
    await expect(give(bytes)).rejects.toThrow('is not what was given')
    expect(await counts()).toEqual(before)
    expect(await (await client.fetch(placeOf(sha256))).text()).toBe('something else')
    await client.fetch(placeOf(sha256), { method: 'DELETE' })
    await expect(readSealed(sha256)).rejects.toThrow(LostFile)
  })

  it('leaves no row when the store is away, does not know the key or has no such bucket', async () => {
    const bytes = await photo()
    const before = await counts()
    const secret = 'a-secret-that-nobody-may-read'
    for (const [url, word] of [
      [await nobodyAt(), 'ECONNREFUSED'],
      [bucket, 'InvalidAccessKeyId'],
      [bucket.replace('evidence', 'nowhere'), 'NoSuchBucket'],
    ] as const) {
      configure(url, url === bucket ? 'stranger' : 'S3RVER', secret)
      const error = await give(bytes).then(
        () => null,
        thrown => thrown as Error,
      )
      expect(error).toBeInstanceOf(StoreAway)
      expect(error!.message).toContain(word)
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret)
      await expect(readServed(sha256Of(bytes), 'thumb')).rejects.toBeInstanceOf(StoreAway)
    }
    expect(await counts()).toEqual(before)
    configure(bucket)
    idOf(await give(bytes))
  })
})
