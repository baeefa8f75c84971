import { isOpen } from '@/domain/outbox'
import { type Bundle, keepUnsent } from './bundle'
import { tellLeft } from './forget'
import { keep, notePhone } from './phone'
import { phoneDatabase } from './phone-database'

/** What came of asking the server who this is and what they have to visit. */
export type Asked = 'fresh' | 'signedOut' | 'away'

async function ask(): Promise<Bundle | 'signedOut' | 'away'> {
  try {
    const response = await fetch('/api/field/bundle', {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    })
    if (response.status === 401) return 'signedOut'
    if (!response.ok || !response.headers.get('content-type')?.startsWith('application/json')) return 'away'
    const bundle = (await response.json()) as Bundle
    return typeof bundle.as?.personId === 'number' ? bundle : 'away'
  } catch (error) {
    console.info('the server is out of reach:', error)
    return 'away'
  }
}

/** Lines confirmed longer ago than this are forgotten; until then they can be looked up. */
const remembered = 7 * 24 * 3_600_000

async function store(bundle: Bundle, asked: string): Promise<void> {
  const { personId } = bundle.as
  const database = await phoneDatabase()
  const tx = database.transaction(['people', 'entries', 'photos', 'settings'], 'readwrite')
  const before = await tx.objectStore('people').get(personId)
  const entries = await tx.objectStore('entries').index('person').getAll(personId)
  const waiting = new Set(entries.filter(isOpen).map(entry => entry.inspectionId))
  const old = entries.filter(
    entry => entry.state === 'done' && Date.parse(entry.doneAt ?? asked) < Date.now() - remembered,
  )
  for (const entry of old) {
    tx.objectStore('entries').delete(entry.order)
    if (entry.act.kind === 'photo') tx.objectStore('photos').delete(entry.key)
  }
  // whoever had the phone before takes their bundle along; what they have waiting stays theirs
  for (const other of await tx.objectStore('people').getAllKeys())
    if (other !== personId) tx.objectStore('people').delete(other)
  tx.objectStore('people').put({ personId, bundle: keepUnsent(bundle, before?.bundle ?? null, waiting), asked })
  tx.objectStore('settings').put({ name: 'who', value: personId })
  await tx.done
}

/** Asks for the bundle and keeps it; whoever it is for has the phone from now on. */
export async function fetchBundle(): Promise<Asked> {
  const asked = new Date().toISOString()
  const bundle = (await tellLeft()) ? await ask() : 'away'
  notePhone({ online: bundle !== 'away', ...(bundle !== 'away' && { signedOut: bundle === 'signedOut' }) })
  if (typeof bundle === 'string') return bundle
  await keep(() => store(bundle, asked))
  return 'fresh'
}
