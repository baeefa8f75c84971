import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, makeCast } from '@/db/commands/cast'
import { env } from '@/env'
import { fakeReceiver } from '../fake-receiver'
import { startDeliverer } from './deliverer'

let cast: Cast
let receiver: Awaited<ReturnType<typeof fakeReceiver>>
let answer: { status?: number; body?: unknown } = {}
beforeAll(async () => {
  cast = await makeCast()
  receiver = await fakeReceiver(() => answer)
  process.env.WEBHOOK_ORIGINS = receiver.origin
})
afterAll(async () => {
  await receiver.close()
  await cast.end()
})
afterEach(() => {
  answer = {}
  receiver.received.length = 0
})

const minute = (at: Date) => ((at.getUTCHours() + 8) % 24) * 60 + at.getUTCMinutes()
let count = 0
/** A notice to the worker of the cast's firm; its once key is what the row is found by. */
async function tell(kind = 'commented', urgent = false): Promise<string> {
  const once = `deliverer:${++count}`
  await cast.ask(
    `insert into notice (person_id, kind, details, path, once, urgent, at) values ($1, $2, '{"titleZh":"事项","byZh":"某人"}', '/tasks/1', $3, $4, now())`,
    [cast.people.worker, kind, once, urgent],
  )
  return once
}
const choose = (more: Record<string, unknown> = {}) => {
  const row = {
    wanted: true,
    address: `${receiver.origin}/hook`,
    digest: false,
    urgent: false,
    quiet_from: null,
    quiet_to: null,
    ...more,
  }
  return cast.ask(
    `insert into channel_choice (person_id, channel, wanted, address, digest, urgent, quiet_from, quiet_to) values ($1, 'wecom', $2, $3, $4, $5, $6, $7)
     on conflict (person_id, channel) do update set wanted = $2, address = $3, digest = $4, urgent = $5, quiet_from = $6, quiet_to = $7`,
    [cast.people.worker, row.wanted, row.address, row.digest, row.urgent, row.quiet_from, row.quiet_to],
  )
}
type Row = { state: string; error: string | null; attempts: number; not_before: Date | null }
const deliveryOf = async (once: string) =>
  (
    await cast.ask(
      'select d.state, d.error, d.attempts, d.not_before from delivery d join notice n on n.id = d.notice_id where n.once = $1',
      [once],
    )
  )[0] as Row | undefined

/** Lets a deliverer work until nothing is ready any more. */
async function deliver(): Promise<void> {
  const deliverer = startDeliverer({ connectionString: env.DATABASE_WORKER_URL })
  for (;;) {
    const [row] = await cast.ask(
      `select count(*)::int as n from delivery where state = 'sending' or (state = 'waiting' and (not_before is null or not_before <= now()))`,
    )
    if (row!.n === 0) break
    await new Promise(resolve => setTimeout(resolve, 30))
  }
  await deliverer.stop()
}

