import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { env } from '@/env'
import { delivery, receiver, sent } from './delivery-for-tests'
import { send } from './send'

describe('a push', () => {
  /** What the browser reads, by RFC 8291 and RFC 8188. */
  function opened(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
    const salt = body.subarray(0, 16)
    const keyBytes = body.subarray(21, 21 + body[20]!)
    const shared = browser.computeSecret(keyBytes)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), keyBytes])
    const ikm = Buffer.from(hkdfSync('sha256', shared, auth, info, 32))
    const key = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: aes128gcm\0', 16))
    const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: nonce\0', 12))
    const sealed = body.subarray(21 + body[20]!)
    const decipher = createDecipheriv('aes-128-gcm', key, nonce)
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
  }

  it('is signed by our key for the service that it goes to, and only the browser can read it', async () => {
    const { origin, received } = await receiver(() => ({ status: 201 }))
    const browser = createECDH('prime256v1')
    browser.generateKeys()
    const auth = randomBytes(16)
    const keys = { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') }
    expect(await sent({ channel: 'push', browsers: [{ id: 1, endpoint: `${origin}/push/1`, ...keys }] })).toEqual({
      state: 'sent',
    })
    const [got] = received
    expect(got!.headers['content-encoding']).toBe('aes128gcm')
    const message = JSON.parse(opened(Buffer.from(got!.body, 'latin1'), browser, auth))
    expect(message).toEqual({
      title: expect.stringContaining('金东海已退回'),
      body: '金东海已退回',
      url: `${env.APP_ORIGIN}/inbox/5`,
    })
    const [, token, k] = /^vapid t=([^,]+), ?k=(.+)$/.exec(got!.headers.authorization as string)!
    const [head, claims, signature] = token!.split('.')
    const point = Buffer.from(k!, 'base64url')
    const key = createPublicKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: 'P-256',
        x: point.subarray(1, 33).toString('base64url'),
        y: point.subarray(33).toString('base64url'),
      },
    })
    expect(
      verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        { key, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature!, 'base64url'),
      ),
    ).toBe(true)
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString()).aud).toBe(origin)
    expect(k).toBe(process.env.PUSH_PUBLIC_KEY)
  })

  it('ends for a browser that its service no longer knows, and goes to none but the push services', async () => {
    const { origin } = await receiver(() => ({ status: 410 }))
    const browser = createECDH('prime256v1')
    const keys = { p256dh: browser.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') }
    const gone: number[] = []
    const end = await send(
      delivery({ channel: 'push', browsers: [{ id: 9, endpoint: `${origin}/push/9`, ...keys }] }),
      async id => {
        gone.push(id)
      },
    )
    expect(end).toMatchObject({ state: 'failed', failure: 'noBrowser' })
    expect(gone).toEqual([9])
    expect(
      await sent({ channel: 'push', browsers: [{ id: 9, endpoint: 'https://push.elsewhere.example/x', ...keys }] }),
    ).toMatchObject({ failure: 'hostNotAllowed' })
  })
})
