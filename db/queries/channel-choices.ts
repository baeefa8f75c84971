import { sql } from 'drizzle-orm'
import type { Channel, NoticeKind } from '@/domain/notice'
import type { Tx } from '../client'
import type { NoticeDelivery } from './notices'

export type ChannelChoice = {
  channel: Channel
  wanted: boolean
  address: string | null
  hasSecret: boolean
  language: 'zh-CN' | 'en'
  digest: boolean
  urgent: boolean
  /** Minutes after midnight, Asia/Shanghai. */
  quietFrom: number | null
  quietTo: number | null
}

/** What the reader chose for each channel that they ever set. */
export async function listChannelChoices(tx: Tx): Promise<ChannelChoice[]> {
  const { rows } = await tx.execute(sql`
    select channel, wanted, address, notices.has_secret(channel) as "hasSecret", language, digest, urgent, quiet_from as "quietFrom", quiet_to as "quietTo"
    from channel_choice where person_id = (select ctx.person())`)
  return rows as ChannelChoice[]
}

/** The address that the reader signs in with, to which mail goes when they give no other. */
export async function findOwnMail(tx: Tx): Promise<string | null> {
  const { rows } = await tx.execute(sql`select notices.own_mail() as mail`)
  return (rows[0] as { mail: string | null }).mail
}

/** How many browsers take pushes for the reader, and whether the one with this hash of its endpoint is among them. */
export async function countBrowsers(tx: Tx, endpointSha: string | undefined): Promise<{ all: number; here: boolean }> {
  const { rows } = await tx.execute(sql`
    select count(*)::int as "all", notices.has_browser(${endpointSha ?? ''}) as here from push_subscription where person_id = (select ctx.person()) and ended_at is null`)
  return rows[0] as { all: number; here: boolean }
}

export type SentMessage = Omit<NoticeDelivery, 'channel'> & { id: number; channel: Channel; kind: NoticeKind; at: Date }

/** The reader's last deliveries over each channel, five of each, newest first. */
export async function listSentMessages(tx: Tx): Promise<SentMessage[]> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, channel, state, attempts, error, not_before as "notBefore", ended_at as "endedAt", kind, at from (
      select d.*, n.kind, n.at, row_number() over (partition by d.channel order by d.id desc) as place
      from delivery d join notice n on n.id = d.notice_id where n.person_id = (select ctx.person())) r
    where place <= 5 order by id desc`)
  return (rows as SentMessage[]).map(row => ({
    ...row,
    at: new Date(row.at),
    notBefore: row.notBefore && new Date(row.notBefore),
    endedAt: row.endedAt && new Date(row.endedAt),
  }))
}
