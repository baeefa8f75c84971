import pg from 'pg'
import { advisoryLocks } from '@/db/advisory-locks'
import { retryAfter } from '@/domain/notice'
import type { Delivery, Ending } from './delivery'
import { send } from './send'

/** Only the process that holds this lock sends anything. */
const lanes = 4
const idleMillis = 1_000
const turnMillis = 200

const settleText = 'select notices.settle($1, $2, $3, $4)'

type Ask = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>

/** One question after the other over one connection, however many ask. */
function inTurn(client: pg.Client): Ask {
  let last: Promise<unknown> = Promise.resolve()
  return (text, values) => {
    const next = last.then(() => client.query(text, values))
    last = next.catch(() => {})
    return next.then(({ rows }) => rows)
  }
}

function settle(ask: Ask, { id, attempts }: Delivery, end: Ending): Promise<unknown> {
  if (end.state === 'sent') return ask(settleText, [id, 'sent', null, null])
  const why = end.detail ? `${end.failure}: ${end.detail}` : end.failure
  const again = end.state === 'again' ? retryAfter(attempts) : null
  return ask(settleText, [id, again === null ? 'failed' : 'again', why, again])
}

/**
 * Sends what waits, while this process has the turn; a second process stands by. The lock, every claim and every end go over one connection: when the process dies, what it had
 * claimed is committed before its lock is free. `stop` lets what is under way come to its end.
 */
export function startDeliverer(connection: pg.ClientConfig): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const pause = (ms: number) =>
    new Promise<void>(resolve => {
      if (stopping.signal.aborted) return resolve()
      const wake = () => {
        clearTimeout(timer)
        stopping.signal.removeEventListener('abort', wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      stopping.signal.addEventListener('abort', wake)
    })
  // what was sent and could not be written down, because the connection was lost meanwhile
  const unwritten = new Map<number, { delivery: Delivery; end: Ending }>()

  async function lane(ask: Ask): Promise<void> {
    while (!stopping.signal.aborted) {
      const [row] = await ask<{ claim: Delivery }>('select notices.claim(1)')
      const delivery = row?.claim
      if (!delivery) {
        await pause(idleMillis)
        continue
      }
      const end = await send(delivery, browser => ask('select notices.end_browser($1)', [browser]))
      unwritten.set(delivery.id, { delivery, end })
      await settle(ask, delivery, end)
      unwritten.delete(delivery.id)
    }
  }

  async function turn(client: pg.Client): Promise<void> {
    await client.connect()
    const ask = inTurn(client)
    // a machine that vanishes lets go of its turn within half a minute
    await ask('set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3')
    for (;;) {
      if (stopping.signal.aborted) return
      const [row] = await ask<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [advisoryLocks.deliver])
      if (row?.mine) break
      await pause(turnMillis)
    }
    for (const { delivery, end } of unwritten.values()) await settle(ask, delivery, end)
    unwritten.clear()
    const [orphans] = await ask<{ n: number }>('select notices.give_up_orphans() as n')
    if (orphans?.n)
      console.error(`worker: ${orphans.n} deliveries were under way when a worker ended; they are not sent again`)
    const ends = await Promise.allSettled(Array.from({ length: lanes }, () => lane(ask)))
    const lost = ends.find(end => end.status === 'rejected')
    if (lost) throw lost.reason
  }

  const done = (async () => {
    while (!stopping.signal.aborted) {
      const client = new pg.Client(connection)
      client.on('error', () => {})
      try {
        await turn(client)
      } catch (error) {
        console.error('worker: deliveries rest:', error instanceof Error ? error.message : error)
        await pause(idleMillis)
      } finally {
        await client.end().catch(() => {})
      }
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }
}
