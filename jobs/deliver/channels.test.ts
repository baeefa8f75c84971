import { createDecipheriv, createECDH, createHmac, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { env } from '@/env'
import { fakeReceiver, type Received } from '../fake-receiver'
import type { Delivery, Ending } from './delivery'
import { isPrivate, post } from './post'
import { send } from './send'

const closing: (() => unknown)[] = []
const kept = { ...process.env }
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  process.env = { ...kept }
})

async function receiver(answer: Parameters<typeof fakeReceiver>[0]) {
  const made = await fakeReceiver(answer)
  closing.push(made.close)
  process.env.WEBHOOK_ORIGINS = made.origin
  return made
}
const json = ({ body }: Received) => JSON.parse(Buffer.from(body, 'latin1').toString('utf8'))

const delivery = (given: Partial<Delivery>): Delivery => ({
  id: 7,
  noticeId: 5,
  channel: 'wecom',
  attempts: 1,
  language: 'zh-CN',
  address: null,
  secret: null,
  kind: 'returned',
  loop: 'task',
  caseId: 412,
  details: { titleZh: '整治 <@all> 阀门[链接](x)', titleEn: 'Valves', byZh: '金东海', byEn: 'Jin Donghai' },
  path: '/tasks/412',
  items: null,
  browsers: null,
  ...given,
})
const sent = (given: Partial<Delivery>): Promise<Ending> => send(delivery(given), async () => {})

describe('a bot', () => {
  it('of WeCom gets markdown with the link of the record, and nothing that mentions anybody', async () => {
    const { origin, received } = await receiver(() => ({ body: { errcode: 0, errmsg: 'ok' } }))
    expect(await sent({ address: `${origin}/cgi-bin/webhook/send?key=k` })).toEqual({ state: 'sent' })
    expect(received[0]!.path).toBe('/cgi-bin/webhook/send?key=k')
    const { msgtype, markdown } = json(received[0]!)
    expect(msgtype).toBe('markdown')
    expect(markdown.content).toContain('任-0412')
    expect(markdown.content).toContain('金东海已退回')
    expect(markdown.content).toContain(`[在六线中打开](${env.APP_ORIGIN}/tasks/412)`)
    expect(markdown.content).not.toMatch(/<@|\]\(x\)/)
  })

  it('of DingTalk is signed with milliseconds and secret in the address', async () => {
    const { origin, received } = await receiver(() => ({ body: { errcode: 0, errmsg: 'ok' } }))
    const secret = 'SEC0123'
    await sent({ channel: 'dingtalk', address: `${origin}/robot/send?access_token=t`, secret, language: 'en' })
    const { searchParams } = new URL(received[0]!.path, origin)
    const timestamp = searchParams.get('timestamp')!
    expect(Math.abs(Number(timestamp) - Date.now())).toBeLessThan(60_000)
    expect(searchParams.get('access_token')).toBe('t')
    expect(searchParams.get('sign')).toBe(
      createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'),
    )
    expect(json(received[0]!)).toMatchObject({
      msgtype: 'markdown',
      markdown: { title: expect.stringContaining('Returned by Jin Donghai') },
    })
  })

  it('of Feishu is signed with seconds and secret in the body, and speaks its language', async () => {
    const { origin, received } = await receiver(() => ({ body: { code: 0, msg: 'success' } }))
    await sent({ channel: 'feishu', address: `${origin}/open-apis/bot/v2/hook/x`, secret: 's3', language: 'en' })
    const { timestamp, sign, msg_type, content } = json(received[0]!)
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60)
    expect(sign).toBe(createHmac('sha256', `${timestamp}\ns3`).update('').digest('base64'))
    expect(msg_type).toBe('post')
    expect(content.post.en_us.content.at(-1)).toEqual([
      { tag: 'a', text: 'Open in Sixlines', href: `${env.APP_ORIGIN}/tasks/412` },
    ])
  })

  it('says in its own word why it refused, and is asked again only where it had taken nothing', async () => {
    const answers: [Parameters<typeof fakeReceiver>[0], Partial<Ending>][] = [
      [
        () => ({ body: { errcode: 93000, errmsg: 'invalid webhook url' } }),
        { state: 'failed', failure: 'refused', detail: '93000 invalid webhook url' },
      ],
      [() => ({ body: { errcode: 45009, errmsg: 'api freq out of limit' } }), { state: 'again', failure: 'refused' }],
      [() => ({ status: 429 }), { state: 'again', failure: 'refused' }],
      [() => ({ status: 404 }), { state: 'failed', failure: 'refused' }],
      [() => ({ status: 502 }), { state: 'failed', failure: 'unknown' }],
      [() => ({ body: 'hello' }), { state: 'failed', failure: 'unknown' }],
      // a redirect is followed nowhere
      [() => ({ status: 302 }), { state: 'failed', failure: 'refused', detail: 'HTTP 302' }],
      // it got the message and then the line broke
      [() => ({ status: 0 }), { state: 'failed', failure: 'unknown' }],
    ]
    for (const [answer, expected] of answers) {
      const { origin, received } = await receiver(answer)
      expect(await sent({ address: `${origin}/x` })).toMatchObject(expected)
      expect(received).toHaveLength(1)
    }
    const { origin, close } = await receiver(() => ({}))
    await close()
    closing.pop()
    expect(await sent({ address: `${origin}/x` })).toMatchObject({ state: 'again', failure: 'unreachable' })
  })

  it('is reached at the services’ own hosts over https alone, never in a private network, unless the environment names the origin', async () => {
    const refused = { state: 'failed', failure: 'hostNotAllowed' }
    for (const address of [
      'http://qyapi.weixin.qq.com/cgi-bin/webhook/send',
      'https://qyapi.weixin.qq.com:8443/x',
      'https://a:b@qyapi.weixin.qq.com/x',
      'https://qyapi.weixin.qq.com.elsewhere.example/x',
      'https://oapi.dingtalk.com/robot/send',
      'https://127.0.0.1/x',
      'http://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
    ])
      expect(await sent({ address }), address).toMatchObject(refused)
    // a name on the list that leads inside is not followed there
    await expect(post('https://localhost/', () => true, { headers: {}, body: '' })).rejects.toMatchObject({
      ending: { state: 'failed', failure: 'privateAddress' },
    })
    for (const inside of [
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '127.0.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
    ])
      expect(isPrivate(inside), inside).toBe(true)
    for (const outside of ['111.206.1.1', '8.8.8.8', '2400:3200::1', '172.32.0.1', '::ffff:8.8.8.8'])
      expect(isPrivate(outside), outside).toBe(false)
  })
})

