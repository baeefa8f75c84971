import 'server-only'
import { createHash } from 'node:crypto'
import { asAnybody } from '@/db/client'
import { findPublicStamp, listPublicAnswers, type PublicRumour } from '@/db/queries/public-answers'

/** A response that is ready to be sent again and again; the server zips it, as it does every page. */
export type Ready = { body: Buffer<ArrayBuffer>; etag: string; type: string }

/** The public answers as one state of the database has them, with every page that was asked for. */
export type Kept = { stamp: string; answers: readonly PublicRumour[]; pages: Map<string, Ready> }

let kept: Kept | undefined
let running: Promise<Kept> | undefined
let next: Promise<Kept> | undefined

async function look(): Promise<Kept> {
  return asAnybody(async tx => {
    const stamp = await findPublicStamp(tx)
    if (kept?.stamp !== stamp) kept = { stamp, answers: await listPublicAnswers(tx), pages: new Map() }
    return kept
  })
}

function start(): Promise<Kept> {
  const mine = look().finally(() => {
    running = undefined
  })
  running = mine
  return mine
}

/**
 * The public answers of now. Whoever comes while somebody looks waits for the next look, which many share: nobody is told what an earlier state of the
 * database was, and however many ask, one connection at a time looks.
 */
export function currentAnswers(): Promise<Kept> {
  if (!running) return start()
  next ??= running
    .catch(() => undefined)
    .then(() => {
      next = undefined
      return start()
    })
  return next
}

/** A document as it is sent, made once for each state; null when there is none. */
export function readyPage(from: Kept, key: string, type: string, make: () => string | null): Ready | null {
  const known = from.pages.get(key)
  if (known) return known
  const text = make()
  if (text === null) return null
  const body = Buffer.from(text)
  const ready = {
    body,
    // weak, for the bytes differ with the encoding
    etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    type,
  }
  from.pages.set(key, ready)
  return ready
}
