import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { AwsClient } from 'aws4fetch'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bucketKeeper } from './bucket-keeper'
import { type Cast, idOf, key, makeCast } from './commands/cast'
import { giveEvidence } from './commands/give-evidence'
import { reportHazard } from './commands/report-hazard'
import { readSealed, readServed, seal, sha256Of } from './evidence-store'
import { LostFile, StoreAway } from './keeper'

/** What is used of s3rver, which brings no types. */
type LoopbackStore = { run(): Promise<AddressInfo>; close(): Promise<void> }
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => LoopbackStore

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
  store = new S3rver({
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

/** The signature that AWS Signature Version 4 asks of a request as it arrived, worked out anew. */
function signatureOf(request: IncomingMessage, body: Buffer, secret: string): string {
  const [, day, region, signed] = /Credential=\w+\/(\d+)\/(\w+)\/s3\/aws4_request, SignedHeaders=([\w;-]+),/.exec(
    request.headers.authorization ?? '',
  )!
  const hash = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
  const mac = (by: string | Buffer, text: string) => createHmac('sha256', by).update(text).digest()
  const headers = signed!.split(';').map(name => `${name}:${request.headers[name]}\n`)
  const canonical = [request.method, request.url, '', headers.join(''), signed, hash(body)].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hash(canonical)].join('\n')
  const by = [day!, region!, 's3', 'aws4_request'].reduce<string | Buffer>(
    (before, part) => mac(before, part),
    `AWS4${secret}`,
  )
  return mac(by, text).toString('hex')
}

it('every file is sent under a signature that covers its address, the condition and its bytes', async () => {
  const seen: string[] = []
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray())
    const given = /Signature=(\w+)/.exec(request.headers.authorization ?? '')?.[1]
    seen.push(`${given === signatureOf(request, body, 'a secret') ? 'signed' : 'not signed'} ${request.url}`)
    expect(request.headers.authorization).toContain('if-none-match')
    response.end()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/b`
  const write = (secret: string) =>
    bucketKeeper({ url, keyId: 'k', secret, region: 'north' }).write('files/ab/x', Buffer.from('bytes'), 'sealed')
  await write('a secret')
  await write('another')
  server.close()
  expect(seen).toEqual(['signed /b/files/ab/x', 'not signed /b/files/ab/x'])
})

describe('a store that falters', () => {
  let server: Server
  let asked: string[]
  let answers: (number | 'cut' | 'hang')[]
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.headers['if-none-match'] ?? '-'}`)
      const next = answers.shift() ?? 200
      request.resume()
      if (next === 'cut') response.destroy()
      else if (next !== 'hang')
        request.on('end', () =>
          response.writeHead(next).end(next === 404 ? '<Error><Code>NoSuchKey</Code></Error>' : ''),
        )
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  })
  beforeEach(() => {
    asked = []
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const faltering = () =>
    bucketKeeper({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/b`,
      keyId: 'k',
      secret: 's',
      region: 'r',
      timeoutMs: 200,
      pausesMs: [1, 1],
    })

  it('is asked again after a 5xx, a cut or a silence, three times in all', async () => {
    answers = [503, 'cut', 404]
    expect(await faltering().read('files/x')).toBeNull()
    answers = ['hang', 500, 200]
    expect(await faltering().write('files/x', Buffer.from('x'), 'sealed')).toBe(true)
    expect(asked).toEqual([...Array(3).fill('GET -'), ...Array(3).fill('PUT *')])
    for (const bad of [
      [503, 503, 503, 200],
      ['cut', 'cut', 'cut', 200],
      ['hang', 'hang', 'hang', 200],
    ] as const) {
      answers = [...bad]
      asked = []
      await expect(faltering().read('files/x')).rejects.toBeInstanceOf(StoreAway)
      expect(asked).toHaveLength(3)
    }
  })

  it('is asked once where it refuses, and never to write over another', async () => {
    answers = [403, 200]
    await expect(faltering().write('files/x', Buffer.from('x'), 'sealed')).rejects.toBeInstanceOf(StoreAway)
    answers = [412, 501, 200, 200]
    expect(await faltering().write('files/x', Buffer.from('x'), 'sealed')).toBe(false)
    expect(await faltering().write('files/x', Buffer.from('x'), 'sealed')).toBe(true)
    expect(await faltering().write('files-served/x', Buffer.from('x'), 'served')).toBe(true)
    expect(asked).toEqual(['PUT *', 'PUT *', 'PUT *', 'PUT -', 'PUT -'])
  })
})
