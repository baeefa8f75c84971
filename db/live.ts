import 'server-only'
import pg from 'pg'
import { env } from '@/env'

/** `moved`: something in the ledger moved. `deaf`: the database cannot be heard just now; the next `moved` ends it. */
export type Told = 'moved' | 'deaf'
type Hear = (told: Told) => void

/** At most one `moved` in this time, in ms; what moves meanwhile is told at its end. */
export const restMs = 1000
const channel = 'sixlines_live'
/** A line on which nothing answers within `answerMs` is dead; asked every `askMs`. */
const [askMs, answerMs] = [20_000, 5_000]
const longestWaitMs = 10_000

type Ear = {
  hearers: Set<Hear>
  client?: pg.Client
  stopped: boolean
  deaf: boolean
  /** When it began to hear, and when it last heard something, in ms since 1970. */
  heardFrom?: number
  movedAt: number
}
// on the process: pages and route handlers are bundled apart, and one connection serves all of them
const kept = globalThis as { sixlinesEar?: Ear }

/** Hears that something moved after `since` (ms since 1970), over the one listening connection of this process; returns how to stop. */
export function hearMoves(hear: Hear, since: number): () => void {
  const ear = kept.sixlinesEar ?? start()
  ear.hearers.add(hear)
  if (ear.deaf) hear('deaf')
  // what moved between the reading of a page and its first line; who comes before the connection stands is told when it does
  else if (ear.heardFrom !== undefined && since <= Math.max(ear.heardFrom, ear.movedAt)) hear('moved')
  return () => {
    ear.hearers.delete(hear)
    if (ear.hearers.size > 0 || ear.stopped) return
    // nobody watches: no connection is kept for it
    ear.stopped = true
    if (kept.sixlinesEar === ear) kept.sixlinesEar = undefined
    void ear.client?.end().catch(() => {})
  }
}

function start(): Ear {
  const ear: Ear = { hearers: new Set(), stopped: false, deaf: false, movedAt: 0 }
  kept.sixlinesEar = ear
  void listen(ear)
  return ear
}

const tell = (ear: Ear, told: Told) => {
  ear.deaf = told === 'deaf'
  if (told === 'moved') ear.movedAt = Date.now()
  for (const hear of ear.hearers) hear(told)
}

/** Listens for as long as somebody hears; after a loss it tries again, later each time up to ten seconds. */
async function listen(ear: Ear): Promise<void> {
  for (let failures = 0; !ear.stopped; failures++) {
    const began = Date.now()
    await once(ear).catch(error => console.error('not live:', error.message))
    if (ear.stopped) return
    tell(ear, 'deaf')
    if (Date.now() - began > longestWaitMs) failures = 0
    await new Promise(resolve => setTimeout(resolve, Math.min(250 * 2 ** failures, longestWaitMs)))
  }
}

/** One connection until it is lost. Whoever came before it stood may have missed something, and is told. */
async function once(ear: Ear): Promise<void> {
  const client = new pg.Client({
    connectionString: env.DATABASE_APP_URL,
    application_name: 'sixlines live',
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
    keepAlive: true,
  })
  const lost = new Promise<void>(resolve => {
    client.once('end', resolve)
    client.on('error', error => {
      if (!ear.stopped) console.error('not live:', error.message)
      resolve()
    })
  })
  const turn = takeTurns(
    () => tell(ear, 'moved'),
    () => underWay(client),
  )
  const asking = setInterval(() => {
    client.query('select 1').catch(() => client.end().catch(() => {}))
  }, askMs)
  ear.client = client
  try {
    await client.connect()
    client.on('notification', turn.moved)
    await client.query(`listen ${channel}`)
    // stopped while it was connecting
    if (ear.stopped) return
    ear.heardFrom = Date.now()
    tell(ear, 'moved')
    await lost
  } finally {
    clearInterval(asking)
    turn.end()
    await client.end().catch(() => {})
  }
}

/** Whether anything is being written now that may have held its tongue because another told (db/guards/9-live.sql). */
async function underWay(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    'select pg_snapshot_xmin(at) <> pg_snapshot_xmax(at) as writing from (select pg_current_snapshot() as at) now',
  )
  return rows[0].writing
}

/** Tells the first move at once and then rests; tells once more at the rest's end when something moved meanwhile or was under way. */
function takeTurns(say: () => void, writing: () => Promise<boolean>): { moved: () => void; end: () => void } {
  let rest: NodeJS.Timeout | undefined
  let next: 'move' | 'echo' | undefined
  let ended = false
  async function speak(of: 'move' | 'echo') {
    rest = setTimeout(rested, restMs)
    // asked first: what is not under way any more was there before anybody reads
    const open = of === 'move' && (await writing().catch(() => true))
    if (ended) return
    if (open) next ??= 'echo'
    say()
  }
  function rested() {
    rest = undefined
    const of = next
    next = undefined
    if (of && !ended) void speak(of)
  }
  return {
    moved() {
      if (rest) next = 'move'
      else void speak('move')
    },
    end() {
      ended = true
      clearTimeout(rest)
    },
  }
}
