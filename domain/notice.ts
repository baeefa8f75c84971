/** How a notice can reach a person beside the app itself. */
export const channels = ['email', 'push', 'wecom', 'dingtalk', 'feishu'] as const
export type Channel = (typeof channels)[number]

/** What became of a delivery; `failed` also when nobody can know whether it arrived. */
export const deliveryStates = ['waiting', 'sending', 'sent', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]
