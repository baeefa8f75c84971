import { type SQL, sql } from 'drizzle-orm'
import type { LoopName } from '@/domain/loop'
import { type Channel, type DeliveryState, type NoticeKind, outsideInbox } from '@/domain/notice'
import type { Tx } from '../client'
import { type Address, readerOf } from './address'

export type NoticeDelivery = {
  channel: Channel
  state: DeliveryState
  attempts: number
  error: string | null
  notBefore: Date | null
  endedAt: Date | null
}
export type NoticeRow = {
  id: number
  kind: NoticeKind
  loop: LoopName | null
  caseId: number | null
  details: Record<string, string | number>
  path: string
  at: Date
  read: boolean
  deliveries: NoticeDelivery[]
}

const own = sql`n.person_id = (select ctx.person()) and n.kind <> all (${sql.param(outsideInbox)}::text[])`
const deliveries = sql`coalesce((select jsonb_agg(jsonb_build_object('channel', d.channel, 'state', d.state, 'attempts', d.attempts, 'error', d.error,
  'notBefore', d.not_before, 'endedAt', d.ended_at) order by d.channel) from delivery d where d.notice_id = n.id), '[]')`

/** How many of the reader's notices are unread, counted up to a hundred. */
export async function countUnread(tx: Tx): Promise<number> {
  const { rows } = await tx.execute(
    sql`select count(*)::int as n from (select from notice n where ${own} and n.read_at is null limit 100) u`,
  )
  return (rows[0] as { n: number }).n
}

const dated = (value: unknown): Date | null => (value ? new Date(value as string) : null)

async function listWhere(tx: Tx, where: SQL, limit: number): Promise<NoticeRow[]> {
  const { rows } = await tx.execute(sql`
    select n.id::float8 as id, n.kind, n.loop, n.case_id::float8 as "caseId", n.details, n.path, n.at, n.read_at is not null as read, ${deliveries} as deliveries
    from notice n where ${own} and ${where} order by n.id desc limit ${limit}`)
  return (rows as NoticeRow[]).map(row => ({
    ...row,
    at: new Date(row.at),
    deliveries: row.deliveries.map(one => ({
      ...one,
      notBefore: dated(one.notBefore),
      endedAt: dated(one.endedAt),
    })),
  }))
}

/** Where a page of the inbox begins: after an unread notice, or among the read ones. */
export type InboxPlace = { unreadBefore?: number; readBefore?: number }

/** The place that an address names. */
export function readInboxPlace(address: Address): InboxPlace {
  const { id } = readerOf(address)
  return { unreadBefore: id('unread'), readBefore: id('before') }
}

/** A page of the reader's notices, the unread ones first, each newest first; `next` where there are more. */
export async function listInbox(
  tx: Tx,
  { unreadBefore, readBefore }: InboxPlace,
  size: number,
): Promise<{ rows: NoticeRow[]; next: InboxPlace | null }> {
  const before = (id?: number) => (id === undefined ? sql`true` : sql`n.id < ${id}`)
  const unread =
    readBefore === undefined ? await listWhere(tx, sql`n.read_at is null and ${before(unreadBefore)}`, size + 1) : []
  if (unread.length > size) return { rows: unread.slice(0, size), next: { unreadBefore: unread[size - 1]!.id } }
  const left = size - unread.length
  const read = await listWhere(tx, sql`n.read_at is not null and ${before(readBefore)}`, left + 1)
  const rows = [...unread, ...read.slice(0, left)]
  if (read.length <= left) return { rows, next: null }
  // a page that the unread ones filled begins anew with the newest that were read
  return { rows, next: { readBefore: left > 0 ? read[left - 1]!.id : read[0]!.id + 1 } }
}
