import { createECDH } from 'node:crypto'
import webPush from 'web-push'
import { pushHosts } from '@/domain/notice'
import { env } from '@/env'
import { type Browser, NotSent } from './delivery'
import { post, refuseStatus } from './post'
import type { Message } from './words'

/** How long a push service keeps a push for a browser that is off, in seconds. */
const keptFor = 86_400

function publicKey(): string {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(Buffer.from(env.PUSH_KEY, 'base64url'))
  return curve.getPublicKey('base64url')
}

const isKnown = (host: string) => pushHosts.some(one => host === one || host.endsWith(`.${one}`))

async function pushTo(browser: Browser, { subject, lines, url }: Message): Promise<'taken' | 'gone'> {
  const payload = JSON.stringify({ title: subject, body: lines.slice(1).join('\n').slice(0, 500), url })
  const subscription = { endpoint: browser.endpoint, keys: { p256dh: browser.p256dh, auth: browser.auth } }
  const contact = env.APP_ORIGIN.startsWith('https:') ? env.APP_ORIGIN : 'mailto:sixlines@localhost'
  const { headers, body } = webPush.generateRequestDetails(subscription, payload, {
    vapidDetails: { subject: contact, publicKey: publicKey(), privateKey: env.PUSH_KEY },
    TTL: keptFor,
  })
  const answer = await post(browser.endpoint, isKnown, { headers: headers as Record<string, string>, body: body ?? '' })
  if (answer.status === 404 || answer.status === 410) return 'gone'
  refuseStatus(answer.status)
  return 'taken'
}

/** Pushes a message to a person's browsers; it is sent when one of them took it. `gone` hears of each that its service no longer knows. */
export async function sendPush(
  browsers: readonly Browser[],
  message: Message,
  gone: (browser: Browser) => Promise<void>,
): Promise<void> {
  let taken = 0
  const failures: NotSent[] = []
  for (const browser of browsers) {
    try {
      if ((await pushTo(browser, message)) === 'taken') taken++
      else await gone(browser)
    } catch (error) {
      if (!(error instanceof NotSent)) throw error
      failures.push(error)
    }
  }
  if (taken > 0) return
  // only when none of them may have taken it is it tried again
  throw failures.find(({ ending }) => ending.state === 'failed') ?? failures[0] ?? new NotSent('failed', 'noBrowser')
}
