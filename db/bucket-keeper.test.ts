import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bucketKeeper } from './bucket-keeper'
import { StoreAway } from './keeper'

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
