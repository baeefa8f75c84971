import 'server-only'
import { hearMoves, type Told } from '@/db/live'

/** A browser allows six connections to one address; a session that held them all could open no page. */
export const mostOfSession = 4
const mostOfProcess = 2000
/** Comments that keep the line open and show that it is, in ms; at each it is asked whether the session still stands. */
const beatMs = 15_000
/** A line ends after this, in ms, so that the browser comes back, perhaps to another process. */
const lifeMs = 10 * 60_000

type Lines = Map<string, Set<() => void>>
const kept = globalThis as { sixlinesLines?: Lines }

/** How the open lines of each session end. */
function lines(): Lines {
  if (!kept.sixlinesLines) {
    const made: Lines = new Map()
    kept.sixlinesLines = made
    // a server that ends waits for every answer, and these do not end by themselves
    const endAll = () => {
      for (const ends of made.values()) for (const end of [...ends]) end()
    }
    process.once('SIGTERM', endAll).once('SIGINT', endAll)
  }
  return kept.sixlinesLines
}

/** Why one more line of this session is not opened: `session` when it has its share, `process` when all are taken; null when it may. */
export function fullFor(session: string): 'session' | 'process' | null {
  if ((lines().get(session)?.size ?? 0) >= mostOfSession) return 'session'
  return [...lines().values()].reduce((sum, one) => sum + one.size, 0) >= mostOfProcess ? 'process' : null
}

type Line = {
  session: string
  /** When the page was read, in ms since 1970; what moved since then is told at once. */
  since: number
  gone: AbortSignal
  stands: () => Promise<boolean>
}

/**
 * The line of one open page: the event `moved` when something moved, `deaf` when nothing can be heard, `over` when the session ended.
 * It ends with the session, with the reader or after ten minutes, whichever is first.
 */
export function liveLine({ session, since, gone, stands }: Line): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = () => {}
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    let open = true
    let unhear = () => {}
    const send = (text: string) => {
      if (!open) return
      // whoever does not read is given up, so that nothing piles up for them
      if ((controller.desiredSize ?? 0) < -64) return end()
      controller.enqueue(encoder.encode(text))
    }
    const say = (told: Told | 'over') => send(`event: ${told}\ndata:\n\n`)
    const beat = setInterval(async () => {
      const good = await stands().catch(error => {
        // the database is away, not the session; `deaf` says so
        console.error('a live line could not ask for its session:', error.message)
        return true
      })
      if (good) return send(': here\n\n')
      say('over')
      end()
    }, beatMs)
    const life = setTimeout(() => end(), lifeMs)
    end = () => {
      if (!open) return
      open = false
      clearInterval(beat)
      clearTimeout(life)
      unhear()
      gone.removeEventListener('abort', end)
      const ends = lines().get(session)
      ends?.delete(end)
      if (ends?.size === 0) lines().delete(session)
      try {
        controller.close()
      } catch {
        // the reader went first
      }
    }
    const ends = lines().get(session) ?? new Set()
    lines().set(session, ends.add(end))
    gone.addEventListener('abort', end)
    // the browser comes back two seconds after a loss
    send('retry: 2000\n\n')
    unhear = hearMoves(say, since)
  }
  return new ReadableStream<Uint8Array>({ start, cancel: () => end() })
}
