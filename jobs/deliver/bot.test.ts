import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { env } from '@/env'
import type { fakeReceiver } from '../fake-receiver'
import type { Ending } from './delivery'
import { closing, json, receiver, sent } from './delivery-for-tests'
import { isPrivate, post } from './post'

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