describe('a delivery', () => {
  it('is made with its notice over the channels that the person wants, and no other', async () => {
    await choose({ wanted: false })
    expect(await deliveryOf(await tell())).toBeUndefined()
    await choose()
    const once = await tell()
    expect(await deliveryOf(once)).toMatchObject({ state: 'waiting', attempts: 0 })
    await deliver()
    expect(await deliveryOf(once)).toMatchObject({ state: 'sent', attempts: 1, error: null })
    expect(receiver.received).toHaveLength(1)
    await expect(
      cast.ask(`update delivery d set state = 'waiting' from notice n where n.id = d.notice_id and n.once = $1`, [
        once,
      ]),
    ).rejects.toThrow(/stays as it ended/)
  })

  it('waits until the quiet time ends, also over midnight; what is urgent comes through where the person lets it', async () => {
    const now = minute(new Date())
    await choose({ quiet_from: (now + 1430) % 1440, quiet_to: (now + 120) % 1440 })
    const once = await tell()
    const hidden = await tell('majorFound', true)
    await deliver()
    const { state, not_before } = (await deliveryOf(once))!
    expect(state).toBe('waiting')
    expect(minute(not_before!)).toBe((now + 120) % 1440)
    expect(not_before!.getTime() - Date.now()).toBeLessThanOrEqual(120 * 60_000)
    expect((await deliveryOf(hidden))!.state).toBe('waiting')
    await choose({ quiet_from: (now + 1430) % 1440, quiet_to: (now + 120) % 1440, urgent: true })
    const through = await tell('majorFound', true)
    await deliver()
    expect((await deliveryOf(through))!.state).toBe('sent')
    expect((await deliveryOf(once))!.state).toBe('waiting')
    const [sums] = await cast.ask(
      `select notices.quiet_until('2026-11-26 23:30+08', 1320, 420)::text as late, notices.quiet_until('2026-11-26 06:59+08', 1320, 420)::text as early,
         notices.quiet_until('2026-11-26 07:00+08', 1320, 420) as after, notices.quiet_until('2026-11-26 13:00+08', 720, 840)::text as noon`,
    )
    expect(new Date(sums!.late as string).toISOString()).toBe('2026-11-26T23:00:00.000Z')
    expect(new Date(sums!.early as string).toISOString()).toBe('2026-11-25T23:00:00.000Z')
    expect(sums!.after).toBeNull()
    expect(new Date(sums!.noon as string).toISOString()).toBe('2026-11-26T06:00:00.000Z')
    await choose()
    await cast.ask(`update delivery set not_before = null where state = 'waiting'`)
    await deliver()
  })

  it('is not sent to whoever has left since, nor over a channel switched off since', async () => {
    await choose()
    const left = await tell()
    await cast.ask('update membership set valid_to = current_date - 1 where person_id = $1', [cast.people.worker])
    await deliver()
    expect(await deliveryOf(left)).toMatchObject({ state: 'failed', error: 'left', attempts: 0 })
    await cast.ask('update membership set valid_to = null where person_id = $1', [cast.people.worker])
    const off = await tell()
    await choose({ wanted: false })
    await deliver()
    expect(await deliveryOf(off)).toMatchObject({ state: 'failed', error: 'unwanted' })
    expect(receiver.received).toHaveLength(0)
  })

  it('is tried again, later each time and five times at most, only where nobody had accepted it', async () => {
    await choose()
    answer = { status: 503 }
    const once = await tell()
    const waits: number[] = []
    for (let attempt = 1; attempt <= 5; attempt++) {
      await deliver()
      const row = (await deliveryOf(once))!
      expect(row.attempts).toBe(attempt)
      if (attempt < 5) waits.push(Math.round((row.not_before!.getTime() - Date.now()) / 1000))
      await cast.ask(`update delivery set not_before = null where state = 'waiting'`)
    }
    expect(waits.every((wait, at) => Math.abs(wait - 30 * 4 ** at) <= 3)).toBe(true)
    expect(await deliveryOf(once)).toMatchObject({ state: 'failed', error: 'refused: HTTP 503' })
    expect(receiver.received).toHaveLength(5)
  })

  it('comes as one message a morning for whoever chose that', async () => {
    await choose({ digest: true })
    const single = await tell()
    await tell('overdue')
    expect(await deliveryOf(single)).toBeUndefined()
    const today = new Date().toISOString().slice(0, 10)
    const make = () => cast.ask('select notices.make_digests($1)', [today])
    await make()
    await make()
    await deliver()
    expect(receiver.received).toHaveLength(1)
    const { content } = JSON.parse(Buffer.from(receiver.received[0]!.body, 'latin1').toString('utf8')).markdown
    expect(content).toContain('某人写了意见')
    expect(content).toContain('超期')
    // the inbox has it read from the start
    const [row] = await cast.ask(
      `select read_at is not null as read from notice where kind = 'digest' and person_id = $1`,
      [cast.people.worker],
    )
    expect(row!.read).toBe(true)
    await choose()
  })

  it('that a dead worker had begun is recorded as failed when the next one takes its turn, and never sent', async () => {
    await choose()
    const once = await tell()
    await cast.ask('select notices.claim(1)')
    expect((await deliveryOf(once))!.state).toBe('sending')
    const behind = await tell()
    await deliver()
    expect(await deliveryOf(once)).toMatchObject({ state: 'failed', error: 'unknown' })
    expect((await deliveryOf(behind))!.state).toBe('sent')
    expect(receiver.received).toHaveLength(1)
  })
})
