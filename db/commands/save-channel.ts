import { sql } from 'drizzle-orm'
import { botHosts, type Channel, isBot, webhookKind } from '@/domain/notice'
import { refuseIf } from '@/domain/refusal'
import { env } from '@/env'
import type { Caller } from '../client'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type SaveChannel = {
  key: string
  channel: Channel
  wanted: boolean
  /** A bot's webhook, or another mail address than one's own. */
  address?: string
  /** A bot's signing secret; without it the stored one stays, unless it is to be forgotten. */
  secret?: string
  dropSecret?: boolean
  language: 'zh-CN' | 'en'
  digest: boolean
  urgent: boolean
  /** Minutes after midnight, Asia/Shanghai; both or neither. */
  quietFrom?: number
  quietTo?: number
}

/** Whether a channel can be used at all here, and messages may go to its address. */
export function mayUse({ channel, wanted, address }: Pick<SaveChannel, 'channel' | 'wanted' | 'address'>): boolean {
  if (channel === 'email') return !wanted || Boolean(env.MAIL)
  if (!isBot(channel)) return true
  if (!address) return !wanted
  return webhookKind(address, host => botHosts[channel].includes(host), env.WEBHOOK_ORIGINS) !== null
}

/** Keeps what the caller chose for one of their channels; refuses `invalid` for an address that messages may not go to. */
export function saveChannel(caller: Caller, input: SaveChannel): Promise<Outcome> {
  return runCommand(caller, 'saveChannel', input, async (tx, actor) => {
    refuseIf(mayUse(input) ? null : { code: 'invalid', details: { fields: 'address' } })
    const { channel, wanted, address = null, secret, dropSecret, language, digest, urgent } = input
    const { quietFrom = null, quietTo = null } = input
    const keepsSecret = !secret && !dropSecret
    await tx.execute(sql`
      insert into channel_choice (person_id, channel, wanted, address, secret, language, digest, urgent, quiet_from, quiet_to)
      values (${actor.personId}, ${channel}, ${wanted}, ${address}, ${secret ?? null}, ${language}, ${digest}, ${urgent}, ${quietFrom}, ${quietTo})
      on conflict (person_id, channel) do update set wanted = ${wanted}, address = ${address}, language = ${language}, digest = ${digest}, urgent = ${urgent},
        quiet_from = ${quietFrom}, quiet_to = ${quietTo}, at = now() ${keepsSecret ? sql`` : sql`, secret = ${secret ?? null}`}`)
    return { id: actor.personId, version: 1 }
  })
}
