import type { LoopName } from '@/domain/loop'
import type { Channel, DeliveryFailure, NoticeKind } from '@/domain/notice'
import type { Locale } from '@/i18n/locale'

/** What a notice says, as the database keeps it. */
export type Told = {
  kind: NoticeKind
  loop: LoopName | null
  caseId: number | null
  details: Record<string, string | number>
  path: string
}

/** A browser that takes pushes. */
export type Browser = { id: number; endpoint: string; p256dh: string; auth: string }

/** A delivery that was claimed: marked `sending`, and nobody else's. */
export type Delivery = Told & {
  id: number
  noticeId: number
  channel: Channel
  attempts: number
  language: Locale | null
  address: string | null
  secret: string | null
  /** What a digest tells of. */
  items: Told[] | null
  browsers: Browser[] | null
}

/** How a sending ended: `again` only where nobody had accepted anything. `browsers` are those that are no more. */
export type Ending = { state: 'sent' } | { state: 'failed' | 'again'; failure: DeliveryFailure; detail?: string }

/** Carries an ending out of what was tried. */
export class NotSent extends Error {
  readonly ending: Ending
  constructor(state: 'failed' | 'again', failure: DeliveryFailure, detail?: string) {
    super(detail ?? failure)
    this.ending = { state, failure, detail }
  }
}