describe('mail', () => {
  async function postOffice(options: { refuse?: number } = {}) {
    const letters: { to: string; text: string }[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo(_address, _session, done) {
        done(options.refuse ? Object.assign(new Error('no such person'), { responseCode: options.refuse }) : null)
      },
      onData(stream, session, done) {
        let text = ''
        stream.on('data', part => {
          text += part
        })
        stream.on('end', () => {
          letters.push({ to: session.envelope.rcptTo.map(one => one.address).join(), text })
          done()
        })
      },
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise<void>(resolve => server.close(resolve)))
    process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
    return letters
  }

  /** A letter's words without the wrapping that keeps its lines short and its signs ASCII. */
  const readable = (letter: string) => {
    const bytes = letter
      .replace(/\?=\r\n\s=\?UTF-8\?Q\?/g, '')
      .replace(/=\?UTF-8\?Q\?([^?]*)\?=/g, (_, words: string) => words.replace(/_/g, ' '))
      .replace(/=\r\n/g, '')
    return Buffer.from(
      bytes.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString('utf8')
  }

  it('is handed to the post office in the reader’s language, with a link that opens the record by its notice', async () => {
    const letters = await postOffice()
    expect(await sent({ channel: 'email', address: 'worker@firm.example', language: 'en' })).toEqual({ state: 'sent' })
    expect(letters).toHaveLength(1)
    expect(letters[0]!.to).toBe('worker@firm.example')
    const text = readable(letters[0]!.text)
    expect(text).toContain('Subject: Returned by Jin Donghai: 任-0412 Valves')
    expect(text).toContain(`Open in Sixlines ${env.APP_ORIGIN}/inbox/5`)
    expect(text).toContain('Auto-Submitted: auto-generated')
  })

  it('is not tried again where it was refused for good, nor offered without a post office', async () => {
    await postOffice({ refuse: 550 })
    expect(await sent({ channel: 'email', address: 'x@firm.example' })).toMatchObject({
      state: 'failed',
      failure: 'refused',
    })
    await postOffice({ refuse: 451 })
    expect(await sent({ channel: 'email', address: 'x@firm.example' })).toMatchObject({
      state: 'again',
      failure: 'refused',
    })
    process.env.SMTP_URL = 'smtp://127.0.0.1:1'
    expect(await sent({ channel: 'email', address: 'x@firm.example' })).toMatchObject({
      state: 'again',
      failure: 'unreachable',
    })
    delete process.env.SMTP_URL
    expect(await sent({ channel: 'email', address: 'x@firm.example' })).toMatchObject({
      state: 'failed',
      failure: 'notOffered',
    })
    expect(await sent({ channel: 'email', address: null })).toMatchObject({ state: 'failed', failure: 'noAddress' })
  })
})

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
