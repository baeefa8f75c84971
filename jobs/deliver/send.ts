import { isBot } from '@/domain/notice'
import { sendToBot } from './bot'
import { type Delivery, type Ending, NotSent } from './delivery'
import { messageOf } from './words'

/** Sends one claimed delivery and says how that ended; it never throws. `gone` hears of browsers that are no more. */
export async function send(delivery: Delivery, gone: (subscription: number) => Promise<unknown>): Promise<Ending> {
  try {
    const message = messageOf(delivery)
    if (delivery.channel === 'push') {
      // read when first needed, so that a worker stands up fast
      const { sendPush } = await import('./push')
      await sendPush(delivery.browsers ?? [], message, browser => gone(browser.id).then(() => {}))
    } else if (!delivery.address) {
      throw new NotSent('failed', 'noAddress')
    } else if (isBot(delivery.channel)) {
      await sendToBot(delivery.channel, delivery.address, delivery.secret, message, delivery.language ?? 'zh-CN')
    } else {
      const { sendMail } = await import('./mail')
      await sendMail(delivery.address, message, delivery.id)
    }
    return { state: 'sent' }
  } catch (error) {
    if (error instanceof NotSent) return error.ending
    console.error('worker: a delivery failed unexpectedly:', error)
    return { state: 'failed', failure: 'unknown', detail: error instanceof Error ? error.name : undefined }
  }
}
