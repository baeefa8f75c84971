/** How a notice can reach a person beside the app itself. */
export const channels = ['email', 'push', 'wecom', 'dingtalk', 'feishu'] as const
export type Channel = (typeof channels)[number]

/** The channels that lead to a group's bot by its webhook: WeCom 企业微信, DingTalk 钉钉, Feishu 飞书. */
export const bots = ['wecom', 'dingtalk', 'feishu'] as const satisfies readonly Channel[]
export type Bot = (typeof bots)[number]
export const isBot = (channel: Channel): channel is Bot => (bots as readonly Channel[]).includes(channel)

/** What became of a delivery; `failed` also when nobody can know whether it arrived. */
export const deliveryStates = ['waiting', 'sending', 'sent', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** What people are told of. The database keeps the same list with who is told (db/guards/9-notices-1-raise.sql); each has its sentence in messages/notices.json. */
export const noticeKinds = [
  // what somebody did
  'given',
  'named',
  'bounced',
  'submitted',
  'returned',
  'verified',
  'suspended',
  'resumed',
  'cancelled',
  'commented',
  'extensionAsked',
  'extensionGranted',
  'extensionRefused',
  'majorFound',
  'ordered',
  'controlsImposed',
  'planFiled',
  'listed',
  'passed',
  'failed',
  'acceptanceAsked',
  'reviewPassed',
  'delisted',
  'closed',
  'reopened',
  'measureImposed',
  'measureLifted',
  'downgradeProposed',
  'visitGiven',
  'visitAssigned',
  'visitSubmitted',
  'visitReturned',
  'documentIssued',
  'replied',
  'selfCheckTaken',
  'claimed',
  'directiveClosed',
  'served',
  'answered',
  'appealed',
  'settled',
  'appealUpheld',
  'appealReversed',
  'toApprove',
  'approved',
  'assuranceSubmitted',
  'assuranceConfirmed',
  'circulated',
  'committed',
  'commitmentChanged',
  'midReviewed',
  'finalReviewed',
  'accidentReported',
  'accidentConcluded',
  'alerted',
  'acknowledged',
  'stoodDown',
  'responseReviewed',
  // what a clock says
  'dueSoon',
  'overdue',
  'acceptLate',
  'silent',
  'watchOver',
  'extensionWaiting',
  'signSoon',
  'signLate',
  'commitmentSoon',
  'reviewDue',
  'responsibilityEnds',
  'membershipEnds',
  'assuranceExpiring',
  'assuranceExpired',
  'evaluationOpens',
  'evaluationCloses',
  'evaluationLate',
  'placesWaiting',
  'placesUnlooked',
  // what is sent beside the inbox
  // who is on duty
  'rosterPublished',
  'swapAsked',
  'swapAgreed',
  'swapDeclined',
  'swapApproved',
  'swapRefused',
  'shiftReplaced',
  'shiftHandedOver',
  'callCheck',
  'callMissed',
  'digest',
  'test',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Kinds that stand in no inbox: a digest tells of notices that stand there already, a test of nothing. */
export const outsideInbox = ['digest', 'test'] as const satisfies readonly NoticeKind[]

/** Why a delivery failed; each has its sentence in messages/notices.json. */
export const deliveryFailures = [
  'unknown',
  'left',
  'unwanted',
  'noAddress',
  'notOffered',
  'refused',
  'unreachable',
  'hostNotAllowed',
  'privateAddress',
  'noBrowser',
] as const
export type DeliveryFailure = (typeof deliveryFailures)[number]

/** How long to wait, in seconds, before a message is tried again that nobody had accepted; null when it was tried often enough. */
export function retryAfter(attempts: number): number | null {
  return attempts >= 5 ? null : 30 * 4 ** (attempts - 1)
}

/** The hosts of the three services; others are named by the environment. */
export const botHosts: Record<Bot, readonly string[]> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn'],
}

/** The push services of the browsers; their subdomains too. */
export const pushHosts = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
] as const

/** Whether messages may go to an address: an origin that the environment names, or a known host over https at its usual port; null when they may not. */
export function webhookKind(
  address: string,
  isKnown: (host: string) => boolean,
  origins: readonly string[],
): 'named' | 'known' | null {
  if (!URL.canParse(address)) return null
  const { origin, protocol, port, username, password, hostname } = new URL(address)
  if (origins.includes(origin)) return 'named'
  return protocol === 'https:' && port === '' && !username && !password && isKnown(hostname) ? 'known' : null
}
