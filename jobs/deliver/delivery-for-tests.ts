import { afterEach } from 'vitest'
import { fakeReceiver, type Received } from '../fake-receiver'
import type { Delivery, Ending } from './delivery'
import { send } from './send'

/** What a test opened and is closed after it. */
export const closing: (() => unknown)[] = []
const kept = { ...process.env }
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  process.env = { ...kept }
})

/** A receiver that the environment names as an origin. */
export async function receiver(answer: Parameters<typeof fakeReceiver>[0]) {
  const made = await fakeReceiver(answer)
  closing.push(made.close)
  process.env.WEBHOOK_ORIGINS = made.origin
  return made
}
/** What was received, as JSON. */
export const json = ({ body }: Received) => JSON.parse(Buffer.from(body, 'latin1').toString('utf8'))

/** A claimed delivery: a task that was returned. */
export const delivery = (given: Partial<Delivery>): Delivery => ({
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
/** Sends it and says how that ended. */
export const sent = (given: Partial<Delivery>): Promise<Ending> => send(delivery(given), async () => {})
