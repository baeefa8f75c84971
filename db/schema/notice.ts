import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { channels, deliveryStates } from '@/domain/notice'
import { id, instant, ref } from './columns'

/** Something that a person is told: in the app always, by other channels as they chose. */
export const notice = pgTable(
  'notice',
  {
    id: id(),
    personId: ref('person_id').notNull(),
    kind: text('kind').notNull(),
    loop: text('loop'),
    caseId: ref('case_id'),
    eventId: ref('event_id'),
    /** What fills the sentence of its kind. */
    details: jsonb('details').$type<Record<string, string | number>>().notNull().default({}),
    /** The record that it opens. */
    path: text('path').notNull(),
    /** What makes it the same notice when it is raised again. */
    once: text('once').notNull(),
    /** Comes through quiet hours where the person lets such notices through. */
    urgent: boolean('urgent').notNull().default(false),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
  },
  table => [
    unique('notice_once').on(table.personId, table.once),
    index('notice_by_person').on(table.personId, table.id),
    index('notice_unread').on(table.personId).where(sql`read_at is null`),
  ],
)

/** One notice over one channel and what became of it. It is marked `sending` before it is sent, so that nothing is ever sent twice. */
export const delivery = pgTable(
  'delivery',
  {
    id: id(),
    noticeId: ref('notice_id')
      .notNull()
      .references(() => notice.id),
    channel: text('channel', { enum: channels }).notNull(),
    state: text('state', { enum: deliveryStates }).notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    notBefore: instant('not_before'),
    triedAt: instant('tried_at'),
    endedAt: instant('ended_at'),
    error: text('error'),
  },
  table => [
    unique('delivery_once').on(table.noticeId, table.channel),
    index('delivery_open').on(table.state, table.notBefore).where(sql`state in ('waiting', 'sending')`),
    check('delivery_state', sql`${table.state} in ('waiting', 'sending', 'sent', 'failed')`),
  ],
)

/** Which channels a person wants, where they lead, and when they stay quiet (minutes after midnight, Asia/Shanghai). */
export const channelChoice = pgTable(
  'channel_choice',
  {
    personId: ref('person_id').notNull(),
    channel: text('channel', { enum: channels }).notNull(),
    wanted: boolean('wanted').notNull(),
    /** A mail address or a bot's webhook; null where the channel has none. */
    address: text('address'),
    /** The bot's signing secret, when it has one. */
    secret: text('secret'),
    /** The language in which this channel speaks. */
    language: text('language', { enum: ['zh-CN', 'en'] })
      .notNull()
      .default('zh-CN'),
    /** One message a morning instead of one a notice. */
    digest: boolean('digest').notNull().default(false),
    /** Urgent notices come also in quiet hours, and beside the digest. */
    urgent: boolean('urgent').notNull().default(false),
    quietFrom: integer('quiet_from'),
    quietTo: integer('quiet_to'),
    at: instant('at').notNull().defaultNow(),
  },
  table => [
    primaryKey({ columns: [table.personId, table.channel] }),
    check(
      'channel_quiet',
      sql`(${table.quietFrom} is null) = (${table.quietTo} is null) and ${table.quietFrom} between 0 and 1439 and ${table.quietTo} between 0 and 1439 and ${table.quietFrom} <> ${table.quietTo}`,
    ),
    check(
      'channel_bot',
      sql`${table.channel} in ('email', 'push') or not ${table.wanted} or ${table.address} is not null`,
    ),
    check('channel_language', sql`${table.language} in ('zh-CN', 'en')`),
  ],
)

/** A browser that takes pushes for a person. */
export const pushSubscription = pgTable(
  'push_subscription',
  {
    id: id(),
    personId: ref('person_id').notNull(),
    endpoint: text('endpoint').notNull().unique(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    at: instant('at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  table => [index('push_by_person').on(table.personId)],
)
